import type { Command } from 'commander';
import path from 'node:path';
import { profileOf } from '../judge/profiles.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Language } from '../reporters/define.ts';
import type { ScanSettings } from '../scan/settings.ts';
import type { AccessFlags } from './access-flags.ts';
import type { GateFlags } from './gate-flags.ts';
import type { VisitFlags } from './visit-flags.ts';

export interface ScanFlags extends VisitFlags, GateFlags, AccessFlags {
  name?: string;
  tag: string[];
  only: string[];
  store?: string;
  resume?: string | true;
  policy: string;
  knowledge?: string;
  budget: number;
  retries: number;
  backoff: number;
  repeat: number;
  delay: number;
  obeyRobots: boolean;
  recycleVisits: number;
  recycleMemory: number;
  concurrency?: number;
  format: string[];
  output: string;
  lang?: Language;
  queue?: string;
  notify?: string;
  notifyDryRun: boolean;
  link?: string;
}

/** A run that is resumed goes on under its own settings: other ones would make its portals differ. */
export function refuseSettings(command: Command): void {
  const ofTheMoment = new Set([
    'resume',
    'store',
    'name',
    'concurrency',
    'format',
    'output',
    'failOn',
    'allowInconclusive',
    'browser',
    'install',
    'queue',
    'notify',
    'notifyDryRun',
    'link',
    'lang',
    'baseline',
    'newOnly',
    'storageState',
    'header',
    'proxy',
  ]);
  const given = command.options.find(
    (option) => !ofTheMoment.has(option.attributeName()) && command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given !== undefined)
    throw usage(`${given.long ?? given.flags} cannot change a run that is resumed`, 'Leave it out, or begin a new run.');
}

/** Over a queue the visits are made elsewhere, with what is there. */
export function refuseForWorkers(command: Command): void {
  const theirs = new Set(['evidence', 'delay', 'concurrency', 'browser', 'install']);
  const given = command.options.filter(
    (option) => theirs.has(option.attributeName()) && command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  const names = given.map(({ long, flags }) => long ?? flags).join(', ');
  if (names !== '')
    throw usage(`${names}: does nothing over a queue, where workers make the visits`, 'Give it to each `cookie-audit worker`.');
}

/**
 * What a run is made under.
 *
 * @param access which of the access flags were given; their values are nobody's but the browser's
 * @throws CookieAuditError usage
 */
export function settingsOf(flags: ScanFlags, rules: ScanSettings['rules'], access: readonly string[]): ScanSettings {
  profileOf(flags.profile);
  return {
    policy: /^(auto$|https?:)/.test(flags.policy) ? flags.policy : path.resolve(flags.policy),
    scenarios: flags.scenarios,
    pages: flags.pages,
    observeMs: flags.observe,
    timeoutMs: flags.timeout,
    locale: flags.locale,
    profile: flags.profile,
    thirdPartyCookies: flags.thirdPartyCookies,
    resolve: flags.resolve,
    ignoreHttpsErrors: flags.ignoreHttpsErrors,
    publicOnly: flags.publicOnly,
    userAgent: flags.userAgent ?? null,
    identity: flags.identify ?? null,
    keepValues: flags.keepValues,
    evidenceRoot: flags.evidence === undefined ? null : path.resolve(flags.evidence),
    retries: flags.retries,
    backoffMs: flags.backoff,
    repeat: flags.repeat,
    hostDelayMs: flags.delay,
    budgetMs: flags.budget,
    obeyRobots: flags.obeyRobots,
    rules,
    knowledge: flags.knowledge === undefined ? null : path.resolve(flags.knowledge),
    access: [...access],
    recycle: { visits: flags.recycleVisits, mib: flags.recycleMemory },
  };
}

/** The access flags that were given, without what they hold. */
export function accessOf({ storageState, header, proxy }: AccessFlags): string[] {
  return [
    ...(storageState === undefined ? [] : ['--storage-state']),
    ...(header.length === 0 ? [] : ['--header']),
    ...(proxy === undefined ? [] : ['--proxy']),
  ];
}

/** What lets the browser in is not kept with the run, and without it other pages would be seen. */
export function assertSameAccess(run: ScanSettings, given: readonly string[]): void {
  const missing = run.access.filter((flag) => !given.includes(flag));
  if (missing.length > 0) throw usage(`the run was begun with ${missing.join(', ')}`, 'Give the same again: it is not kept with the run.');
  const more = given.filter((flag) => !run.access.includes(flag));
  if (more.length > 0) throw usage(`the run was begun without ${more.join(', ')}`, 'Leave it out, or begin a new run.');
}

function usage(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'usage', message, hint });
}
