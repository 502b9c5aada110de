/**
 * How many banners are found, worked and proved? Judged by what each page's own storage holds, not by
 * our transcript; autoconsent alone, heuristic included, on the same pages in the same run.
 * Exits with 1 where a written truth is missed.
 * `npx tsx bench/consent.ts [--json] [--only PATTERN] [--jobs 2] [--no-autoconsent] [--set FILE ...]`
 * `--set`: instead of the project's own pages those of a module that exports them as its default.
 */
import { parseArgs } from 'node:util';
import type { BannerFixture } from '../fixtures/banners/define.ts';
import { autoconsentAlone } from './consent/autoconsent-alone.ts';
import { figuresOf, tableOf, type Figures, type Told } from './consent/figures.ts';
import type { StoredItem } from '../src/consent/engine.ts';
import { CHOICES, inParallel, visit, wrongClaim, type Choice, type Visit } from './consent/visit.ts';
import { printAttempts, setStage } from './consent/stage.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    set: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
    autoconsent: { type: 'boolean', default: true },
    progress: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const toldOf = ({ fixture, choice, transcript, held, ms }: Visit): Told => ({
  fixture,
  choice,
  detected: transcript.outcome !== 'absent',
  claimsDone: transcript.outcome === 'done',
  held,
  ms,
});

const { server, browser, close } = await setStage(values.set);
try {
  const wanted = server.fixtures.filter(({ name }) => values.only === undefined || new RegExp(values.only).test(name));
  const plan = wanted.flatMap((fixture) => CHOICES.map((choice) => ({ fixture, choice })));
  const one = async (fixture: BannerFixture, choice: Choice, accepted: readonly StoredItem[]): Promise<Visit> => {
    const made = await visit(browser, server.urlOf(fixture), fixture, choice, accepted);
    if (values.progress)
      process.stderr.write(
        `${fixture.name} ${choice} ${Math.round(made.ms)} ms ${made.transcript.outcome}${wrongClaim(made) === null ? '' : ' WRONG'}\n`,
      );
    return made;
  };
  // As an audit does it: the refusal comes after the acceptance, each in a profile of its own.
  const visits = (
    await inParallel(wanted, Number(values.jobs), async (fixture) => {
      const accepted = await one(fixture, 'accept', []);
      return [accepted, await one(fixture, 'reject', accepted.stored)];
    })
  ).flat();
  const columns: Record<string, Figures> = { 'cookie-audit': figuresOf(visits.map(toldOf)) };
  if (values.autoconsent) {
    const alone = await inParallel(
      plan,
      Number(values.jobs),
      async ({ fixture, choice }) => await autoconsentAlone(browser, server.urlOf(fixture), fixture, choice),
    );
    columns['autoconsent alone'] = figuresOf(alone);
  }
  const misses = visits.flatMap((one) => {
    const { fixture, choice, transcript, held } = one;
    const { truth } = fixture;
    const wrong = wrongClaim(one);
    const should = truth.banner && truth.offers[choice] && truth.keeps;
    const miss =
      wrong ??
      (should && !(transcript.outcome === 'done' && held)
        ? 'missed'
        : !truth.banner && transcript.outcome !== 'absent'
          ? 'seen where there is none'
          : null);
    return miss === null
      ? []
      : [{ name: fixture.name, choice, miss, wrong: wrong !== null, outcome: transcript.outcome, reason: transcript.reason, held }];
  });
  // A truth that is written and not met is a failure, whoever watches.
  if (misses.length > 0) process.exitCode = 1;
  if (values.json) {
    const all = visits.map(({ fixture, choice, transcript, held, ms }) => ({
      name: fixture.name,
      choice,
      outcome: transcript.outcome,
      driver: transcript.driver,
      reason: transcript.reason,
      held,
      ms: Math.round(ms),
    }));
    console.log(JSON.stringify({ figures: columns, misses, visits: all }, null, 2));
  } else {
    console.log(
      `${wanted.length} pages, ${wanted.filter(({ truth }) => truth.banner).length} with a banner, each choice in a fresh profile, ${values.jobs} at a time`,
    );
    console.log(tableOf(columns));
    for (const { name, choice, miss, outcome, reason } of misses)
      console.log(`${name} · ${choice}: ${miss} (${outcome}${reason === null ? '' : `: ${reason}`})`);
    const slow = visits.toSorted((a, b) => b.ms - a.ms).slice(0, 8);
    console.log(`slowest: ${slow.map(({ fixture, choice, ms }) => `${fixture.name} ${choice} ${Math.round(ms)} ms`).join(', ')}`);
  }
  if (values.trace) {
    for (const { fixture, choice, transcript, held, ms } of visits) {
      console.log(
        `\n${fixture.name} ${choice} ${Math.round(ms)} ms: ${transcript.outcome} ${transcript.reason ?? ''} held ${String(held)}; ${transcript.banner?.controls.map(({ kind, text }) => `${kind} « ${text} »`).join(' · ') ?? 'no banner'}`,
      );
      printAttempts(transcript);
    }
  }
} finally {
  await close();
}
