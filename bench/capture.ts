/**
 * How much of what a browser stores does an audit see, and at what price?
 * `npx tsc -p tsconfig.build.json && npx tsx bench/capture.ts [--json] [--observe 30s] [--no-load]`
 */
import { parseArgs } from 'node:util';
import type { Need } from '../fixtures/zoo/define.ts';
import { LOAD } from '../fixtures/zoo/load-pages.ts';
import { startZoo } from '../fixtures/zoo/server.ts';
import { pagePaths, truths, ZOO_URL } from '../fixtures/zoo/zoo.ts';
import { ensureBrowser } from '../src/audit/ensure-browser.ts';
import { builtProgram, runAudit } from './capture/audit.ts';
import { runBare } from './capture/bare.ts';
import { compare } from './capture/compare.ts';
import { isNotYet } from './capture/not-yet.ts';
import { figuresOf, shareText } from './capture/figures.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    observe: { type: 'string', default: '10s' },
    load: { type: 'boolean', default: true },
    /** One species alone is counted (all are visited) */
    only: { type: 'string' },
    /** Another build of the program, to compare two */
    program: { type: 'string', default: builtProgram },
  },
  allowNegative: true,
});

const megabytes = (bytes: number): number => Math.round(bytes / 10_485.76) / 100;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const found = await ensureBrowser({ browser: undefined, install: true, say: (line) => void process.stderr.write(`${line}\n`) });
process.env['COOKIE_AUDIT_BROWSER'] = found.executable;
const zoo = await startZoo();
try {
  const audit = await runAudit(values.program, ZOO_URL, zoo.resolve, [
    '--scenarios',
    'no-choice',
    '--pages',
    String(pagePaths.length),
    '--observe',
    values.observe,
  ]);
  const { evidence } = audit;
  const scenario = evidence.scenarios[0];
  if (scenario === undefined || evidence.environment === null) throw new Error('the audit visited nothing');
  const unmet: readonly Need[] = values.observe === '30s' ? [] : ['observe-30s'];
  const all = compare(evidence, truths, unmet);
  const only = <T extends { species: string | null }>(results: readonly T[]): T[] =>
    results.filter(({ species }) => values.only === undefined || species === values.only);
  const comparison = { cookies: only(all.cookies), false: only(all.false), surplus: only(all.surplus) };
  const figures = figuresOf(comparison);

  const bare = await runBare(
    found.executable,
    scenario.phases.filter(({ name }) => name !== 'interaction').map(({ url }) => url),
    evidence.environment,
  );
  const inPhases = scenario.phases.reduce((sum, phase) => sum + phase.endedAt - phase.startedAt, 0);
  const idle = new Set(bare.loads.filter(({ idle }) => idle).map(({ url }) => url));
  const bareIdleMs = bare.loads.filter(({ idle }) => idle).reduce((sum, { ms }) => sum + ms, 0);
  const auditIdleMs = scenario.phases.filter(({ url }) => idle.has(url)).reduce((sum, phase) => sum + phase.endedAt - phase.startedAt, 0);
  const time = {
    pages: scenario.phases.length,
    auditMs: Math.round(audit.wallMs),
    bareMs: Math.round(bare.wallMs),
    ratio: Math.round((100 * audit.wallMs) / bare.wallMs) / 100,
    phasesMs: Math.round(inPhases),
    neverIdle: bare.loads.filter(({ idle }) => !idle).map(({ url }) => new URL(url).pathname),
    /** Of the pages that came to networkidle alone: the others cost the bare browser its cap */
    idlePagesRatio: Math.round((100 * auditIdleMs) / bareIdleMs) / 100,
    capped: scenario.phases.filter(({ settling }) => settling?.capped === true).map(({ url }) => new URL(url).pathname),
    failed: scenario.phases.flatMap(({ url, outcome }) => (outcome.ok ? [] : [`${new URL(url).pathname}: ${outcome.error.message}`])),
    slowest: scenario.phases
      .map((phase) => ({ path: new URL(phase.url).pathname, ms: Math.round(phase.endedAt - phase.startedAt) }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 8),
    evidenceMb: megabytes(audit.evidenceBytes),
    peakRssMb: audit.peakRssMb,
  };

  if (!values.json) {
    console.log(`stored cookies seen        ${shareText(figures.stored)}`);
    console.log(`short-lived seen           ${shareText(figures.shortLived)}, proved ${shareText(figures.shortLivedProved)}`);
    console.log(`attributed rightly         ${shareText(figures.attribution)}`);
    console.log(`lifetimes right            ${shareText(figures.lifetimes)}`);
    console.log(`false positives            ${figures.falseClaims} claimed, ${figures.leftOpen} left open`);
    console.log(`surplus setters            ${figures.surplus}`);
    console.log(
      `${time.pages} pages: audit ${seconds(time.auditMs)}, bare browser ${seconds(time.bareMs)}: ratio ${time.ratio}; of the pages that came to networkidle ${time.idlePagesRatio}`,
    );
    console.log(
      `evidence ${time.evidenceMb} MB, peak RSS ${time.peakRssMb} MB; capped: ${time.capped.join(' ') || 'none'}; never idle: ${time.neverIdle.join(' ') || 'none'}`,
    );
    console.log(`slowest: ${time.slowest.map(({ path, ms }) => `${path} ${ms} ms`).join(', ')}`);
    for (const line of time.failed) console.log(`failed page  ${line}`);
    for (const { species, name, fate, recall, attribution, lifetime, needs, detail } of comparison.cookies) {
      const recalled = fate === 'stays' ? recall === 'proved' : recall !== 'missed';
      if (recalled && attribution === 'right' && lifetime === 'right') continue;
      const what = [
        recalled ? '' : `recall ${recall}`,
        attribution === 'right' ? '' : `setter ${attribution}`,
        lifetime === 'right' ? '' : `lifetime ${lifetime}`,
      ].filter((part) => part !== '');
      console.log(`miss   ${species}: ${name} (${fate}${needs === null ? '' : `, needs ${needs}`}): ${what.join(', ')}: ${detail}`);
    }
    for (const { species, cookie, how, detail } of comparison.false) console.log(`false  ${species ?? '?'}: ${cookie}: ${how}: ${detail}`);
    for (const { species, cookie, detail } of comparison.surplus) console.log(`extra  ${species ?? '?'}: ${cookie}: ${detail}`);
    const passing = comparison.cookies.filter(
      ({ species, name, recall, attribution, lifetime }) =>
        isNotYet(species, name) && recall !== 'missed' && attribution === 'right' && lifetime === 'right',
    );
    if (passing.length > 0)
      console.log(`listed in bench/capture/not-yet.ts, and right in this run: ${passing.map(({ name }) => name).join(', ')}`);
    const gaps = new Map<string, number>();
    for (const { what, detail } of scenario.gaps) gaps.set(`${what}: ${detail}`, (gaps.get(`${what}: ${detail}`) ?? 0) + 1);
    for (const [text, count] of gaps) console.log(`gap    ${count} × ${text}`);
  }

  const load: {
    page: string;
    n: number;
    ms: number;
    evidenceMb: number;
    peakRssMb: number;
    events: number;
    requests: number;
    capped: boolean;
  }[] = [];
  if (values.load) {
    const sizes: Record<string, readonly number[]> = { cookies: [2500, 5000, 10_000], requests: [500, 1000, 2000] };
    for (const [kind, counts] of Object.entries(sizes)) {
      for (const n of counts) {
        const run = await runAudit(values.program, `${LOAD}/${kind}/?n=${n}`, zoo.resolve, ['--scenarios', 'no-choice', '--pages', '0']);
        const phase = run.evidence.scenarios[0]?.phases[0];
        const result = {
          page: kind,
          n,
          ms: Math.round((phase?.endedAt ?? 0) - (phase?.startedAt ?? 0)),
          evidenceMb: megabytes(run.evidenceBytes),
          peakRssMb: run.peakRssMb,
          events: run.evidence.scenarios[0]?.events.length ?? 0,
          requests: run.evidence.scenarios[0]?.requests.length ?? 0,
          capped: phase?.settling?.capped ?? false,
        };
        load.push(result);
        if (!values.json)
          console.log(
            `load   ${n} ${kind}: ${seconds(result.ms)}, evidence ${result.evidenceMb} MB, peak RSS ${result.peakRssMb} MB, ${result.events} events, ${result.requests} requests${result.capped ? ', CAPPED' : ''}`,
          );
      }
    }
  }
  if (values.json) console.log(JSON.stringify({ figures, comparison, time, load, gaps: scenario.gaps }, null, 2));
} finally {
  await zoo.close();
}
