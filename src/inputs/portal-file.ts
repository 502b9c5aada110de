import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import type { PortalFile } from '../model/portal-file.ts';
import { policyFromPortalFile, type DeclaredAt } from '../policy/from-portal-file.ts';
import { readPortalFileSource, type PortalFileSource } from './portal-file-source.ts';

/** A portal file with all that it extends. */
export interface LoadedPortalFile {
  /** Merged: its own keys before inherited ones; `extends` and `omit` are resolved and gone. */
  readonly file: PortalFile;
  /** What it declares; null where no entries are declared anywhere. */
  readonly policy: Policy | null;
  readonly path: string;
  /** Of the file's bytes; of those of all files, base first, where it extends others. */
  readonly sha256: string;
}

const DEEPEST = 20;

/** The file and what it extends, base first. */
async function chainOf(path: string): Promise<PortalFileSource[]> {
  const chain: PortalFileSource[] = [];
  let next: { path: string; from: PortalFileSource | null } | null = { path: resolve(path), from: null };
  while (next !== null) {
    const { path: at, from }: { path: string; from: PortalFileSource | null } = next;
    const where = from === null ? '' : `${from.path}:${String(from.extendsLine ?? 1)}: extends: `;
    if (chain.some((source) => source.path === at) || chain.length >= DEEPEST) {
      const round = [...chain.map((source) => source.path).reverse(), at].join(' → ');
      throw new CookieAuditError({
        code: 'policy-invalid',
        message: `${where}the files extend each other in a circle (${round})`,
        hint: 'Let one of them stand without `extends`.',
      });
    }
    let source: PortalFileSource;
    try {
      source = await readPortalFileSource(at);
    } catch (error) {
      if (from === null || !(error instanceof CookieAuditError) || error.code !== 'policy-not-found') throw error;
      throw new CookieAuditError({
        code: 'policy-not-found',
        message: `${where}${error.message}`,
        cause: error,
        hint: 'Check the path: `extends` is relative to the file that says it.',
      });
    }
    chain.unshift(source);
    next = source.file.extends === undefined ? null : { path: resolve(dirname(at), source.file.extends), from: source };
  }
  return chain;
}

type Entry = NonNullable<PortalFile['entries']>[number];

interface Merged {
  file: PortalFile;
  entries: Map<string, { entry: Entry; place: DeclaredAt }>;
}

/** A name may be declared twice on different domains: together they are what an entry replaces. */
const keyOf = (entry: Entry): string => `${entry.name}\n${entry.domain ?? ''}`;

function merge(into: Merged, source: PortalFileSource): void {
  const { extends: _extends, omit, entries, $schema: _schema, ...own } = source.file;
  for (const name of omit ?? []) {
    const keys = [...into.entries].filter(([, { entry }]) => entry.name === name).map(([key]) => key);
    if (keys.length === 0) {
      throw new CookieAuditError({
        code: 'policy-invalid',
        message: `${source.path}: omit: no inherited entry is named "${name}"`,
        hint: 'Names are compared case-sensitively, as cookies are.',
      });
    }
    for (const key of keys) into.entries.delete(key);
  }
  // A file's own category holds for its own entries even where an heir names another.
  entries?.forEach((entry, index) => {
    const category = entry.category ?? source.file.category;
    into.entries.set(keyOf(entry), {
      entry: category === undefined ? entry : { ...entry, category },
      place: { document: source.path, line: source.entryLines[index] ?? null },
    });
  });
  const declared = into.file.entries !== undefined || entries !== undefined;
  // Both or neither: an heir that says `complete: true` must not inherit the reason against it.
  const { incompleteReason, ...inherited } = into.file;
  const keptReason = own.complete === undefined && incompleteReason !== undefined ? { incompleteReason } : {};
  into.file = {
    ...inherited,
    ...keptReason,
    ...own,
    ...(declared ? { entries: [...into.entries.values()].map(({ entry }) => entry) } : {}),
  };
}

/**
 * Reads a portal file with all that it extends. Inherited entries come first, entries of the same
 * name (and domain) replace them in place, `omit` takes inherited ones away.
 * @throws CookieAuditError `policy-not-found` or `policy-invalid`, with file, line and path
 */
export async function loadPortalFile(path: string): Promise<LoadedPortalFile> {
  const chain = await chainOf(path);
  const merged: Merged = { file: {}, entries: new Map() };
  for (const source of chain) merge(merged, source);
  const [only] = chain;
  const sha256 =
    chain.length === 1 && only !== undefined
      ? only.sha256
      : createHash('sha256')
          .update(chain.map((source) => source.sha256).join('\n'))
          .digest('hex');
  const location = resolve(path);
  const places = [...merged.entries.values()].map(({ place }) => place);
  return { file: merged.file, policy: policyFromPortalFile(merged.file, { location, sha256 }, places), path: location, sha256 };
}

async function yamlFilesOf(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory);
    return names
      .filter((name) => /\.ya?ml$/iu.test(name))
      .sort()
      .map((name) => join(directory, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new CookieAuditError({
      code: 'policy-not-found',
      message: `${directory}: the directory of portal files cannot be read (${messageOf(error)})`,
      cause: error,
    });
  }
}

const hostOf = (url: string): string => new URL(url).host.toLowerCase();

/** Portal files of some directories by the hosts that they name; of two for one host the first one counts. */
export async function portalFilesByHost(directories: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const byHost = new Map<string, string>();
  for (const directory of directories) {
    for (const path of await yamlFilesOf(directory)) {
      const { file } = await readPortalFileSource(path);
      if (file.portal === undefined) continue;
      for (const host of [hostOf(file.portal), ...(file.hosts ?? []).map((name) => name.toLowerCase())]) {
        if (!byHost.has(host)) byHost.set(host, path);
      }
    }
  }
  return byHost;
}

/**
 * Finds the portal file of an origin among the YAML files of some directories, first directory
 * first: the one whose `portal` or `hosts` name the origin's host. A file without `portal` is a
 * base that others extend and never matches; a file that cannot be read is an error, not skipped,
 * for it may be the very one.
 */
export async function findPortalFile(origin: string, directories: string[]): Promise<LoadedPortalFile | null> {
  if (!URL.canParse(origin))
    throw new CookieAuditError({
      code: 'usage',
      message: `"${origin}" is not a URL`,
      hint: 'Give it with its scheme, such as https://dashboard.paris.',
    });
  const host = hostOf(origin);
  const path = (await portalFilesByHost(directories)).get(host);
  return path === undefined ? null : await loadPortalFile(path);
}
