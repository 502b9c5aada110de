import type { Phase, ScenarioName } from '../../model/evidence.ts';
import type { Exhibit } from '../define.ts';
import { html, Markup } from './markup.ts';
import type { Speech } from './speech.ts';

/** Bytes of pictures that one report holds: more than that no mail server takes and no browser likes. */
export class PictureBudget {
  #left: number;
  readonly perPortal: number;

  constructor(portals: number) {
    this.#left = 24_000_000;
    this.perPortal = portals === 1 ? Number.MAX_SAFE_INTEGER : Math.max(400_000, Math.floor(this.#left / Math.max(1, portals)));
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }
}

/** By their first bytes, never by what anybody calls them. */
function mediaType(bytes: Uint8Array): string | null {
  const begins = (...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return begins(0x89, 0x50, 0x4e, 0x47) ? 'image/png' : null;
}

interface Shot {
  readonly scenario: ScenarioName;
  readonly phase: Phase;
  readonly file: string;
}

/** The banner, and the state after each choice, before all others. */
function interest({ scenario, phase }: Shot): number {
  if (scenario === 'no-choice' && phase.name === 'before') return 0;
  return phase.name === 'after' ? 1 : phase.name === 'before' ? 3 : 2;
}

export function screenshotSection(exhibit: Exhibit | null, budget: PictureBudget, speech: Speech): Markup {
  const { words } = speech;
  const heading = html`<h3>${words.screenshots}</h3>`;
  const shots = (exhibit?.evidence.scenarios ?? []).flatMap((scenario) =>
    scenario.phases.flatMap((phase): Shot[] =>
      phase.screenshot === null ? [] : [{ scenario: scenario.name, phase, file: phase.screenshot }],
    ),
  );
  if (exhibit === null || exhibit.screenshots.size === 0)
    return html`${heading}
      <p class="soft">${words.noScreenshots}</p>`;
  const kept = new Map<string, Markup>();
  const left: string[] = [];
  let used = 0;
  for (const { file } of shots.toSorted((a, b) => interest(a) - interest(b))) {
    const bytes = exhibit.screenshots.get(file);
    const type = bytes === undefined ? null : mediaType(bytes);
    if (bytes === undefined || type === null) left.push(file);
    else if (used + bytes.length > budget.perPortal || !budget.take(bytes.length)) left.push(file);
    else {
      used += bytes.length;
      kept.set(file, new Markup(`data:${type};base64,${Buffer.from(bytes).toString('base64')}`));
    }
  }
  const figure = ({ scenario, phase, file }: Shot): Markup | null => {
    const source = kept.get(file);
    if (source === undefined) return null;
    const caption = `${words.scenario[scenario]}, ${words.phase[phase.name]}`;
    return html`<figure>
      <button type="button" aria-pressed="false" aria-label="${words.enlarge}: ${caption}, ${file}">
        <img src="${source}" alt="${caption}" loading="lazy" decoding="async" />
      </button>
      <figcaption>
        <b>${caption}</b><br />
        ${phase.finalUrl ?? phase.url}
      </figcaption>
    </figure>`;
  };
  const key = shots.filter((shot) => interest(shot) < 2 && kept.has(shot.file));
  const rest = shots.filter((shot) => interest(shot) >= 2 && kept.has(shot.file));
  return html`${heading}
    <div class="shots key">${key.map(figure)}</div>
    ${
      rest.length > 0 &&
      html`<details class="block">
        <summary>${words.moreScreenshots(rest.length)}</summary>
        <div class="shots">${rest.map(figure)}</div>
      </details>`
    }
    ${left.length > 0 && html`<p class="soft small">${words.leftOutScreenshots(left.join(', '))}</p>`}`;
}
