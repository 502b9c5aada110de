import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const src = path.resolve('src');

/** Who may import whom: a room may import from the rooms to its right, and from itself. */
const table: Record<string, string[]> = {
  model: [],
  cookies: ['model'],
  policy: ['model', 'cookies'],
  knowledge: ['model', 'cookies', 'policy'],
  rules: ['model', 'cookies', 'policy', 'knowledge'],
  judge: ['model', 'cookies', 'policy', 'knowledge', 'rules'],
  addresses: [],
  browser: ['model', 'addresses'],
  recorders: ['model', 'cookies', 'browser'],
  consent: ['model', 'cookies', 'browser'],
  gather: ['model', 'cookies', 'browser', 'recorders', 'consent'],
  archive: ['model'],
  changes: ['model', 'judge'],
  stores: ['model'],
  reporters: ['model', 'cookies'],
  inputs: ['model', 'policy', 'knowledge'],
  notify: ['model', 'reporters'],
  queues: ['model', 'archive'],
  server: ['model', 'addresses', 'judge', 'reporters', 'stores', 'queues'],
  audit: ['model', 'cookies', 'policy', 'knowledge', 'judge', 'browser', 'gather', 'archive', 'inputs', 'version.ts'],
  scan: ['model', 'judge', 'archive', 'inputs', 'audit', 'changes', 'stores', 'queues', 'version.ts'],
  commands: [
    'model',
    'policy',
    'knowledge',
    'judge',
    'browser',
    'archive',
    'inputs',
    'reporters',
    'audit',
    'changes',
    'stores',
    'scan',
    'queues',
    'notify',
    'server',
    'version.ts',
  ],
  'version.ts': [],
  'matchers.ts': ['model'],
  'index.ts': ['model', 'policy', 'judge', 'gather', 'archive', 'reporters', 'audit'],
  'cli.ts': ['model', 'reporters', 'commands'],
};

/** Packages that only some rooms may use. */
const reserved: Record<string, string[]> = {
  playwright: ['browser', 'consent', 'gather'],
  ws: ['browser'],
  commander: ['commands'],
  chalk: ['reporters', 'commands', 'cli.ts'],
  'p-limit': ['audit', 'browser'],
  'ipaddr.js': ['addresses', 'browser'],
  pkijs: ['archive'],
  asn1js: ['archive'],
  kysely: ['stores'],
  libsql: ['stores'],
  pg: ['stores', 'queues'],
  '@duckduckgo/autoconsent': ['consent'],
  nodemailer: ['notify'],
  'pg-boss': ['queues'],
  fastify: ['server'],
  croner: ['queues'],
  'prom-client': ['server'],
};

/** The pure rooms: same input, same output. The registries read their own directory, once, at load. `node:module` loads a package late. */
const pure = ['model', 'cookies', 'policy', 'knowledge', 'rules', 'judge', 'changes', 'reporters'];
const pureMayUse = ['node:crypto', 'node:module'];

interface Import {
  file: string;
  room: string;
  specifier: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  const room = file.split(path.sep)[0] ?? file;
  const specifiers = [...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)];
  return specifiers.map((match) => ({ file, room, specifier: match[1] ?? match[2] ?? match[3] ?? '' }));
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports = files.flatMap(importsOf);

describe('the dependency table', () => {
  it('sees the source', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(200);
  });

  it('names every room', () => {
    const rooms = new Set(files.map((file) => file.split(path.sep)[0] ?? file));
    expect([...rooms].filter((room) => table[room] === undefined)).toEqual([]);
    expect(Object.keys(table).filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('lets arrows point one way', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, room, specifier }) => {
        const target = path.relative(src, path.resolve(src, path.dirname(file), specifier)).split(path.sep)[0] ?? '';
        return { file, room, target };
      })
      .filter(({ room, target }) => target !== room && !(table[room] ?? []).includes(target))
      .map(({ file, target }) => `${file} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('keeps packages in the rooms that may use them', () => {
    const wrong = imports
      .filter(({ room, specifier }) => reserved[specifier] !== undefined && !reserved[specifier].includes(room))
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(wrong).toEqual([]);
  });

  it('keeps the pure rooms away from files, network and processes', () => {
    const wrong = imports
      .filter(
        ({ room, file, specifier }) =>
          pure.includes(room) && specifier.startsWith('node:') && !file.endsWith('registry.ts') && !pureMayUse.includes(specifier),
      )
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(wrong).toEqual([]);
  });
});
