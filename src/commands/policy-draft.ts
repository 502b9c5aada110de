import { readEvidence, type ArchivedEvidence } from '../archive/read-evidence.ts';
import { choosePolicy, policyOfPage, resolvePolicy } from '../audit/policy-choice.ts';
import type { PageVisit } from '../audit/published-policy.ts';
import { stableName } from '../judge/fingerprint.ts';
import { judge } from '../judge/judge.ts';
import { profileOf } from '../judge/profiles.ts';
import type { KnownCookie } from '../knowledge/cookies.ts';
import type { Category, Party } from '../model/cookie.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import { DEFAULT_SCENARIOS } from '../model/evidence.ts';
import type { PolicyResult } from '../model/policy.ts';
import type { CookieRow } from '../model/verdict.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count, lifetimeWords } from '../reporters/words.ts';
import type { CommandIo } from './define.ts';
import { renderDraft } from './policy-draft-formats.ts';
import { isUrl } from './policy-source.ts';

/** One line of a draft; null is a gap that a person must fill. */
export interface DraftEntry {
  readonly name: string;
  readonly category: Exclude<Category, 'unknown'> | null;
  readonly provider: string | null;
  readonly purpose: string | null;
  readonly lifetime: string;
  readonly party: Party;
  readonly domain: string | null;
  /** Whether the portal declares it today. */
  readonly declared: boolean;
}

interface DraftOptions {
  readonly format: string;
  readonly profile: string;
  readonly visit: PageVisit;
  readonly knowledge: readonly KnownCookie[] | null;
}

export interface Draft {
  readonly url: string;
  readonly observedAt: string;
  readonly entries: readonly DraftEntry[];
}

const ORDER: readonly DraftEntry['category'][] = ['necessary', 'functional', 'statistics', 'marketing', null];

function longest(rows: readonly CookieRow[]): number | null {
  const seconds = rows.flatMap(({ lifetimeSeconds }) => lifetimeSeconds ?? []);
  return seconds.length === 0 ? null : Math.max(...seconds);
}

/** The declaration of rows that are one cookie: the same stable name, on the same domain. */
function entryOf(rows: readonly CookieRow[], host: string): DraftEntry | null {
  const [row] = rows;
  if (row === undefined) return null;
  const declared = rows.flatMap(({ declaration }) => (declaration.status === 'declared' ? [declaration.entry] : []))[0];
  const { classification } = row;
  // A guess from a name that anyone may use is no ground for a declaration; its category is.
  const category = declared !== undefined && declared.category !== 'unknown' ? declared.category : classification.category;
  const own = row.party === 'first' && classification.provider === null && classification.basis === 'known-cookie' ? host : null;
  return {
    name: declared?.name ?? stableName(row.name, row.domain),
    category: category === 'unknown' ? null : category,
    provider: declared?.provider ?? classification.provider ?? own,
    purpose: declared?.purpose ?? null,
    lifetime: lifetimeWords(longest(rows)),
    party: row.party,
    domain: row.party === 'third' ? row.domain : null,
    declared: declared !== undefined,
  };
}

export function draftOf(
  { evidence }: Pick<ArchivedEvidence, 'evidence'>,
  policy: PolicyResult,
  profile: string,
  own: readonly KnownCookie[] | null = null,
): Draft {
  const verdict = judge(evidence, policy, { profile: profileOf(profile), ...(own === null ? {} : { knowledge: own }) });
  const host = new URL(evidence.url).hostname;
  const groups = new Map<string, CookieRow[]>();
  for (const row of verdict.cookies) {
    const name = row.declaration.status === 'declared' ? row.declaration.entry.name : stableName(row.name, row.domain);
    const key = JSON.stringify([name, row.party === 'third' ? row.domain : '']);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const entries = [...groups.values()].flatMap((rows) => entryOf(rows, host) ?? []);
  entries.sort((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || (a.name < b.name ? -1 : 1));
  return { url: evidence.url, observedAt: verdict.observedAt, entries };
}

async function policyOf(one: ArchivedEvidence): Promise<PolicyResult> {
  if (one.policy !== null) return one.policy;
  return one.policyPage === null
    ? resolvePolicy(await choosePolicy('auto', one.evidence.url), one.evidence, null)
    : policyOfPage(one.evidence, one.policyPage);
}

/**
 * Writes the declaration that fits what an audit saw.
 *
 * @throws CookieAuditError evidence-invalid; usage where the directory holds several portals
 */
export async function draftPolicy(place: string, { format, profile, visit, knowledge }: DraftOptions, io: CommandIo): Promise<ExitCode> {
  if (isUrl(place)) return await draftOfVisit(place, { format, profile, visit, knowledge }, io);
  const archived = await readEvidence(place);
  const [one] = archived;
  if (one === undefined || archived.length > 1) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${place}: it holds evidence of ${count(archived.length, 'portal')}, a draft is for one`,
      hint: 'Give the directory of one portal.',
    });
  }
  return writeDraft(draftOf(one, await policyOf(one), profile, knowledge), format, io);
}

/** Visits a portal in all the stories of an audit, and drafts from what is seen. */
async function draftOfVisit(url: string, { format, profile, visit, knowledge }: DraftOptions, io: CommandIo): Promise<ExitCode> {
  // Playwright takes a second to load: not where evidence is read.
  const { auditPortals } = await import('../audit/audit.ts');
  const [audit] = await auditPortals([{ url: new URL(url).href, policy: await choosePolicy('auto', url) }], {
    ...visit,
    scenarios: DEFAULT_SCENARIOS,
    pages: 2,
    observeMs: 10_000,
    concurrency: 1,
    thirdPartyCookies: 'allow',
    resolve: visit.resolve,
    keepValues: false,
    profile: profileOf(profile),
    evidenceRoot: null,
    progress: ({ message }) => io.progress(`${url} ${terminalText(message)}`),
  });
  io.progress('');
  if (audit === undefined || !audit.evidence.outcome.ok) {
    io.say(
      terminalText(
        `${url}: could not be observed: ${audit?.evidence.outcome.ok === false ? audit.evidence.outcome.error.message : 'no visit was made'}`,
        400,
      ),
    );
    return ExitCode.inconclusive;
  }
  return writeDraft(draftOf(audit, audit.policy, profile, knowledge), format, io);
}

function writeDraft(draft: Draft, format: string, io: CommandIo): ExitCode {
  io.stdout(renderDraft(draft, format));
  const gaps = draft.entries.filter(({ category, provider, purpose }) => category === null || provider === null || purpose === null).length;
  if (gaps > 0)
    io.say(
      `${String(gaps)} of ${count(draft.entries.length, 'entry', 'entries')} ${gaps === 1 ? 'has' : 'have'} gaps, marked in the draft: only the portal's owner knows them`,
    );
  return ExitCode.clean;
}
