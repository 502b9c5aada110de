import type { CookieEvent, Evidence, Scenario } from '../../model/evidence.ts';
import type { Verdict } from '../../model/verdict.ts';
import { anchorId, html, type Markup } from './markup.ts';
import type { Speech } from './speech.ts';

/** More rows than this are for evidence.json: a report is read. */
const MOST_ROWS = 400;
const WIDTH = 1000;
const LEFT = 10;
const TOP = 30;
const LANE = 16;
const MOST_LANES = 6;
/** Width of a letter of a phase's name, generously. */
const LETTER = 8.2;

interface Moment {
  readonly at: number;
  readonly phase: number | null;
  readonly kind: keyof Speech['words']['did'];
  readonly text: string;
}

function setterWords({ setter }: CookieEvent): string {
  const { url } = setter;
  if (url === null) return setter.kind === 'script' ? setter.api : '?';
  return setter.kind === 'script' && setter.line !== null ? `${url}:${setter.line}` : url;
}

function momentsOf(scenario: Scenario, names: ReadonlyMap<string, string>, speech: Speech): Moment[] {
  const { words } = speech;
  const steps = (scenario.consent?.attempts ?? []).flatMap((attempt) =>
    attempt.steps.map((step): Moment => ({
      at: step.at,
      phase: null,
      kind: step.what === 'click' ? 'click' : 'step',
      text: `${attempt.driver}, ${step.what}${step.ok ? '' : ' (failed)'}: ${step.detail}`,
    })),
  );
  return [
    ...scenario.phases.map((phase, index): Moment => ({
      at: phase.startedAt,
      phase: index,
      kind: 'phase',
      text: `${words.phase[phase.name]} · ${phase.finalUrl ?? phase.url}${phase.status === null ? '' : ` · HTTP ${phase.status}`}${phase.outcome.ok ? '' : ` · ${phase.outcome.error.message}`}`,
    })),
    ...steps,
    ...scenario.events.map((event): Moment => ({
      at: event.at,
      phase: event.phase,
      kind: event.type,
      text: `${names.get(event.cookie) ?? event.cookie} · ${words.by} ${setterWords(event)}${event.blockedReasons.length > 0 ? ` · ${event.blockedReasons.join(', ')}` : ''}`,
    })),
    ...scenario.requests.map((request): Moment => ({
      at: request.at,
      phase: request.phase,
      kind: 'request',
      text: `${request.method} ${request.url}${request.status === null ? '' : ` · ${request.status}`}${request.failure === null ? '' : ` · ${request.failure}`}`,
    })),
  ].sort((a, b) => a.at - b.at);
}

/** What matters most stays where there are more moments than a reader reads: requests go first. */
function shorten(moments: readonly Moment[]): { kept: Moment[]; left: number } {
  if (moments.length <= MOST_ROWS) return { kept: [...moments], left: 0 };
  const first = moments.filter(({ kind }) => kind !== 'request').slice(0, MOST_ROWS);
  const room = MOST_ROWS - first.length;
  const kept = [...first, ...moments.filter(({ kind }) => kind === 'request').slice(0, room)].sort((a, b) => a.at - b.at);
  return { kept, left: moments.length - kept.length };
}

function drawing(
  scenario: Scenario,
  consentOf: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  speech: Speech,
  id: string,
): Markup {
  const { words } = speech;
  const end = Math.max(1, ...scenario.phases.map(({ endedAt }) => endedAt), ...scenario.events.map(({ at }) => at));
  const x = (at: number): string => (LEFT + (Math.max(0, Math.min(at, end)) / end) * (WIDTH - 2 * LEFT)).toFixed(1);
  const sets = scenario.events.filter(({ type }) => type === 'set');
  const clicks = (scenario.consent?.attempts ?? []).flatMap(({ steps }) =>
    steps.filter(({ what, ok }) => ok && (what === 'click' || what === 'check' || what === 'uncheck')),
  );
  // Writes at one moment stand above each other.
  const lanes: number[] = [];
  const dots = sets.map((event) => {
    const at = Number(x(event.at));
    let lane = lanes.findIndex((last) => at - last > 9);
    if (lane < 0) lane = lanes.length < MOST_LANES ? lanes.length : MOST_LANES - 1;
    lanes[lane] = at;
    const need = consentOf.get(event.cookie) ?? 'review';
    return html`<circle class="c-${need}" cx="${at}" cy="${TOP + 22 + lane * LANE}" r="5"
      ><title>
        ${names.get(event.cookie) ?? event.cookie} · ${speech.time(event.at)} · ${words.consent[need as 'yes' | 'no' | 'review']}
      </title></circle
    >`;
  });
  const floor = TOP + 30 + Math.max(1, lanes.length) * LANE;
  const height = floor + 44;
  // A tick for each column of pixels that has a request, taller where there are more.
  const columns = new Map<string, number>();
  for (const { at } of scenario.requests) columns.set(Number(x(at)).toFixed(0), (columns.get(Number(x(at)).toFixed(0)) ?? 0) + 1);
  const bands = scenario.phases.map((phase, index) => {
    const from = Number(x(phase.startedAt));
    const to = Number(x(phase.endedAt));
    const next = scenario.phases[index + 1];
    const room = (next === undefined ? WIDTH - LEFT : Number(x(next.startedAt))) - from;
    const name = words.phaseShort[phase.name];
    const about = `${words.phase[phase.name]}: ${speech.time(phase.startedAt)} – ${speech.time(phase.endedAt)}`;
    return html`<rect
        class="band${index % 2}"
        x="${from.toFixed(1)}"
        y="0"
        width="${Math.max(1, to - from).toFixed(1)}"
        height="${floor + 22}"
      >
        <title>${about}</title>
      </rect>
      <line class="edge" x1="${from.toFixed(1)}" x2="${from.toFixed(1)}" y1="0" y2="${floor + 22}" />
      ${room > name.length * LETTER + 6 && html`<text class="bandname" x="${(from + 4).toFixed(1)}" y="18">${name}</text>`}`;
  });
  const requests = [...columns].map(
    ([column, count]) =>
      html`<line class="req" x1="${column}" x2="${column}" y1="${floor + 22}" y2="${floor + 22 - Math.min(14, 3 + count * 2)}" />`,
  );
  const marks = clicks.map(
    ({ at, detail }) =>
      html`<line class="click" x1="${x(at)}" x2="${x(at)}" y1="${TOP - 4}" y2="${floor + 22}"
        ><title>${detail} · ${speech.time(at)}</title></line
      >`,
  );
  const scale = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      html`<text
        x="${(LEFT + part * (WIDTH - 2 * LEFT)).toFixed(0)}"
        y="${height - 6}"
        text-anchor="${part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}"
        >${speech.time(end * part)}</text
      >`,
  );
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}">
    <title id="${id}">${words.timelineLabel(words.scenario[scenario.name], sets.length, clicks.length, scenario.requests.length)}</title>
    ${bands}${requests}${marks}${dots}${scale}
  </svg>`;
}

function scenarioPart(
  scenario: Scenario,
  index: number,
  portal: string,
  consentOf: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  speech: Speech,
): Markup {
  const { words } = speech;
  const moments = momentsOf(scenario, names, speech);
  const { kept, left } = shorten(moments);
  const label = `${words.scenario[scenario.name]}: ${words.timelineCaption}`;
  return html`<div class="line">
    <h4>${words.scenario[scenario.name]}</h4>
    ${scenario.outcome.ok ? null : html`<p class="badge error">${scenario.outcome.error.message}</p>`}
    ${drawing(scenario, consentOf, names, speech, anchorId(portal, 't', index))}
    <details class="block small">
      <summary>${words.events(moments.length)}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="${label} (${portal})">
        <table>
          <caption>
            ${label}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.timelineColumns.time}</th>
              <th scope="col">${words.timelineColumns.what}</th>
              <th scope="col">${words.timelineColumns.details}</th>
            </tr>
          </thead>
          <tbody>
            ${kept.map(
              ({ at, kind, text }) =>
                html`<tr>
                  <td class="num nowrap">${speech.time(at)}</td>
                  <td class="nowrap">${words.did[kind]}</td>
                  <td class="mono">${text.length > 400 ? `${text.slice(0, 400)}…` : text}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${left > 0 && html`<p class="soft">${words.left(left)}</p>`}
    </details>
  </div>`;
}

/** Phases, cookies as they appear, requests and the click along the time of each visit; the same as a table. */
export function timelineSection(verdict: Verdict, evidence: Evidence | null, portal: string, speech: Speech): Markup {
  const { words } = speech;
  const heading = html`<h3>${words.timeline}</h3>`;
  if (evidence === null)
    return html`${heading}
      <p class="soft">${words.noTimeline}</p>`;
  const needs = new Map(
    verdict.cookies.map((row) => [JSON.stringify([row.name, row.domain, row.hostOnly, row.path, row.partitionKey]), row.needsConsent]),
  );
  const consentOf = new Map(
    evidence.cookies.map(({ id, name, domain, hostOnly, path, partitionKey }) => [
      id,
      needs.get(JSON.stringify([name, domain, hostOnly, path, partitionKey])) ?? 'review',
    ]),
  );
  const names = new Map(evidence.cookies.map(({ id, name }) => [id, name]));
  const swatch = (need: 'yes' | 'no' | 'review'): Markup =>
    html`<li>
      <svg viewBox="0 0 10 10" aria-hidden="true"><circle class="c-${need}" cx="5" cy="5" r="5" /></svg>
      ${words.columns.consent.toLowerCase()}: ${words.consent[need]}
    </li>`;
  return html`${heading}
    <ul class="legend">
      ${swatch('yes')}${swatch('review')}${swatch('no')}
      <li>
        <svg viewBox="0 0 10 10" aria-hidden="true"><line class="click" x1="5" x2="5" y1="0" y2="10" /></svg> ${words.clickLegend}
      </li>
      <li>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <line class="req" x1="2" x2="2" y1="4" y2="10" />
          <line class="req" x1="5" x2="5" y1="1" y2="10" />
          <line class="req" x1="8" x2="8" y1="6" y2="10" />
        </svg>
        ${words.requestsLegend}
      </li>
    </ul>
    ${evidence.scenarios.map((scenario, index) => scenarioPart(scenario, index, portal, consentOf, names, speech))}`;
}
