/**
 * Who has accepted: is the way back found, and is what it leads to worked, by what each page's own storage holds? On
 * the pages whose truth tells whether there is a way back. Exits with 1 where a written truth is missed.
 * `npx tsx bench/withdrawal.ts [--only PATTERN] [--jobs 2] [--trace] [--set FILE ...]`
 */
import { parseArgs } from 'node:util';
import { inParallel, visit, withdrawalMiss } from './consent/visit.ts';
import { printAttempts, setStage } from './consent/stage.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    set: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
  },
});

const { server, browser, close } = await setStage(values.set);
try {
  const wanted = server.fixtures.filter(
    ({ name, truth }) => truth.wayBack !== undefined && (values.only === undefined || new RegExp(values.only).test(name)),
  );
  const visits = await inParallel(
    wanted,
    Number(values.jobs),
    async (fixture) => await visit(browser, server.urlOf(fixture), fixture, 'withdraw'),
  );
  const share = (of: typeof visits, got: (one: (typeof visits)[number]) => boolean): string => `${of.filter(got).length} of ${of.length}`;
  const ways = visits.filter(({ fixture }) => fixture.truth.wayBack === true);
  const none = visits.filter(({ fixture }) => fixture.truth.wayBack === false);
  const known = visits.filter(({ transcript }) => transcript.way !== undefined);
  console.log(`${visits.length} pages, accepted on ${known.length} of them`);
  console.log(`way back found       ${share(ways, ({ transcript }) => (transcript.way ?? null) !== null)}`);
  console.log(`withdrawn and held   ${share(ways, ({ transcript, held }) => transcript.outcome === 'done' && held)}`);
  console.log(`rightly none found   ${share(none, ({ transcript }) => transcript.way === null)}`);
  console.log(`claimed, not held    ${visits.filter(({ transcript, held }) => transcript.outcome === 'done' && !held).length}`);
  for (const one of visits) {
    const miss = withdrawalMiss(one);
    if (miss === null) continue;
    process.exitCode = 1;
    console.log(
      `${one.fixture.name}: ${miss} (${one.transcript.outcome}${one.transcript.reason === null ? '' : `: ${one.transcript.reason}`})`,
    );
  }
  if (values.trace) {
    for (const { fixture, transcript } of visits) {
      console.log(`\n${fixture.name}: ${transcript.outcome} ${transcript.reason ?? ''}; way ${JSON.stringify(transcript.way)}`);
      printAttempts(transcript);
    }
  }
} finally {
  await close();
}
