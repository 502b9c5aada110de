import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPortfolio } from '../../../src/inputs/portfolio.ts';

let directory: string;

beforeEach(async () => (directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-portfolio-'))));
afterEach(async () => await rm(directory, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(path.join(directory, name), text);
  return path.join(directory, name);
}

const urlsOf = async (place: string): Promise<string[]> => (await loadPortfolio([place])).portals.map(({ url }) => url);

describe('what a portfolio may be', () => {
  it('a YAML list', async () => {
    const place = await file(
      'towns.yaml',
      '- a.example\n- https://b.example/open?x=1#top\n- url: http://c.example:8080\n  tags: [sea, big]\n  pages: 3\n',
    );
    expect(await loadPortfolio([place])).toEqual({
      name: 'towns',
      portals: [
        { url: 'https://a.example/', tags: [], settings: {} },
        { url: 'https://b.example/open?x=1', tags: [], settings: {} },
        { url: 'http://c.example:8080/', tags: ['sea', 'big'], settings: { pages: 3 } },
      ],
    });
  });

  it('YAML with a name, defaults and platforms, by name or by host; what is nearer counts', async () => {
    const place = await file(
      'all.yaml',
      `name: our portals
defaults: { pages: 1, locale: fr-FR }
platforms:
  shop: { hosts: ['*.shop.example'], policy: shop.html, pages: 4 }
portals:
  - x.shop.example
  - { url: y.example, platform: shop, pages: 9 }
  - { url: z.example, platform: opendatasoft }
  - w.example
`,
    );
    const { name, portals } = await loadPortfolio([place]);
    const shop = path.join(directory, 'shop.html');
    expect(name).toBe('our portals');
    expect(portals.map(({ settings }) => settings)).toEqual([
      { pages: 4, locale: 'fr-FR', policy: shop },
      { pages: 9, locale: 'fr-FR', policy: shop },
      { pages: 1, locale: 'fr-FR', policy: path.resolve('policies/opendatasoft.yaml') },
      { pages: 1, locale: 'fr-FR' },
    ]);
  });

  it.each([',', ';'])('CSV with %s', async (separator) => {
    const text = 'URL,tags,pages,policy\nhttps://a.example,"sea big",2,a.html\n\nb.example,,,\n'.replaceAll(',', separator);
    expect((await loadPortfolio([await file('p.csv', `\ufeff${text}`)])).portals).toEqual([
      { url: 'https://a.example/', tags: ['sea', 'big'], settings: { pages: 2, policy: path.join(directory, 'a.html') } },
      { url: 'https://b.example/', tags: [], settings: {} },
    ]);
  });

  it.each([
    ['url,tags,scenarios', '"city, sea;big",accept|reject'],
    ['url;tags;scenarios', 'city,sea|big;accept reject'],
    ['url,tags,scenarios', 'city|sea big,"accept,reject"'],
  ])('several words in a cell of CSV: %s %s', async (columns, cells) => {
    const place = await file('p.csv', `${columns}\n${columns.includes(';') ? 'a.example;' : 'a.example,'}${cells}\n`);
    expect((await loadPortfolio([place])).portals).toEqual([
      { url: 'https://a.example/', tags: ['city', 'sea', 'big'], settings: { scenarios: ['accept', 'reject'] } },
    ]);
  });

  it('a list of URLs without an ending', async () => {
    expect(await urlsOf(await file('towns', '# ours\nhttps://a.example/\nhttp://b.example/ # old\n'))).toEqual([
      'https://a.example/',
      'http://b.example/',
    ]);
  });

  it('text, and a sitemap of portals', async () => {
    expect(await urlsOf(await file('p.txt', '# ours\na.example  # the first\n\nhttps://b.example/\n'))).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]);
    const sitemap =
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/?a=1&amp;b=2</loc></url></urlset>';
    expect(await urlsOf(await file('sitemap.xml', sitemap))).toEqual(['https://a.example/?a=1&b=2']);
  });

  it('portal files, whose bases are no portals', async () => {
    await file('base.yaml', 'language: en\nentries: []\n');
    const a = await file('a.yaml', 'portal: https://a.example\nextends: base.yaml\n');
    expect((await loadPortfolio([path.join(directory, '*.yaml')])).portals).toEqual([
      { url: 'https://a.example/', tags: [], settings: { policy: a } },
    ]);
    expect(await urlsOf(directory)).toEqual(['https://a.example/']);
  });

  it('each portal once, with the tags of both', async () => {
    const place = await file('p.yaml', '- {url: a.example, tags: [x]}\n- {url: "https://A.example/", tags: [y], pages: 1}\n');
    expect((await loadPortfolio([place])).portals).toEqual([{ url: 'https://a.example/', tags: ['x', 'y'], settings: { pages: 1 } }]);
  });
});

describe('what is wrong is told with its place', () => {
  it.each([
    ['p.yaml', '- a.example\n- {url: b.example, page: 3}\n', /p\.yaml: 1.*page/],
    ['p.yaml', '- ftp://a.example\n', /portals\.0: "ftp:\/\/a\.example" is not the URL/],
    ['p.yaml', '- https://me:secret@a.example\n', /password/],
    ['p.yaml', '- {url: a.example, platform: drupal}\n', /portals\.0\.platform: there is no platform drupal/],
    ['p.yaml', '- [\n', /p\.yaml: /],
    ['p.yaml', '', /no portal in it/],
    ['p.yaml', '- {url: a.example, tags: ["city,sea"]}\n', /0\.tags\.0: a tag has no comma/],
    ['p.csv', 'name\na.example\n', /line 1: no column is named url$/],
    ['p.csv', 'ulr,pages\na.example,1\n', /line 1: no column is named url \(is "ulr" meant/],
    ['p.csv', 'https://a.example\nhttps://b.example\n', /line 1: the first line has to name the columns/],
    ['p.csv', 'url,pagse\na.example,1\n', /line 1: no column is named "pagse" \(did you mean pages\?\)/],
    ['p.csv', 'url,pages\n,1\n', /line 2: no url/],
    ['p', 'a.example\nb.example\n', /neither YAML of portals nor a list of URLs/],
    ['p.csv', 'url,pages\na.example,many\n', /line 2: pages/],
    ['p.csv', 'url,pages\n"a.example,1\n', /p\.csv: /],
    ['p.txt', 'a.example\nnot a url\n', /line 2: "not a url"/],
  ])('%s %j', async (name, text, message) => {
    await expect(loadPortfolio([await file(name, text)])).rejects.toMatchObject({
      code: 'portfolio-invalid',
      message: expect.stringMatching(message),
    });
  });

  it('a directory without portal files, and a pattern that nothing matches', async () => {
    await expect(loadPortfolio([directory])).rejects.toMatchObject({
      message: expect.stringMatching(/the directory holds no portal file/),
    });
    const pattern = path.join(directory, '*.yaml');
    await expect(loadPortfolio([pattern])).rejects.toMatchObject({
      message: `${pattern}: no file matches that pattern`,
      hint: expect.not.stringContaining('quotes'),
    });
  });

  it('a file that is not there', async () => {
    await expect(loadPortfolio([path.join(directory, 'none.yaml')])).rejects.toMatchObject({ code: 'portfolio-invalid' });
  });
});
