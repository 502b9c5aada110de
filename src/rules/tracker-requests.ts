import { hostOf, type Company } from '../knowledge/companies.ts';
import { sameOrganisation, trackerOf } from '../knowledge/trackers.ts';
import type { RequestRecord } from '../model/evidence.ts';
import type { Severity } from '../model/verdict.ts';
import type { PlacedScenario, RuleContext } from './context.ts';
import type { FindingDraft } from './define.ts';
import { afterClosing, withoutConsent } from './observation.ts';
import { listed, short } from './wording.ts';

const MOST_POINTERS = 6;
/** The browser never reached the host, so nothing left. */
const NEVER_SENT = /ERR_(?:NAME_NOT_RESOLVED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|BLOCKED_BY|UNKNOWN_URL_SCHEME)/;
/** What only shows something: a picture of an avatar, a font, a style. */
const SHOWS = new Set(['Image', 'Font', 'Stylesheet', 'Media']);

const neverSent = ({ failure, refused }: RequestRecord): boolean => refused !== undefined || (failure !== null && NEVER_SENT.test(failure));

interface Hit {
  readonly place: PlacedScenario;
  readonly index: number;
  readonly request: RequestRecord;
  readonly host: string;
}

/** The requests to one known tracker without consent. */
interface Tracker {
  readonly company: Company;
  readonly hits: Hit[];
  /** An identifier went along: a cookie, or a stored value */
  identified: boolean;
  /** More than showing something */
  active: boolean;
}

/** When nobody had consented: before any choice, after refusing, or after only closing the banner. */
type When = 'before' | 'refused' | 'closed';

const whenWas = (place: PlacedScenario, phase: number): When | null =>
  afterClosing(place, phase) ? 'closed' : withoutConsent(place, phase);

const WHEN: Readonly<Record<When, string>> = {
  before: 'before any choice',
  refused: 'after refusing',
  closed: 'after only closing the banner',
};

/** Hosts to which a cookie or a stored identifier went at that time. */
function identifiedHosts(place: PlacedScenario, when: When): Set<string> {
  const { scenario } = place;
  const cookies = scenario.sent.filter(({ phase }) => whenWas(place, phase) === when).map(({ host }) => host.replace(/:\d+$/, ''));
  const values = (scenario.beyond?.identifiersSent ?? []).filter(
    ({ request, profiles }) => profiles === 1 && whenWas(place, scenario.requests[request]?.phase ?? -1) === when,
  );
  return new Set([...cookies, ...values.map(({ host }) => host)]);
}

/** Known trackers that received requests at that time, the portal's own company left out. */
function trackersOf(context: RuleContext, when: When): Tracker[] {
  const found = new Map<string, Tracker>();
  for (const place of context.scenarios) {
    const identified = identifiedHosts(place, when);
    const pixels = new Set((place.scenario.beyond?.outflows ?? []).flatMap(({ request, pixel }) => (pixel === null ? [] : request)));
    for (const [index, request] of place.scenario.requests.entries()) {
      if (whenWas(place, request.phase) !== when || neverSent(request)) continue;
      const host = /^(?:https?|wss?):/.test(request.url) ? hostOf(request.url) : null;
      if (host === null || sameOrganisation(host, context.portalHost)) continue;
      const company = trackerOf(host);
      if (company === undefined) continue;
      const tracker = found.get(company.name) ?? { company, hits: [], identified: false, active: false };
      found.set(company.name, tracker);
      tracker.hits.push({ place, index, request, host });
      tracker.identified ||= identified.has(host);
      tracker.active ||= !SHOWS.has(request.resourceType) || pixels.has(index);
    }
  }
  return [...found.values()];
}

function weigh(context: RuleContext, { company, identified, active }: Tracker): { severity: Severity; review: boolean; reason: string } {
  const is = `${company.name} is in the trade of ${company.kind} (third-party-web)`;
  const measuring = company.kind === 'analytics';
  const declared = context.policy?.entries.some((entry) => entry.anonymised) === true && context.profile.anonymisedStatisticsExempt;
  if (measuring && declared)
    return { severity: 'warning', review: true, reason: `${is}; the policy declares anonymised statistics, which may be exempt` };
  if (identified) return { severity: 'error', review: false, reason: `${is}; a cookie or a stored identifier went along` };
  if (company.kind === 'ad' && active) return { severity: 'error', review: false, reason: `${is}; address, browser and page went along` };
  return { severity: 'warning', review: false, reason: `${is}; no stored identifier was seen to go along` };
}

/** One finding for each known tracker that is asked for something without consent. */
export function trackerFindings(context: RuleContext, when: When): FindingDraft[] {
  return trackersOf(context, when).map((tracker) => {
    const [first] = tracker.hits;
    const { severity, review, reason } = weigh(context, tracker);
    const hosts = [...new Set(tracker.hits.map(({ host }) => host))];
    const phases = [
      ...new Set(tracker.hits.map(({ place, request }) => `${place.scenario.name} ${place.scenario.phases[request.phase]?.name ?? ''}`)),
    ];
    const shown = first === undefined ? '' : `, first ${first.request.resourceType} ${short(first.request.url)}`;
    return {
      severity,
      review,
      message: `${tracker.hits.length} ${tracker.hits.length === 1 ? 'request goes' : 'requests go'} to ${tracker.company.name} (${listed(hosts, 4)}) ${WHEN[when]}${shown} (seen: ${phases.join(', ')})`,
      reason,
      subject: tracker.company.name,
      ...(first === undefined ? {} : scenarioAndPhase(first)),
      evidence: tracker.hits.slice(0, MOST_POINTERS).map(({ place, index, request }) => ({
        pointer: `/scenarios/${place.index}/requests/${index}`,
        label: `requested: ${place.scenario.name}, ${place.scenario.phases[request.phase]?.name ?? ''}`,
      })),
    };
  });
}

function scenarioAndPhase({ place, request }: Hit): Pick<FindingDraft, 'scenario' | 'phase'> {
  const phase = place.scenario.phases[request.phase]?.name;
  return { scenario: place.scenario.name, ...(phase === undefined ? {} : { phase }) };
}
