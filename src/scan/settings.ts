import path from 'node:path';
import { z } from 'zod';
import type { AuditOptions, AuditTarget, Pacing, VisitSettings } from '../audit/audit.ts';
import { policyChooser, type choosePolicy } from '../audit/policy-choice.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { profileOf } from '../judge/profiles.ts';
import { CookieAuditError } from '../model/errors.ts';
import { ScenarioName } from '../model/evidence.ts';
import type { PlannedPortal } from '../model/history.ts';
import { PortalSettings } from '../model/portfolio.ts';
import { RuleSetting } from '../model/verdict.ts';

/** What a run is made under: kept with it, so that whoever resumes it goes on under the same. */
export const ScanSettings = z.object({
  policy: z.string(),
  scenarios: z.array(ScenarioName),
  pages: z.number().int(),
  observeMs: z.number(),
  timeoutMs: z.number(),
  locale: z.string(),
  profile: z.string(),
  thirdPartyCookies: z.enum(['allow', 'block']),
  resolve: z.array(z.string()),
  ignoreHttpsErrors: z.boolean(),
  publicOnly: z.boolean().default(false).describe('Public addresses only, whoever makes the visits'),
  userAgent: z.string().nullable(),
  identity: z.string().nullable().default(null),
  keepValues: z.boolean(),
  evidenceRoot: z.string().nullable(),
  retries: z.number().int(),
  backoffMs: z.number(),
  repeat: z.number().int(),
  hostDelayMs: z.number(),
  budgetMs: z.number().nullable(),
  obeyRobots: z.boolean(),
  rules: z.record(z.string(), RuleSetting).default({}),
  knowledge: z.string().nullable().default(null).describe('A file of known cookies'),
  access: z.array(z.string()).default([]).describe('Flags that let the browser in; what they hold is not kept'),
  recycle: z.object({ visits: z.number().int(), mib: z.number() }),
});
export type ScanSettings = z.infer<typeof ScanSettings>;

/** What belongs to the machine and the moment, not to the run. */
export type ScanMoment = Pick<AuditOptions, 'access' | 'concurrency' | 'browser' | 'install' | 'signal' | 'drain' | 'progress' | 'say'>;

/** Those of a file of the user's; null: there is none. @throws CookieAuditError config-invalid: it cannot be read */
export async function knownCookiesOf({ knowledge }: ScanSettings): Promise<NonNullable<AuditOptions['knowledge']> | null> {
  return knowledge === null ? null : await loadKnowledge(knowledge);
}

/**
 * @param known what `knownCookiesOf` gives here, or gave where the run was planned
 */
export function auditOptionsOf(
  run: string,
  settings: ScanSettings,
  known: NonNullable<AuditOptions['knowledge']> | null,
  moment: ScanMoment,
): AuditOptions {
  const pacing: Pacing = {
    retries: settings.retries,
    backoffMs: settings.backoffMs,
    repeat: settings.repeat,
    hostDelayMs: settings.hostDelayMs,
    budgetMs: settings.budgetMs,
    obeyRobots: settings.obeyRobots,
    recycle: settings.recycle,
  };
  return {
    scenarios: settings.scenarios,
    pages: settings.pages,
    observeMs: settings.observeMs,
    timeoutMs: settings.timeoutMs,
    locale: settings.locale,
    profile: profileOf(settings.profile),
    thirdPartyCookies: settings.thirdPartyCookies,
    resolve: settings.resolve,
    ignoreHttpsErrors: settings.ignoreHttpsErrors,
    publicOnly: settings.publicOnly,
    userAgent: settings.userAgent,
    identity: settings.identity,
    keepValues: settings.keepValues,
    // What proves a finding of one night is not overwritten by the next.
    evidenceRoot: settings.evidenceRoot === null ? null : path.join(settings.evidenceRoot, run),
    rules: settings.rules,
    ...(known === null ? {} : { knowledge: known }),
    pacing,
    ...moment,
  };
}

/** How the texts of a portfolio become numbers; each throws an Error that says what is expected. */
export interface SettingParsers {
  duration(text: string): number;
  timeLimit(text: string): number;
  languageTag(text: string): string;
}

/**
 * The targets of a run, each with its declared list. Policies and settings that are wrong are told now, not at night.
 *
 * @throws CookieAuditError portfolio-invalid, policy-not-found, policy-invalid
 */
export async function targetsOf(
  portals: readonly PlannedPortal[],
  settings: ScanSettings,
  parse: SettingParsers,
  choose: typeof choosePolicy = policyChooser(),
): Promise<AuditTarget[]> {
  const targets: AuditTarget[] = [];
  for (const { url, settings: kept } of portals) {
    const own = PortalSettings.parse(kept);
    const policy = await choose(own.policy ?? settings.policy, url);
    targets.push({ url, policy, settings: visitSettings(url, own, parse) });
  }
  return targets;
}

function visitSettings(url: string, own: PortalSettings, parse: SettingParsers): Partial<VisitSettings> {
  const told = <T>(field: string, text: string, read: (text: string) => T): T => {
    try {
      return read(text);
    } catch (error) {
      throw new CookieAuditError({
        code: 'portfolio-invalid',
        message: `${url}: ${field}: ${JSON.stringify(text)}`,
        hint: error instanceof Error ? error.message : String(error),
        cause: error,
      });
    }
  };
  return {
    ...(own.scenarios === undefined ? {} : { scenarios: own.scenarios }),
    ...(own.pages === undefined ? {} : { pages: own.pages }),
    ...(own.observe === undefined ? {} : { observeMs: told('observe', own.observe, parse.duration) }),
    ...(own.timeout === undefined ? {} : { timeoutMs: told('timeout', own.timeout, parse.timeLimit) }),
    ...(own.locale === undefined ? {} : { locale: told('locale', own.locale, parse.languageTag) }),
    ...(own.profile === undefined ? {} : { profile: told('profile', own.profile, profileOf) }),
  };
}
