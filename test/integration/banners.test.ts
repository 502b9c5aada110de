import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHOICES, inParallel, launchFor, visit, type Choice, type Visit } from '../../bench/consent/visit.ts';
import type { BannerTruth } from '../../fixtures/banners/define.ts';
import { loadBanners, startBanners, type BannerServer } from '../../fixtures/banners/server.ts';
import { findBrowser } from '../../src/browser/find.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';
import { ConsentTranscript } from '../../src/model/evidence.ts';

/** Contexts at a time, in one browser. */
const JOBS = 4;

const fixtures = await loadBanners();
let server: BannerServer;
let browser: AuditBrowser;
const visits = new Map<string, Promise<Visit>>();
const keyOf = (name: string, choice: Choice): string => `${name} ${choice}`;

beforeAll(async () => {
  const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
  if (found === null) throw new Error('no browser');
  server = await startBanners();
  browser = await launchFor(found, server.resolve);
  const plan = fixtures.flatMap((fixture) => CHOICES.map((choice) => ({ fixture, choice })));
  const begin = new Map<string, () => void>();
  for (const { fixture, choice } of plan) {
    const turn = new Promise<void>((resolve) => begin.set(keyOf(fixture.name, choice), resolve));
    const made = turn.then(async () => await visit(browser, server.urlOf(fixture), fixture, choice));
    // A test awaits it later: until then a failure is nobody's.
    made.catch(() => undefined);
    visits.set(keyOf(fixture.name, choice), made);
  }
  void inParallel(plan, JOBS, async ({ fixture, choice }) => {
    begin.get(keyOf(fixture.name, choice))?.();
    await visits.get(keyOf(fixture.name, choice))?.catch(() => undefined);
  });
});

afterAll(async () => {
  await Promise.allSettled(visits.values());
  await browser?.close();
  await server?.close();
});

/** What the written truth asks of the engine. */
function expected(truth: BannerTruth, choice: Choice): ConsentTranscript['outcome'] {
  if (!truth.banner) return 'absent';
  return truth.offers[choice] && truth.keeps ? 'done' : 'failed';
}

describe.each(fixtures)('$name', ({ name, truth }) => {
  it.each(CHOICES)('%s', async (choice) => {
    const made = await visits.get(keyOf(name, choice));
    if (!made) throw new Error('not visited');
    const { transcript, held } = made;
    expect({ outcome: transcript.outcome, reason: transcript.outcome === 'done' ? transcript.reason : null }).toEqual({
      outcome: expected(truth, choice),
      reason: null,
    });
    expect(ConsentTranscript.parse(transcript)).toEqual(transcript);
    expect(transcript.banner !== null).toBe(truth.banner);
    if (transcript.outcome !== 'done') return;
    expect(held).toBe(true);
    expect(transcript.proof).toMatchObject({ bannerGone: true, staysAway: true });
  });
});

it('has each portal say in which language it is, and its banner in which it speaks', async () => {
  const spoken = await Promise.all(
    fixtures
      .filter(({ name }) => name.startsWith('language-'))
      .map(async ({ name, truth }) => ({
        truth: truth.language,
        said: (await visits.get(keyOf(name, 'accept')))?.transcript.banner?.language,
      })),
  );
  expect(spoken.filter(({ truth, said }) => truth !== said)).toEqual([]);
});
