import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { defineReporter, type Language } from './define.ts';
import { changesSection } from './html/changes.ts';
import { html, Markup } from './html/markup.ts';
import { portalSection } from './html/portal.ts';
import { PictureBudget } from './html/screenshots.ts';
import { EARLY_SCRIPT, SCRIPT } from './html/script.ts';
import { Speech } from './html/speech.ts';
import { STYLE } from './html/style.ts';
import { en } from './html/words-en.ts';
import { fr } from './html/words-fr.ts';
import type { Words } from './html/words.ts';
import { standingOf } from './standing.ts';
import { verdictSymbol } from './words.ts';

/** A language is a file of words and, where it is not English, one of what the rules say. */
const WORDS: Readonly<Record<Language, Words>> = { en, fr };

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is fetched, nothing but the two scripts of this file runs, nothing is sent. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(EARLY_SCRIPT)} ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const portalId = (index: number): string => `p${index + 1}`;

const rank = ({ verdict }: Verdict): number => ({ violations: 0, inconclusive: 1, compliant: 2 })[verdict];

function counts({ findings }: Verdict): { error: number; warning: number; note: number; review: number } {
  const of = (severity: Verdict['findings'][number]['severity']): number =>
    findings.filter((finding) => standingOf(finding) === 'counts' && finding.severity === severity).length;
  return {
    error: of('error'),
    warning: of('warning'),
    note: of('note'),
    review: findings.filter((finding) => standingOf(finding) === 'review').length,
  };
}

function tiles({ summary, portals }: Report, { words }: Speech): Markup {
  const tile = (value: number, label: string, tone: string): Markup =>
    html`<li${value > 0 && html` class="${tone}"`}><b>${value}</b><span>${label}</span></li>`;
  const many =
    portals.length === 1
      ? []
      : [
          tile(summary.violations, words.tiles.violations, 'violations'),
          tile(summary.inconclusive, words.tiles.inconclusive, 'inconclusive'),
          tile(summary.compliant, words.tiles.compliant, 'compliant'),
        ];
  return html`<ul class="tiles">
    ${many}${tile(summary.errors, words.tiles.errors, 'error')}${tile(summary.warnings, words.tiles.warnings, 'warning')}${tile(summary.notes, words.tiles.notes, 'note')}${tile(summary.forReview, words.tiles.forReview, 'review')}${tile(
      portals.reduce((sum, { cookies }) => sum + cookies.length, 0),
      words.tiles.cookies,
      'plain-count',
    )}
  </ul>`;
}

function gateHero({ gate, summary }: Report, speech: Speech, alone: boolean): Markup {
  const { words } = speech;
  const tone = { 0: 'compliant', 1: 'violations', 3: 'inconclusive' }[gate.exitCode];
  const old = [...(gate.baseline?.stale ?? []), ...(gate.baseline?.expired ?? [])];
  const details = html`<p>${words.exitCode} ${gate.exitCode}${words.colon} ${speech.gateReason(gate.reason)}</p>
    ${
      old.length > 0 &&
      html`<p>${words.baseline}</p>
        <ul>
          ${old.map((entry) => html`<li>${speech.english(entry)}</li>`)}
        </ul>`
    }`;
  return alone
    ? html`<div class="soft">${details}</div>`
    : html`<div class="hero ${tone}">
        <h2 id="verdict">${words.overview(summary.portals, summary.violations, summary.inconclusive)}</h2>
        ${details}
      </div>`;
}

function portalTable(order: readonly { verdict: Verdict; id: string }[], { words }: Speech): Markup {
  const number = (value: number, tone: string): Markup =>
    html`<td class="num">${value === 0 ? html`<span class="soft">0</span>` : html`<span class="badge ${tone}">${value}</span>`}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.portals}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.portal}</th>
          <th scope="col">${words.columns.result}</th>
          <th scope="col" class="num">${words.tiles.errors}</th>
          <th scope="col" class="num">${words.tiles.warnings}</th>
          <th scope="col" class="num">${words.tiles.notes}</th>
          <th scope="col" class="num">${words.tiles.forReview}</th>
          <th scope="col" class="num">${words.tiles.cookies}</th>
        </tr>
      </thead>
      <tbody>
        ${order.map(({ verdict, id }) => {
          const { error, warning, note, review } = counts(verdict);
          return html`<tr>
            <th scope="row"><a href="#${id}">${verdict.url}</a></th>
            <td><span class="badge ${verdict.verdict}">${verdictSymbol[verdict.verdict]} ${words.verdict[verdict.verdict]}</span></td>
            ${number(error, 'error')}${number(warning, 'warning')}${number(note, 'note')}${number(review, 'review')}
            <td class="num">${verdict.cookies.length}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** The report for people: one file, no network, for screen, paper and screen reader. */
export default defineReporter({
  name: 'html',
  fileName: 'report.html',
  mediaType: 'text/html; charset=utf-8',
  shows: 'screenshots',
  render: (report, { lang = 'en', exhibits = [] }) => {
    const words = WORDS[lang];
    const speech = new Speech(words, report);
    const { portals, tool, changes } = report;
    const [only] = portals;
    const alone = portals.length === 1 && only !== undefined;
    const budget = new PictureBudget(portals.length);
    // The pictures of the gravest portals are taken first.
    const order = portals
      .map((verdict, index) => ({ verdict, id: portalId(index), exhibit: exhibits[index] ?? null }))
      .sort((a, b) => rank(a.verdict) - rank(b.verdict));
    const after = alone ? html`${tiles(report, speech)}${gateHero(report, speech, true)}` : null;
    const sections = order.map(({ verdict, id, exhibit }) => portalSection(verdict, exhibit, { id, alone, budget, after }, speech));
    const ids = new Map(order.map(({ verdict, id }) => [verdict.url, id]));
    const news = changes !== undefined && changesSection(changes, ids, speech);
    const title = alone ? `${words.title}: ${only.url}` : words.title;
    return html`<!doctype html>
      <html lang="${words.lang}" id="top">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <meta name="robots" content="noindex" />
          <meta name="generator" content="${tool.name} ${tool.version}" />
          <title>${title}</title>
          ${new Markup(`<style>${STYLE}</style>
<script>${EARLY_SCRIPT}</script>`)}
        </head>
        <body>
          <a class="skip" href="#verdict">${words.skip}</a>
          <header class="top">
            <h1>${words.title}</h1>
            <p>${tool.name} ${tool.version}</p>
          </header>
          <main>
            ${!alone && gateHero(report, speech, false)} ${!alone && tiles(report, speech)}
            ${!alone && portals.length > 0 && portalTable(order, speech)} ${!alone && news} ${sections} ${alone && news}
          </main>
          <footer class="foot">
            <p>${words.disclaimer}</p>
            <p>${tool.name} ${tool.version}</p>
          </footer>
          ${new Markup(`<script>${SCRIPT}</script>`)}
        </body>
      </html> `.text;
  },
});
