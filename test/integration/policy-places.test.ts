import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtures } from '../../fixtures/sites/server.ts';
import { publishedPolicy } from '../../src/audit/published-policy.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import { isDeclaration } from '../../src/audit/policy-choice.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { launchBrowser, type AuditBrowser } from '../../src/browser/launch.ts';
import { Survey, type PolicySnapshot } from '../../src/gather/survey.ts';
import { readPolicy } from '../../src/policy/read.ts';
import { gatherOptions } from '../gather-options.ts';

let sites: Awaited<ReturnType<typeof startFixtures>>;
let browser: AuditBrowser;

beforeAll(async () => {
  const found = await ensureBrowser({ browser: undefined, install: false, say: () => undefined });
  sites = await startFixtures();
  browser = await launchBrowser({
    found,
    thirdPartyCookies: 'allow',
    ignoreHttpsErrors: true,
    timeoutMs: 30_000,
    hostMappings: sites.resolve.map(parseHostMapping),
    userAgent: null,
  });
});

afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

async function find(url: string): Promise<PolicySnapshot & { names: string[]; files: string[] }> {
  const files: string[] = [];
  const survey = await Survey.open(
    browser,
    gatherOptions(url, {
      observeMs: 0,
      timeoutMs: 20_000,
      locale: 'en-US',
      hostMapping: sites.resolve,
      isDeclaration,
      files: {
        write: async (name) => {
          files.push(name);
          await Promise.resolve();
        },
      },
    }),
  );
  try {
    const snapshot = await survey.published();
    const read = readPolicy({ text: snapshot.text ?? '', sha256: '0', location: 'p', kind: 'page', contentType: 'text/html' });
    return { ...snapshot, files, names: read.status === 'read' ? read.policy.entries.map(({ name }) => name) : [] };
  } finally {
    await survey.close();
  }
}

describe('the policy of a portal is found', () => {
  it('past a page that only explains cookies, with what a script builds in accordions, tabs, shadow roots and frames', async () => {
    const found = await find('https://policy-scripted.example/');
    expect(found.page).toMatchObject({ url: 'https://policy-scripted.example/legal/declaration', foundBy: 'link', outcome: { ok: true } });
    expect(found.names.toSorted()).toEqual(['folded_sid', 'framed_sid', 'shadow_sid', 'tab_one', 'tab_two']);
    expect(found.files).toEqual(['policy-page.html']);
  });

  it('in the sitemap, where no page links it', async () => {
    const found = await find('https://policy-listed.example/');
    expect(found.page).toMatchObject({ url: 'https://policy-listed.example/om-kakor', foundBy: 'sitemap' });
    expect(found.names).toEqual(['listed_sid']);
  });

  it('on another site, by way of the privacy page, and says so', async () => {
    const found = await find('https://policy-outside.example/');
    expect(found.page).toMatchObject({ url: 'https://policy-host.example/policies/outside', foundBy: 'link', external: true });
    expect(found.names).toEqual(['outside_sid']);
  });

  it('nowhere: a portal that answers every path has none, and all places are told', async () => {
    const found = await find('https://policy-everywhere.example/');
    expect(found.page).toMatchObject({ url: null, foundBy: 'none' });
    expect(found.page.lookedAt).toContain('https://policy-everywhere.example/terms/cookies-policy/');
    expect(found.files).toEqual([]);
  });
});

it('reads the declaration at an address, in a browser of its own', async () => {
  const policy = await publishedPolicy('https://policy-host.example/policies/outside', {
    timeoutMs: 20_000,
    locale: 'de-DE',
    resolve: sites.resolve,
    ignoreHttpsErrors: true,
    userAgent: null,
    browser: undefined,
    install: false,
    signal: new AbortController().signal,
    say: () => undefined,
  });
  expect(policy.entries).toMatchObject([{ name: 'outside_sid', lifetimeSeconds: 86_400 }]);
});
