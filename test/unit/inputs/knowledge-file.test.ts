import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/inputs/knowledge-file.ts';
import { classify, classifyCookie } from '../../../src/knowledge/classify.ts';
import { knownTable } from '../../../src/knowledge/cookies.ts';
import { CookieAuditError } from '../../../src/model/errors.ts';

const OPEN = `ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,User Privacy & GDPR Rights Portals,Wildcard match
1,Acme Stats,Analytics,acme_visit,website domain (1st party),"Counts visits, in a sentence",2 years,Acme,https://acme.example/privacy,0
2,Acme Stats,Analytics,acme_s_,website domain (1st party),Session,30 minutes,Acme,,1
3,Acme Ads,Marketing,aid,acme-ads.example (3rd party),Ads,90 days,Acme,,0
4,Acme Guard,Security,xg,website domain (1st party),Guard,session,Acme,,0
5,Instagram,Marketing,sessionid,instagram.com (1st party),Session,1 year,Meta,,0
6,Other,Unknown kind,zzz_zzz,,,,,,0
`;

let folder = '';
const file = async (name: string, text: string): Promise<string> => {
  const place = path.join(folder, name);
  await writeFile(place, text);
  return place;
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'knowledge-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the Open Cookie Database', () => {
  it('gives rows of the majority, bound to the host of a third party, and no verdict by a name alone', async () => {
    const rows = await loadKnowledge(await file('open.csv', OPEN));
    expect(rows.map(({ pattern, category }) => [pattern, category])).toEqual([
      ['acme_visit', 'statistics'],
      ['acme_s_*', 'statistics'],
      ['aid', 'marketing'],
      ['xg', 'necessary'],
      ['sessionid', 'marketing'],
    ]);
    const own = knownTable(rows);
    const of = (name: string, domain: string, party: 'first' | 'third') =>
      classifyCookie({ name, domain, party, setters: [] }, own).classification;
    expect(of('acme_s_77', 'portal.example', 'first')).toMatchObject({
      category: 'statistics',
      confidence: 'majority',
      provider: 'Acme Stats',
      note: expect.stringContaining('Open Cookie Database, ID 2') as string,
    });
    expect(of('aid', 'sub.acme-ads.example', 'third')).toMatchObject({ category: 'marketing' });
    expect(of('aid', 'portal.example', 'first')).toMatchObject({ category: 'unknown' });
    expect(of('xg', 'portal.example', 'first')).toMatchObject({ category: 'necessary', confidence: 'inferred', provider: null });
    expect(of('sessionid', 'portal.example', 'first')).toEqual(
      classify({ name: 'sessionid', domain: 'portal.example', party: 'first', setters: [] }),
    );
  });

  it('does not outrank what a maker documents', async () => {
    const own = knownTable(
      await loadKnowledge(
        await file('ga.csv', `${OPEN.split('\n')[0] ?? ''}\n1,Wrong,Functional,_ga,website domain (1st party),x,2 years,W,,0\n`),
      ),
    );
    expect(classifyCookie({ name: '_ga', domain: 'p.example', party: 'first', setters: [] }, own).classification).toMatchObject({
      category: 'statistics',
      confidence: 'exact',
      provider: 'Google Analytics',
    });
  });
});

describe('a table of one’s own', () => {
  it.each([
    ['own.yaml', 'cookies:\n  - { name: my_*, provider: Us, category: functional, domain: .Portal.example, source: our wiki }\n'],
    ['own.csv', 'name,provider,category,domain,source\nmy_*,Us,functional,portal.example,our wiki\n'],
  ])('%s outranks ours', async (name, text) => {
    const rows = await loadKnowledge(await file(name, text));
    const own = knownTable(rows);
    expect(classifyCookie({ name: 'my_x', domain: 'www.portal.example', party: 'first', setters: [] }, own).classification).toMatchObject({
      category: 'functional',
      confidence: 'exact',
      provider: 'Us',
      note: expect.stringContaining('our wiki') as string,
    });
    expect(classifyCookie({ name: 'my_x', domain: 'other.example', party: 'first', setters: [] }, own).classification.category).toBe(
      'unknown',
    );
  });

  it.each([
    ['absent.yaml', null, /absent\.yaml: the table cannot be read/],
    ['empty.csv', 'name,provider,category\n', /holds no row/],
    ['word.yaml', 'hello', /expected a list of cookies/],
    ['category.csv', 'name,provider,category\na_b,Us,tasty\n', /line 2: category/],
    ['everything.yaml', '- { name: "*", provider: Us, category: marketing }', /row 1: name: .*every cookie/],
    ['unknown.yaml', '- { name: a, provider: Us, category: marketing, colour: red }', /row 1: .*colour/],
  ])('%s is told', async (name, text, said) => {
    const place = text === null ? path.join(folder, name) : await file(name, text);
    const error = await loadKnowledge(place).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CookieAuditError);
    expect((error as CookieAuditError).message).toMatch(said);
  });
});
