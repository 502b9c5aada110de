import { z } from 'zod';
import type { AuditOptions } from '../audit/audit.ts';
import type { choosePolicy, PolicyChoice } from '../audit/policy-choice.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { PlannedPortal } from '../model/history.ts';
import { PolicyResult } from '../model/policy.ts';
import { ConsentStep } from '../model/portal-file.ts';
import { PortalSettings } from '../model/portfolio.ts';
import type { Store } from '../stores/store.ts';
import { knownCookiesOf, targetsOf, type ScanSettings, type SettingParsers } from './settings.ts';

/**
 * What the visits of a run need from files: declared lists and known cookies. Workers on other machines do not
 * have the files of the one that planned the run, so what stands in them is kept with it until it is finished.
 */

type KnownCookies = NonNullable<AuditOptions['knowledge']>;

const Choice = z.object({
  policy: PolicyResult.nullable(),
  policyUrl: z.string().nullable(),
  consent: z.object({
    banner: z.enum(['expected', 'none', 'unknown']),
    accept: z.array(ConsentStep).nullable(),
    reject: z.array(ConsentStep).nullable(),
    choiceStoredIn: z.string().nullable(),
  }),
}) satisfies z.ZodType<PolicyChoice>;

const KNOWN_COOKIES = 'known cookies';
const Known = z.array(
  z.custom<KnownCookies[number]>((row) => z.object({ pattern: z.string(), category: z.string() }).safeParse(row).success),
);

const isUrl = (policy: string): boolean => /^https?:\/\//.test(policy);
/** Portal files (`auto`) are found by host; any other file is its own whatever the portal. */
const nameOf = (policy: string, url: string): string => (policy === 'auto' ? `policy of ${new URL(url).host}` : `policy ${policy}`);

/** @throws CookieAuditError portfolio-invalid, policy-not-found, policy-invalid, config-invalid, store-failed */
export async function keepInputs(
  { store, run }: { store: Store; run: string },
  portals: readonly PlannedPortal[],
  settings: ScanSettings,
  parse: SettingParsers,
): Promise<void> {
  const known = await knownCookiesOf(settings);
  if (known !== null) await store.keepInputs(run, [{ name: KNOWN_COOKIES, content: known }]);
  const targets = await targetsOf(portals, settings, parse);
  const kept = new Set<string>();
  for (const [index, portal] of portals.entries()) {
    const policy = PortalSettings.parse(portal.settings).policy ?? settings.policy;
    const choice = targets[index]?.policy;
    const name = nameOf(policy, portal.url);
    if (isUrl(policy) || choice === undefined || kept.has(name)) continue;
    kept.add(name);
    await store.keepInputs(run, [{ name, content: choice }]);
  }
}

/** What `knownCookiesOf` gave where the run was planned. */
export async function keptCookies(store: Store, run: string): Promise<KnownCookies | null> {
  const rows = await store.input(run, KNOWN_COOKIES);
  return rows === null ? null : Known.parse(rows);
}

/**
 * As `choosePolicy`, from what was kept with the run.
 *
 * @throws CookieAuditError policy-not-found: the run is of a time or a program that kept no files
 */
export function keptPolicies(store: Store, run: string): typeof choosePolicy {
  return async (wanted, url) => {
    const none: PolicyChoice = {
      policy: null,
      policyUrl: null,
      consent: { banner: 'unknown', accept: null, reject: null, choiceStoredIn: null },
    };
    if (isUrl(wanted)) return { ...none, policyUrl: wanted };
    const kept = await store.input(run, nameOf(wanted, url));
    if (kept !== null) return Choice.parse(kept);
    if (wanted === 'auto') return none;
    throw new CookieAuditError({
      code: 'policy-not-found',
      message: `${wanted}: the declared list was not kept with run ${run}`,
      hint: `Begin a new run, or let \`cookie-audit scan --resume ${run} --queue …\` read the file again.`,
    });
  };
}
