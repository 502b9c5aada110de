import { hostOf } from '../../knowledge/companies.ts';
import { sameOrganisation } from '../../knowledge/trackers.ts';
import type { FingerprintReads, FingerprintTechnique } from '../../model/beyond.ts';
import type { RequestRecord } from '../../model/evidence.ts';
import type { PlacedScenario, RuleContext } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { beforeChoiceProblem, beyondMissing, withoutConsent } from '../observation.ts';
import { listed, short } from '../wording.ts';

/**
 * Englehardt and Narayanan, "Online tracking: a 1-million-site measurement and analysis" (CCS 2016), §6: a
 * canvas of 16 × 16 or more with a text of 10 different characters or more; 50 fonts or more.
 */
const LEAST_SIDE = 16;
const LEAST_CHARACTERS = 10;
const LEAST_FONTS = 20;
const MANY_FONTS = 50;
const MOST_POINTERS = 6;

interface Script {
  readonly url: string;
  readonly place: PlacedScenario;
  readonly reads: { index: number; read: FingerprintReads }[];
}

/** The techniques that these reads amount to. */
function techniquesOf({ reads }: Script): Set<FingerprintTechnique> {
  const found = new Set<FingerprintTechnique>();
  let fonts = 0;
  for (const { read } of reads) {
    const { width, height, characters } = read.detail;
    if (read.technique === 'canvas' && width >= LEAST_SIDE && height >= LEAST_SIDE && characters >= LEAST_CHARACTERS) found.add('canvas');
    if (read.technique === 'webgl' && read.api.includes('UNMASKED')) found.add('webgl');
    if (read.technique === 'audio') found.add('audio');
    if (read.technique === 'fonts') fonts += read.count;
  }
  if (fonts >= LEAST_FONTS && (found.size > 0 || fonts >= MANY_FONTS)) found.add('fonts');
  return found;
}

/** The first request with something in it that a script makes after its reads. */
function sentBy({ url, place, reads }: Script): { index: number; request: RequestRecord } | null {
  const since = Math.min(...reads.map(({ read }) => read.firstAt));
  const bodies = new Set((place.scenario.beyond?.outflows ?? []).flatMap(({ request, bodyBytes }) => (bodyBytes === 0 ? [] : request)));
  for (const [index, request] of place.scenario.requests.entries()) {
    if (request.at < since || request.resourceType === 'Script' || !/^(?:https?|wss?):/.test(request.url)) continue;
    const carries = bodies.has(index) || request.url.includes('?') || request.resourceType === 'WebSocket';
    if (carries && request.initiators.some((link) => link.kind === 'script' && link.url === url)) return { index, request };
  }
  return null;
}

function scriptsOf(place: PlacedScenario): Script[] {
  const found = new Map<string, Script>();
  for (const [index, read] of (place.scenario.beyond?.fingerprint ?? []).entries()) {
    const { url } = read.script;
    if (url === null || withoutConsent(place, read.phase) === null) continue;
    const script = found.get(url) ?? { url, place, reads: [] };
    found.set(url, script);
    script.reads.push({ index, read });
  }
  return [...found.values()];
}

function finding(context: RuleContext, script: Script): FindingDraft | null {
  const techniques = [...techniquesOf(script)];
  const sent = techniques.length === 0 ? null : sentBy(script);
  const to = sent === null ? null : hostOf(sent.request.url);
  if (sent === null || to === null) return null;
  // One way alone has honest uses on a portal's own pages; sent elsewhere, or joined with another, it has few.
  if (techniques.length < 2 && sameOrganisation(to, context.portalHost)) return null;
  const { place, reads } = script;
  const first = reads[0]?.read;
  const phase = first === undefined ? undefined : place.scenario.phases[first.phase]?.name;
  const line = first === undefined || first.script.line === null ? '' : `:${first.script.line}`;
  return {
    message: `${short(script.url)}${line} reads ${listed(techniques)} off the device (${listed([...new Set(reads.map(({ read }) => read.api))], 5)}), then sends to ${short(to)}`,
    reason: 'such reads together tell devices apart without storing anything; what was sent was not decoded',
    subject: script.url.replace(/[?#].*$/, ''),
    scenario: place.scenario.name,
    ...(phase === undefined ? {} : { phase }),
    evidence: [
      ...reads.slice(0, MOST_POINTERS - 1).map(({ index, read }) => ({
        pointer: `/scenarios/${place.index}/beyond/fingerprint/${index}`,
        label: read.api,
      })),
      { pointer: `/scenarios/${place.index}/requests/${sent.index}`, label: 'sent' },
    ],
  };
}

export default defineRule({
  id: 'fingerprint/suspected',
  title: 'A script reads the device as fingerprinting does, and sends something',
  severity: 'warning',
  explanation:
    'Before a choice or after a refusal: a canvas with a text is read back, the graphics card is asked for its name, audio is rendered, or many fonts are measured, and the same script then sends data. One technique alone counts only where it is sent to another organisation. Emoji checks, maps and charts, which draw a few characters at a time or read nothing, do not count.',
  ground: ['ePrivacy Directive art. 5(3)', 'EDPB Guidelines 2/2023', 'Englehardt and Narayanan 2016'],
  fix: 'Load the script only after the visitor has agreed, or show that it serves security alone.',
  needs: ['browser'],
  evaluate: (context) => {
    const missing = beyondMissing(context);
    if (missing !== null) return { findings: [], cannotTell: missing };
    const bySubject = new Map<string, FindingDraft>();
    for (const script of context.scenarios.flatMap(scriptsOf)) {
      const draft = finding(context, script);
      if (draft?.subject !== undefined && !bySubject.has(draft.subject)) bySubject.set(draft.subject, draft);
    }
    const findings = [...bySubject.values()];
    const cannotTell = beforeChoiceProblem(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
