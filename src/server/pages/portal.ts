import type { DatedResult } from '../../stores/store.ts';
import { cookiesChart, findingsChart, type TrendPoint } from '../charts.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import { badge, moment, plural, portalName } from '../words.ts';
import { deltas } from './portfolio.ts';

export interface PortalView {
  url: string;
  portfolio: string;
  /** Newest first */
  history: readonly DatedResult[];
  canScan: boolean;
}

/** One portal over its runs. */
export function portalPage({ url, portfolio, history, canScan }: PortalView): Html {
  const [newest] = history;
  if (newest === undefined)
    return html`<h1>${portalName(url)}</h1>
      <p class="empty">No run holds a result of this portal.</p>`;
  const points: TrendPoint[] = history
    .toReversed()
    .map(({ run, startedAt, verdict, errors, warnings, cookies }) => ({ run, startedAt, verdict, errors, warnings, cookies }));
  const since = history.findLast((_result, i) => history.slice(0, i + 1).every(({ verdict }) => verdict === newest.verdict));
  return html`<nav class="crumbs" aria-label="Where you are"><a href="${links.portfolio({ portfolio })}">Portals</a></nav>
    <div class="head">
      <h1>${portalName(url)}</h1>
      ${badge(newest.verdict)}
      ${canScan && html`<form method="post" action="/scans"><input type="hidden" name="portfolio" value="${portfolio}" /><input type="hidden" name="url" value="${url}" /><button class="primary">Scan now</button></form>`}
    </div>
    <p>
      ${portalLink(url)} · ${newest.verdict}${since !== undefined && since !== newest && html` since ${moment(since.startedAt)}`} ·
      <a href="${links.report(newest.run, url)}">newest report</a>
    </p>
    ${newest.reason !== null && html`<p class="reason">${told(newest.reason, 300)}</p>`}
    <div class="charts">${findingsChart(points)}${cookiesChart(points)}</div>
    <section aria-labelledby="history">
      <h2 id="history">History <span class="count">${history.length}</span></h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="history">
        <table>
          <thead>
            <tr>
              <th scope="col">Scan</th>
              <th scope="col">Verdict</th>
              <th scope="col" class="n">Errors</th>
              <th scope="col" class="n">Warnings</th>
              <th scope="col" class="n">For review</th>
              <th scope="col" class="n">Cookies</th>
              <th scope="col">New</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            ${history.map(
              (result) =>
                html`<tr>
                  <th scope="row"><a href="${links.report(result.run, url)}">${moment(result.finishedAt)}</a></th>
                  <td>${badge(result.verdict)}</td>
                  <td class="n">${result.errors}</td>
                  <td class="n">${result.warnings}</td>
                  <td class="n">${result.forReview}</td>
                  <td class="n">${result.cookies}</td>
                  <td>${deltas(result)}</td>
                  <td>
                    ${Math.round(result.durationMs / 1000)}
                    s${result.attempts > 1 && html` <span class="faint">${plural(result.attempts, 'attempt')}</span>`}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
}

/** A history can be taken in from a file: what is no web address is no link. */
function portalLink(url: string): Html {
  return /^https?:\/\//.test(url)
    ? html`<a href="${url}" rel="noreferrer noopener external">${told(url, 200)}</a>`
    : html`${told(url, 200)}`;
}
