import { mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PortalFile } from '../../src/model/portal-file.ts';
import { evidence } from '../unit/evidence-builder.ts';
import { onlyLine, Workspace } from './program.ts';

const PAGE = `<html lang="fr"><body><h1>Cookies</h1><h2>Mesure d’audience</h2>
<table><tr><th>Nom</th><th>Fournisseur</th><th>Finalité</th><th>Durée</th></tr>
<tr><td>_pk_id.*</td><td>Matomo</td><td>Distingue les visiteurs</td><td>13 mois</td></tr></table></body></html>`;
const NEWER = `# Cookies

## Statistics

| Name | Provider | Purpose | Lifetime |
|---|---|---|---|
| _pk_id.* | Matomo | Tells visitors apart | 395 days |
| _pk_ses.* | Matomo | Groups pages | 30 minutes |
`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await Workspace.create();
  await workspace.file('page.html', PAGE);
  await workspace.file('newer.md', NEWER);
  await workspace.file('no-list.txt', 'We like cookies.\n');
  await mkdir(workspace.at('evidence'));
  const seen = evidence({
    scenarios: [
      {
        name: 'no-choice',
        phases: [
          {
            name: 'before',
            set: [
              'mystery_value',
              { name: '_ga_AB12CD34EF', lifetime: 63_072_000 },
              { name: 'sessionid', http: true },
              { name: 'a<b>|`x`', lifetime: 3600 },
            ],
            jar: ['mystery_value', { name: '_ga_AB12CD34EF', lifetime: 63_072_000 }, 'sessionid', { name: 'a<b>|`x`', lifetime: 3600 }],
          },
        ],
      },
    ],
  });
  await workspace.file('evidence/evidence.json', JSON.stringify(seen));
});

afterAll(async () => {
  await workspace.remove();
});

describe('policy read', () => {
  it('gives the entries as JSON', async () => {
    const ended = await workspace.inside(['policy', 'read', 'page.html', '--format', 'json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      language: 'fr',
      entries: [
        {
          name: '_pk_id.*',
          provider: 'Matomo',
          category: 'statistics',
          lifetimeSeconds: 34_128_000,
          durationText: '13 mois',
          purpose: 'Distingue les visiteurs',
          party: null,
          source: { document: 'page.html', section: 'Mesure d’audience', line: 3 },
        },
      ],
    });
  });

  it('shows a person one line each', async () => {
    const ended = await workspace.inside(['policy', 'read', 'page.html']);
    expect(ended.stdout).toMatch(/^page\.html: 1 declared\n_pk_id\.\* +statistics +Matomo +13 mois\n$/);
  });

  it.each<[string, string[], RegExp]>([
    [
      'a URL that is not there',
      ['policy', 'read', 'https://portal.invalid/cookies', '--timeout', '10s'],
      /https:\/\/portal\.invalid\/cookies: /,
    ],
    ['a wrong --resolve', ['policy', 'read', 'https://portal.invalid/', '--resolve', 'nothing'], /nothing/],
    ['--save of what saves nothing', ['policy', 'read', 'page.html', '--save', 'x.yaml'], /policy import/],
    ['import into a file that is there', ['policy', 'import', 'page.html', '--save', 'newer.md'], /newer\.md: this file exists.*--force/],
    ['a document without a list', ['policy', 'read', 'no-list.txt'], /no-list\.txt: .*no list of cookie names/],
    ['one file too many', ['policy', 'read', 'page.html', 'newer.md'], /newer\.md is one too many/],
    ['an unknown format', ['policy', 'read', 'page.html', '--format', 'xml'], /xml: expected terminal, json/],
    ['diff of one file', ['policy', 'diff', 'page.html'], /two files/],
    ['draft in a format of another action', ['policy', 'draft', 'evidence', '--format', 'json'], /json: expected yaml, markdown, html/],
    ['draft of nothing', ['policy', 'draft', 'nowhere'], /nowhere/],
  ])('%s: one line, exit code 2', async (_, args, said) => {
    const ended = await workspace.inside(args);
    expect(onlyLine(ended)).toMatch(said);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('policy import', () => {
  it('writes a portal file that declares the same', async () => {
    const ended = await workspace.inside(['policy', 'import', 'page.html', '--save', 'portals/ours/imported.yaml']);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(PortalFile.parse(parse(await readFile(workspace.at('portals', 'ours', 'imported.yaml'), 'utf8')))).toMatchObject({
      language: 'fr',
      entries: [{ name: '_pk_id.*', provider: 'Matomo', category: 'statistics', purpose: 'Distingue les visiteurs', lifetime: '13 mois' }],
    });
    expect(await workspace.inside(['policy', 'diff', 'page.html', 'portals/ours/imported.yaml'])).toMatchObject({ code: 0 });
  });
});

describe('policy check', () => {
  it('names the document that an inherited entry stands in', async () => {
    await workspace.file('base.yaml', 'entries:\n  - name: old_sid\n    category: necessary\n');
    await workspace.file('portal.yaml', 'extends: base.yaml\nportal: https://portal.example/\nentries:\n  - name: new_sid\n');
    const ended = await workspace.inside(['policy', 'check', 'portal.yaml']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^\S*base\.yaml:2: old_sid: no purpose$/mu);
    expect(ended.stdout).toMatch(/^\S*portal\.yaml:4: new_sid: no category$/mu);
  });

  it('tells contradictions, duplicates and patterns that match too much', async () => {
    await workspace.file(
      'lint.md',
      '# Cookies\n\n| Name | Category | Purpose | Lifetime | Provider |\n|---|---|---|---|---|\n| a_b | Necessary | Log-in | 1 day | Us |\n| a_b | Marketing | Ads | 2 years | Us |\n| a_* | Statistics | Counts | 1 day | Us |\n',
    );
    const ended = await workspace.inside(['policy', 'check', 'lint.md', '--format', 'json']);
    const { lacks } = JSON.parse(ended.stdout) as { lacks: { name: string; what: string }[] };
    expect(lacks.map(({ name, what }) => `${name}: ${what}`)).toEqual([
      'a_b: declared 2 times',
      'a_b: declared in several categories (necessary, marketing)',
      'a_b: declared with several lifetimes',
      'a_b: declared with several purposes',
      'a_b: the pattern a_* declares it too, as statistics',
      'a_b: the pattern a_* declares it too, as statistics',
      'a_*: the pattern is so short that it matches many cookies',
    ]);
  });
});

describe('policy diff', () => {
  it('tells what was added and changed, with exit code 1', async () => {
    const ended = await workspace.inside(['policy', 'diff', 'page.html', 'newer.md']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe(
      [
        '+ _pk_ses.*  statistics  (newer.md:8)',
        '~ _pk_id.*: purpose: Distingue les visiteurs → Tells visitors apart',
        '1 added, 0 taken away, 1 changed',
        '',
      ].join('\n'),
    );
  });

  it('finds nothing between a list and itself', async () => {
    const ended = await workspace.inside(['policy', 'diff', 'newer.md', 'newer.md', '--format', 'json']);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ added: [], removed: [], changed: [] });
  });
});

describe('policy draft', () => {
  it('writes a portal file that can be read again, gaps marked', async () => {
    const ended = await workspace.inside(['policy', 'draft', 'evidence']);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^4 of 4 entries have gaps/);
    const file = PortalFile.parse(parse(ended.stdout));
    expect(file.portal).toBe('https://portal.example.com/');
    expect(file.entries).toMatchObject([
      { name: 'sessionid', category: 'necessary', provider: 'portal.example.com', lifetime: 'session' },
      { name: '_ga_*', category: 'statistics', provider: 'Google Analytics', lifetime: '2 years', party: 'first' },
      { name: 'a<b>|`x`', lifetime: '1 hour' },
      { name: 'mystery_value', lifetime: 'session' },
    ]);
    expect(ended.stdout).toContain('  # gap: category, provider, purpose\n  - name: mystery_value');
    await workspace.file('draft.yaml', ended.stdout);
    expect((await workspace.inside(['policy', 'show', 'draft.yaml'])).code).toBe(0);
  });

  it('as Markdown: names cannot become mark-up, and the list is read again', async () => {
    const ended = await workspace.inside(['policy', 'draft', 'evidence', '--format', 'markdown']);
    expect(ended.stdout).toContain('## Statistics cookies\n\n| Name | Provider | Purpose | Lifetime | Party |');
    expect(ended.stdout).toContain(String.raw`| a\<b\>\|\`x\` |`);
    await workspace.file('draft.md', ended.stdout);
    const again = await workspace.inside(['policy', 'read', 'draft.md', '--format', 'json']);
    const { entries } = JSON.parse(again.stdout) as { entries: { name: string; category: string }[] };
    expect(entries.slice(0, 2)).toMatchObject([
      { name: 'sessionid', category: 'necessary' },
      { name: '_ga_*', category: 'statistics' },
    ]);
  });

  it('as HTML: escaped', async () => {
    const ended = await workspace.inside(['policy', 'draft', 'evidence', '--format', 'html']);
    expect(ended.stdout).toContain('<h2>Necessary cookies</h2>\n<table>');
    expect(ended.stdout).toContain('<td>a&lt;b&gt;|`x`</td>');
  });
});
