import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPortalFile, loadPortalFile } from '../../../src/inputs/portal-file.ts';
import { generateSchemas } from '../../../scripts/generate-schemas.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cookie-audit-portal-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function put(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, text);
  return path;
}

const BASE =
  'category: necessary\nentries:\n  - name: sid\n    lifetime: 6 months\n  - name: lang\n  - name: _pk_id.*\n    category: statistics\n';

describe('extends', () => {
  test('inherited entries come first, same names are replaced in place, omitted ones are gone', async () => {
    await put('base.yaml', BASE);
    const path = await put(
      'p.yaml',
      'extends: ./base.yaml\nportal: https://p.example\nomit: [lang]\nentries:\n  - name: extra\n  - name: sid\n    provider: Us\n',
    );
    const { file, policy } = await loadPortalFile(path);
    expect(file).not.toHaveProperty('extends');
    expect(
      policy?.entries.map((entry) => [
        entry.name,
        entry.category,
        entry.match,
        entry.source.document.slice(directory.length + 1),
        entry.source.line,
      ]),
    ).toEqual([
      ['sid', 'necessary', 'exact', 'p.yaml', 6],
      ['_pk_id.*', 'statistics', 'pattern', 'base.yaml', 6],
      ['extra', 'necessary', 'exact', 'p.yaml', 5],
    ]);
  });

  test('lifetimes are read, and the category of the file holds for entries without', async () => {
    const { policy } = await loadPortalFile(await put('base.yaml', BASE));
    expect(policy?.entries[0]).toMatchObject({ category: 'necessary', durationText: '6 months', lifetimeSeconds: 15_552_000 });
    expect(policy).toMatchObject({ source: { kind: 'portal-file' }, format: 'yaml', completeness: 'unknown' });
  });

  test('no entries anywhere: no policy; an empty list: a policy that declares none', async () => {
    expect((await loadPortalFile(await put('a.yaml', 'portal: https://p.example\n'))).policy).toBeNull();
    expect((await loadPortalFile(await put('b.yaml', 'entries: []\n'))).policy?.entries).toEqual([]);
  });

  test('the sum is that of all files', async () => {
    await put('base.yaml', BASE);
    const path = await put('p.yaml', 'extends: base.yaml\n');
    const before = await loadPortalFile(path);
    await put('base.yaml', `${BASE}# changed\n`);
    expect((await loadPortalFile(path)).sha256).not.toBe(before.sha256);
  });

  test('a circle is told', async () => {
    await put('a.yaml', 'extends: ./b.yaml\n');
    const path = await put('b.yaml', '\nextends: ./a.yaml\n');
    await expect(loadPortalFile(path)).rejects.toMatchObject({
      name: 'CookieAuditError',
      code: 'policy-invalid',
      message: expect.stringMatching(/a\.yaml:1: extends: .*circle/u),
    });
  });

  test('a missing base is told where it is asked for', async () => {
    const path = await put('p.yaml', 'portal: https://p.example\nextends: ./gone.yaml\n');
    await expect(loadPortalFile(path)).rejects.toMatchObject({
      code: 'policy-not-found',
      message: expect.stringMatching(/p\.yaml:2: extends: .*gone\.yaml/u),
    });
  });
});

describe('errors name file, line and path', () => {
  test.each([
    ['unknown key', 'portal: https://p.example\nentrys: []\n', /p\.yaml:2: entrys: this key is not known \(did you mean entries\?\)$/u],
    [
      'two unknown keys',
      'entires: []\nxyzzy: 1\n',
      /p\.yaml:1: entires: [^\n]*entries\?\); [^\n]*p\.yaml:2: xyzzy: this key is not known$/u,
    ],
    [
      'unknown key of a step',
      'consent:\n  accept:\n    - clik: a\n',
      /consent\.accept\[0\]\.clik: this key is not known \(did you mean click\?\)/u,
    ],
    ['unknown key of an entry', 'entries:\n  - name: a\n    lifetimes: 1 day\n', /p\.yaml:3: entries\[0\]\.lifetimes/u],
    ['wrong type', 'entries:\n  - name: a\n  - name: 3\n', /p\.yaml:3: entries\[1\]\.name: .*string/u],
    ['wrong category', 'entries:\n  - name: a\n    category: vital\n', /p\.yaml:3: entries\[0\]\.category: .*necessary/u],
    ['no name', 'entries:\n  - provider: a\n', /p\.yaml:2: entries\[0\]\.name/u],
    ['bad YAML', 'portal: https://p.example\nentries: [\n', /p\.yaml:\d+: not YAML/u],
    ['twice the same key', 'language: en\nlanguage: fr\n', /p\.yaml:2: not YAML/u],
    ['a list, not a map', '- a\n', /p\.yaml:1: .*object/u],
    ['a name that declares everything', 'entries:\n  - name: "*"\n', /p\.yaml:2: entries\[0\]\.name: .*every cookie/u],
    ['a lifetime that nobody understands', 'entries:\n  - name: a\n    lifetime: soon\n', /p\.yaml:3: entries\[0\]\.lifetime/u],
    ['omit of what is not there', 'omit: [gone]\n', /p\.yaml: omit: .*gone/u],
  ])('%s', async (_, text, message) => {
    const path = await put('p.yaml', text);
    await expect(loadPortalFile(path)).rejects.toMatchObject({ code: 'policy-invalid', message: expect.stringMatching(message) });
  });

  test('a file that is not there', async () => {
    await expect(loadPortalFile(join(directory, 'none.yaml'))).rejects.toMatchObject({ code: 'policy-not-found' });
  });
});

describe('findPortalFile', () => {
  test('by the host of the portal or by its other hosts', async () => {
    await put('base.yaml', BASE);
    const path = await put('p.yml', 'extends: base.yaml\nportal: https://p.example/start\nhosts: [Alias.example]\n');
    expect((await findPortalFile('https://p.example', [directory]))?.path).toBe(path);
    expect((await findPortalFile('https://alias.example/x', [directory]))?.path).toBe(path);
    expect(await findPortalFile('https://sub.p.example', [directory])).toBeNull();
    expect(await findPortalFile('https://p.example', [join(directory, 'none')])).toBeNull();
  });

  test('a file that cannot be read is an error that names it', async () => {
    await put('a.yaml', 'entries: [\n');
    await put('b.yaml', 'portal: https://p.example\n');
    await expect(findPortalFile('https://p.example', [directory])).rejects.toMatchObject({ message: expect.stringContaining('a.yaml') });
  });
});

describe('the files of policies/', () => {
  const policies = fileURLToPath(new URL('../../../policies', import.meta.url));
  test.each(['jmorel.opendatasoft.com', 'bfortune.opendatasoft.com', 'mtran.my.opendatasoft.com', 'dashboard.paris'])(
    '%s declares the four',
    async (host) => {
      const found = await findPortalFile(`https://${host}`, [policies]);
      expect(found?.policy).toMatchObject({ completeness: 'unknown', portalUrl: `https://${host}` });
      expect(found?.policy?.entries.map((entry) => [entry.name, entry.provider, entry.category, entry.lifetimeSeconds])).toEqual(
        ['sessionid', 'django_language', 'csrftoken', 'cookies_preferences'].map((name) => [name, 'Opendatasoft', 'necessary', null]),
      );
    },
  );

  test('smartbump declares two, and its list is incomplete', async () => {
    const found = await findPortalFile('https://smartbump.opendatasoft.com', [policies]);
    expect(found?.policy?.entries.map((entry) => entry.name)).toEqual(['sessionid', 'django_language']);
    expect(found?.policy).toMatchObject({ completeness: 'incomplete', incompleteReason: expect.stringContaining('cut off') });
  });

  test('the generated schemas are up to date', async () => {
    expect(await generateSchemas(true)).toEqual([]);
  });
});
