import { beforeAll, describe, expect, it } from 'vitest';
import { HABITAT } from '../../fixtures/beyond/define.ts';
import { HABITAT_URL, habitats, startHabitat } from '../../fixtures/beyond/habitat.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { launchBrowser } from '../../src/browser/launch.ts';
import { gather } from '../../src/gather/gather.ts';
import { judge } from '../../src/judge/judge.ts';
import { eu } from '../../src/judge/profiles/eu.ts';
import { Evidence, type Scenario } from '../../src/model/evidence.ts';
import { gatherOptions } from '../gather-options.ts';

let evidence: Evidence;

beforeAll(async () => {
  const found = await ensureBrowser({ browser: process.env['COOKIE_AUDIT_BROWSER'], install: false, say: () => undefined });
  const server = await startHabitat();
  try {
    const shared = { thirdPartyCookies: 'allow' as const, ignoreHttpsErrors: true, timeoutMs: 30_000 };
    const browser = await launchBrowser({ ...shared, found, hostMappings: server.resolve.map(parseHostMapping), userAgent: null });
    try {
      const gathered = await gather(
        browser,
        gatherOptions(HABITAT_URL, {
          ...shared,
          // Three fresh profiles: what differs between them tells visitors apart.
          scenarios: ['no-choice', 'accept', 'reject'],
          locale: 'en-US',
          hostMapping: server.resolve,
          consent: { banner: 'none', accept: null, reject: null, choiceStoredIn: null },
        }),
      );
      // As it is read back from a file.
      evidence = Evidence.parse(JSON.parse(JSON.stringify(gathered.evidence)));
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}, 120_000);

function scenario(index = 0): Scenario & { beyond: NonNullable<Scenario['beyond']> } {
  const found = evidence.scenarios[index];
  if (found?.beyond === undefined) throw new Error(`no facts beyond cookies in scenario ${index}`);
  return { ...found, beyond: found.beyond };
}

const nameOf = (id: string): string =>
  evidence.storageItems?.find((item) => item.id === id)?.name ?? evidence.cookies.find((cookie) => cookie.id === id)?.name ?? '';

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('storage', () => {
  /** What stands at the end of the first phase of a profile, with the hashes of its made-up parts. */
  const kept = (index: number): { area: string; origin: string; name: string; explained: boolean; tokens: string[] }[] =>
    (scenario(index).phases[0]?.storage ?? []).flatMap(({ items }) =>
      items.map(({ item, value, explained }) => {
        const row = evidence.storageItems?.find(({ id }) => id === item);
        return {
          area: row?.area ?? '',
          origin: row?.origin ?? '',
          name: row?.name ?? '',
          explained,
          tokens: value.tokens.map(({ hash }) => hash),
        };
      }),
    );
  const truths = [
    ...habitats.flatMap(({ items }) => items ?? []),
    // What the other species keep, to be complete.
    ...['leaky', 'hashed', 'mail', 'home'].map((name) => ({
      area: 'localStorage' as const,
      origin: HABITAT,
      name,
      value: 'made-up' as const,
    })),
    { area: 'localStorage' as const, origin: HABITAT, name: 'account', value: 'constant' as const },
  ];

  it('is read in full at the end of a phase, and nothing else is', () => {
    const found = kept(0).map(({ area, origin, name }) => ({ area, origin, name }));
    expect(found.toSorted(byText)).toEqual(truths.map(({ area, origin, name }) => ({ area, origin, name })).toSorted(byText));
    expect(scenario().phases.flatMap(({ storage }) => (storage ?? []).flatMap(({ problem }) => problem ?? []))).toEqual([]);
    expect(scenario().beyond.leftOut).toEqual([]);
  });

  it('tells what differs between profiles from what does not', () => {
    const profiles = [kept(0), kept(1), kept(2)];
    const found = truths.map((truth) => {
      const tokens = profiles.map(
        (items) => items.find(({ origin, name }) => origin === truth.origin && name === truth.name)?.tokens ?? [],
      );
      const all = tokens.flat();
      const value = all.length === 0 ? 'plain' : new Set(all).size === all.length ? 'made-up' : 'constant';
      return { name: truth.name, value };
    });
    expect(found).toEqual(truths.map(({ name, value }) => ({ name, value })));
  });

  it('names the script, the line and the call that wrote each item', () => {
    const found = habitats
      .flatMap(({ items }) => items ?? [])
      .map(({ area, origin, name }) => {
        const row = evidence.storageItems?.find((item) => item.area === area && item.origin === origin && item.name === name);
        const writes = scenario().beyond.storage.writes.filter(({ item }) => item === row?.id);
        const [first] = writes;
        return {
          name,
          writer:
            first === undefined || writes.length > 1
              ? null
              : { api: first.api, url: first.setter.url, line: first.setter.line, count: first.count },
          explained: kept(0).find((item) => item.origin === origin && item.name === name)?.explained,
        };
      });
    const wanted = habitats
      .flatMap(({ items }) => items ?? [])
      .map(({ name, writer }) => ({ name, writer: writer === null ? null : { count: 1, ...writer }, explained: writer !== null }));
    expect(found).toEqual(wanted);
  });

  it('knows what was set and removed again', () => {
    expect(scenario().beyond.storage.writes.map(({ item }) => nameOf(item))).toContain('gone');
    expect(kept(0).map(({ name }) => name)).not.toContain('gone');
  });

  it('never has a value in the clear', () => {
    const text = JSON.stringify(evidence);
    expect(text).not.toMatch(/"raw":/);
    expect(text).not.toContain('a81f3c9d77e2b045');
    // Nor where it left in a path, which URLs otherwise show.
    const paths = scenario().requests.flatMap(({ url }) => /\/path\/(.*)/.exec(url)?.[1] ?? []);
    expect(paths).toEqual([expect.stringMatching(/^~[0-9a-f]{16}$/)]);
  });
});

it('finds stored values in what leaves for other sites, however they are dressed, and nothing else', () => {
  const found = scenario().beyond.identifiersSent.map(({ host, where, form, item, part, profiles }) => ({
    host,
    where,
    form,
    of: nameOf(item),
    part,
    constant: profiles > 1,
  }));
  expect(found.toSorted(byText)).toEqual(habitats.flatMap(({ sent }) => sent ?? []).toSorted(byText));
});

it('tells pixels and how much leaves', () => {
  const { requests, beyond } = scenario();
  const wanted = habitats.flatMap(({ requests: truths }) => truths ?? []);
  const found = wanted.map(({ url }) => {
    const index = requests.findIndex((request) => request.url.split('?')[0] === url);
    const flow = beyond.outflows.find(({ request }) => request === index);
    return { url, pixel: flow?.pixel ?? null, bodyBytes: flow === undefined ? 0 : flow.bodyBytes };
  });
  expect(found).toEqual(wanted);
});

it('counts the reads of canvas, audio and fonts by script', () => {
  // Whether there is a graphics card to be asked depends on the machine.
  const reads = scenario().beyond.fingerprint.filter(({ technique }) => technique !== 'webgl');
  const found = reads.map(({ technique, api, script, count, detail }) => ({
    technique,
    api,
    url: script.url,
    count,
    ...(technique === 'canvas' ? { characters: detail.characters } : {}),
  }));
  expect(found.toSorted(byText)).toEqual(habitats.flatMap(({ reads: truths }) => truths ?? []).toSorted(byText));
});

it('does not ask DNS for hosts that are mapped', () => {
  expect(evidence.canonicalNames).toEqual([{ host: 'habitat.example', status: 'not-looked-up', chain: [], reason: 'mapped by --resolve' }]);
});

it('is judged as its truth says', () => {
  const verdict = judge(evidence, { status: 'missing', lookedAt: [] }, { profile: eu });
  const rules = /^(?:storage|request|fingerprint)\//;
  const found = verdict.findings
    .filter(({ rule }) => rules.test(rule))
    .map(({ rule, subject, severity, review }) => ({ rule, subject, severity, review }));
  expect(found.toSorted(byText)).toEqual(habitats.flatMap(({ findings }) => findings ?? []).toSorted(byText));
});
