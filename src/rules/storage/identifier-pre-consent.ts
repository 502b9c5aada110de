import { harmlessStorage, saysIdentifier } from '../../knowledge/storage.ts';
import type { Severity } from '../../model/verdict.ts';
import type { RuleContext } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { beforeChoiceProblem, beyondMissing } from '../observation.ts';
import { isStoredChoice, storedItems, type ItemSighting, type StoredItem } from '../stored-items.ts';
import { short } from '../wording.ts';

const AREA = { localStorage: 'localStorage', sessionStorage: 'sessionStorage', indexedDB: 'IndexedDB', cacheStorage: 'CacheStorage' };
const MOST_POINTERS = 6;

interface Weight {
  readonly severity: Severity;
  readonly review: boolean;
  readonly because: string;
  readonly reason: string;
}

const IDENTITY = {
  visitor: 'its value is made up anew in each fresh profile and stays the same in it',
  unsettled: 'its value looks made up; only one profile had it, so nothing tells whether it differs between visitors',
};

/** What an identifier weighs, or null: it needs no consent, as far as is known. */
function weigh(context: RuleContext, stored: StoredItem): Weight | null {
  const { item, identity, known, entry, tracker, party } = stored;
  if (identity === 'none' || stored.writtenByConsentManager || isStoredChoice(context, item)) return null;
  const anonymised = entry?.anonymised === true && context.profile.anonymisedStatisticsExempt && entry.category !== 'marketing';
  const { classification } = known;
  const documented = classification.confidence === 'exact' && classification.basis === 'known-cookie';
  const forConsent = classification.category === 'statistics' || classification.category === 'marketing';
  const certain = identity === 'visitor';
  const is = IDENTITY[identity];
  if (documented && forConsent) {
    if (known.row?.mayBeAnonymised === true && anonymised) return null;
    const may = known.row?.mayBeAnonymised === true;
    return {
      severity: may ? 'warning' : 'error',
      review: may,
      because: `it is documented as ${classification.category} of ${classification.provider ?? 'its maker'}`,
      reason: may ? `${is}; such statistics may be exempt when anonymised` : is,
    };
  }
  if (entry?.category === 'necessary' || (documented && classification.category === 'necessary')) return null;
  if (tracker !== undefined) {
    if (anonymised) return null;
    return { severity: 'error', review: false, because: `it serves ${tracker.name} (${tracker.kind}, by third-party-web)`, reason: is };
  }
  if ((entry?.category === 'statistics' && !anonymised) || entry?.category === 'marketing')
    return { severity: certain ? 'error' : 'warning', review: false, because: `the policy declares it as ${entry.category}`, reason: is };
  if (entry?.category === 'statistics') return null;
  const harmless = harmlessStorage(item.name);
  if (harmless !== null) return null;
  if (saysIdentifier(item.name))
    return { severity: 'warning', review: !certain, because: 'its name says that it tells visitors or devices apart', reason: is };
  const unknown = `a ${party}-party item of unknown purpose; ${is}`;
  // What ends with the tab is mostly the page's own state: worth a note, no doubt about the portal.
  if (item.area === 'sessionStorage') return { severity: 'note', review: false, because: 'what it is for is not known', reason: unknown };
  return { severity: 'warning', review: true, because: 'whether it needs consent is for a person to say', reason: unknown };
}

function by({ write }: ItemSighting): string {
  if (write === null || write.setter.url === null) return 'who wrote it was not seen';
  return `written by ${short(write.setter.url)}${write.setter.line === null ? '' : `:${write.setter.line}`}`;
}

function finding(stored: StoredItem, early: readonly ItemSighting[], weight: Weight): FindingDraft {
  const { item, party, host } = stored;
  const first = early.find(({ write }) => write !== null) ?? early[0];
  const where = party === 'third' ? `${AREA[item.area]} of ${short(host)}, third-party` : AREA[item.area];
  const phases = [...new Set(early.map(({ scenario, phase }) => `${scenario} ${phase}`))];
  const pointers = new Map(early.map(({ pointer }) => [pointer.label, pointer]));
  return {
    severity: weight.severity,
    review: weight.review,
    message: `${short(item.name)} (${where}) holds an identifier before any choice, ${first === undefined ? 'writer unseen' : by(first)}; ${weight.because} (seen: ${phases.join(', ')})`,
    reason: weight.reason,
    subject: `${item.area} ${item.origin} ${item.name}`,
    ...(first === undefined ? {} : { scenario: first.scenario, phase: first.phase }),
    evidence: [...pointers.values()].slice(0, MOST_POINTERS),
  };
}

/** The portal's own storage that could not be read before a choice, or null. */
function unread(context: RuleContext): string | null {
  for (const { scenario, phases } of context.scenarios) {
    for (const { phase } of phases) {
      if (phase.name !== 'before' || !phase.outcome.ok) continue;
      if (phase.storage === null || phase.storage === undefined) return `${scenario.name}, before: what the page stores could not be read`;
      const own = phase.storage.find(({ origin, problem }) => problem !== null && phase.finalUrl?.startsWith(`${origin}/`) === true);
      if (own !== undefined) return `${scenario.name}, before: the storage of ${own.origin}: ${own.problem ?? ''}`;
    }
  }
  return null;
}

export default defineRule({
  id: 'storage/identifier-pre-consent',
  title: 'An identifier is kept in web storage before any choice',
  severity: 'error',
  explanation:
    'Looks at localStorage, sessionStorage, IndexedDB and CacheStorage before the visitor chose. An identifier is a made-up value (nine digits or more, or digits and letters mixed; no dates, versions, words) that stays in a profile and differs in the others. An error where it serves a known tracker or its purpose is documented or declared; a warning where its name says what it is; for review where its purpose is not known. The consent choice, the states of frameworks, shopping carts and what the policy declares as necessary are left out.',
  ground: ['ePrivacy Directive art. 5(3)', 'EDPB Guidelines 2/2023'],
  fix: 'Write the item (and load the script that writes it) only after the visitor has agreed.',
  needs: ['browser'],
  evaluate: (context) => {
    const missing = beyondMissing(context);
    if (missing !== null) return { findings: [], cannotTell: missing };
    const findings = storedItems(context).flatMap((stored) => {
      const early = stored.sightings.filter(({ when }) => when === 'before');
      const weight = early.length === 0 ? null : weigh(context, stored);
      return weight === null ? [] : [finding(stored, early, weight)];
    });
    const cannotTell = beforeChoiceProblem(context) ?? unread(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
