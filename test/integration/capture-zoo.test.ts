import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Comparison } from '../../bench/capture/compare.ts';
import { isNotYet, notYetCaptured } from '../../bench/capture/not-yet.ts';
import { startZoo } from '../../fixtures/zoo/server.ts';
import { pagePaths, species, truths, ZOO_URL } from '../../fixtures/zoo/zoo.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { gather } from '../../src/gather/gather.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { gatherOptions } from '../gather-options.ts';

const OBSERVE_MS = 10_000;

let evidence: Evidence;
let comparison: Comparison;

beforeAll(async () => {
  const found = await ensureBrowser({ browser: process.env['COOKIE_AUDIT_BROWSER'], install: false, say: () => undefined });
  const zoo = await startZoo();
  try {
    const shared = { thirdPartyCookies: 'allow' as const, ignoreHttpsErrors: true, timeoutMs: 30_000 };
    const browser = await launchBrowser({ ...shared, found, hostMappings: zoo.resolve.map(parseHostMapping), userAgent: null });
    try {
      const visit = async (): Promise<Evidence> =>
        (
          await gather(
            browser,
            gatherOptions(ZOO_URL, {
              ...shared,
              scenarios: ['no-choice'],
              pages: pagePaths.length,
              observeMs: OBSERVE_MS,
              locale: 'en-US',
              hostMapping: zoo.resolve,
              consent: { banner: 'none', accept: null, reject: null, choiceStoredIn: null },
            }),
          )
        ).evidence;
      evidence = await visit();
      // Four windows at once can crash their page; a visit with a crash is made once more, as an audit does it.
      const crashed = ({ scenarios }: Evidence): boolean =>
        scenarios.some(({ outcome }) => !outcome.ok && outcome.error.code === 'page-crashed');
      for (let again = 0; again < 2 && crashed(evidence); again++) evidence = await visit();
    } finally {
      await browser.close();
    }
  } finally {
    await zoo.close();
  }
  comparison = compare(evidence, truths, ['observe-30s']);
}, 180_000);

describe('the zoo', () => {
  it('is visited page by page', () => {
    expect(evidence.innerPages.urls.map((url) => new URL(url).pathname)).toEqual(pagePaths);
    const visited = evidence.scenarios[0]?.phases.flatMap(({ name, url, outcome }) =>
      name === 'inner' && outcome.ok ? [new URL(url).pathname] : [],
    );
    // Four windows at once, and a page that is only left: they can fail under load, which the evidence then tells.
    const steady = (path: string): boolean => path !== '/popups/' && path !== '/pagehide-last/';
    expect(visited?.filter(steady)).toEqual(pagePaths.filter(steady));
  });

  it('has no cookie that its truth does not know', () => {
    expect(comparison.false.filter(({ how, species }) => how === 'claimed' && species === null)).toEqual([]);
  });

  it('lists as not yet captured only what it has', () => {
    const known = new Set(truths.map(({ species, name }) => `${species} ${name}`));
    const listed = Object.entries(notYetCaptured).flatMap(([species, entries]) =>
      entries.flatMap(({ cookies }) => cookies.map((name) => `${species} ${name}`)),
    );
    expect(listed.filter((entry) => !known.has(entry))).toEqual([]);
  });
});

describe.each(species.map(({ id }) => id))('%s', (id) => {
  it('tells what was stored, by whom and for how long', () => {
    const wrong = comparison.cookies.filter(
      ({ species, name, fate, recall, attribution, lifetime }) =>
        species === id &&
        !isNotYet(id, name) &&
        ((fate === 'stays' ? recall !== 'proved' : recall === 'missed') || attribution !== 'right' || lifetime !== 'right'),
    );
    expect(wrong).toEqual([]);
  });

  it('claims nothing that was refused', () => {
    const claimed = comparison.false.filter(
      ({ species, how, cookie }) => species === id && how === 'claimed' && !isNotYet(id, cookie.split(' · ')[0] ?? ''),
    );
    expect(claimed).toEqual([]);
  });
});
