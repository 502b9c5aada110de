import type { CookieDelta, FindingDelta, PortalChanges, RunChanges } from '../../model/changes.ts';
import { byWeight, sureFirst } from '../changes.ts';
import { severitySymbol, verdictSymbol } from '../words.ts';
import { html, type Markup } from './markup.ts';
import type { Speech } from './speech.ts';

/** Of more portals than this the others are folded. */
const UNFOLDED = 50;

const SIGNS: Readonly<Record<CookieDelta['what'], string>> = { new: '+', gone: '−', changed: '~' };

/** What is different since the run before: the gravest portal first, and of each what is sure first. */
export function changesSection(changes: RunChanges, ids: ReadonlyMap<string, string>, speech: Speech): Markup {
  const { words } = speech;
  const [shown, folded] = [byWeight(changes.portals).slice(0, UNFOLDED), byWeight(changes.portals).slice(UNFOLDED)];
  const card = (portal: PortalChanges): Markup => portalCard(portal, ids.get(portal.url), speech);
  return html`<section aria-labelledby="changes">
    <h2 id="changes">${words.changes.title}</h2>
    <p class="soft">${words.changes.since(speech.date(changes.before.startedAt), speech.date(changes.after.startedAt))}</p>
    ${changes.notes.map((note) => html`<p>${speech.english(note)}</p>`)}
    ${changes.portals.length === 0 && html`<p>${words.changes.none}</p>`} ${shown.map(card)}
    ${
      folded.length > 0 &&
      html`<details class="block">
        <summary>${words.changes.more(folded.length)}</summary>
        ${folded.map(card)}
      </details>`
    }
    <p class="soft">${words.changes.unchanged(changes.unchanged)}</p>
  </section>`;
}

function portalCard(portal: PortalChanges, id: string | undefined, speech: Speech): Markup {
  const { words } = speech;
  const { url, verdict, reason, policy } = portal;
  return html`<article class="card">
    <h3>${id === undefined ? url : html`<a href="#${id}">${url}</a>`} ${verdictWords(portal, speech)}</h3>
    ${verdict.after === 'inconclusive' && reason !== null && html`<p class="soft">${speech.english(reason)}</p>`}
    <ul class="plain">
      ${sureFirst(portal.findings).map((finding) => findingItem(finding, speech))}${sureFirst(portal.cookies).map((cookie) => cookieItem(cookie, speech))}${policy.map((what) => html`<li>${words.changes.policy}${words.colon} ${speech.english(what)}</li>`)}
    </ul>
  </article>`;
}

function verdictWords({ state, verdict: { before, after } }: PortalChanges, { words }: Speech): Markup {
  const badge = (word: NonNullable<typeof after>): Markup =>
    html`<span class="badge ${word}">${verdictSymbol[word]} ${words.verdict[word]}</span>`;
  if (state === 'gone') return html`<span class="soft">${words.changes.portalGone}</span>`;
  const now = after === null ? html`` : badge(after);
  if (state === 'new') return html`${now} <span class="soft">${words.changes.portalNew}</span>`;
  return before === null || before === after ? now : html`${badge(before)} → ${now}`;
}

function findingItem(finding: FindingDelta, speech: Speech): Markup {
  const { words } = speech;
  const { what, severity, review, rule, message } = finding;
  const label = review ? `? ${words.forReview(words.severity[severity])}` : `${severitySymbol[severity]} ${words.severity[severity]}`;
  return html`<li${finding.certainty !== 'sure' && html` class="soft"`}><b>${words.changes.finding[what]}</b> <span class="badge ${review ? 'review' : severity}">${label}</span> ${speech.english(message)} <code>${rule}</code>${doubt(finding, speech)}</li>`;
}

function cookieItem(cookie: CookieDelta, speech: Speech): Markup {
  const { what, name, domain, fields } = cookie;
  const differences = fields.map(({ field, before, after }) => `${field} ${before} → ${after}`).join('; ');
  return html`<li${cookie.certainty !== 'sure' && html` class="soft"`}>${SIGNS[what]} ${speech.words.changes.cookie[what]} <code>${name}</code> (${domain})${differences !== '' && html`${speech.words.colon} ${speech.english(differences)}`}${doubt(cookie, speech)}</li>`;
}

/** How sure it is, and why. */
function doubt({ certainty, why }: Pick<FindingDelta, 'certainty' | 'why'>, speech: Speech): Markup | null {
  if (certainty === 'sure') return why === null ? null : html` <span class="soft">(${speech.english(why)})</span>`;
  const word = speech.words.changes.certainty[certainty];
  return html` <span class="soft">(${word}${why !== null && html`${speech.words.colon} ${speech.english(why)}`})</span>`;
}
