import type { ResultSummary } from '../../model/history.ts';
import type { VerdictWord } from '../../model/verdict.ts';
import type { RunOverview } from '../../stores/store.ts';
import { standingBar } from '../charts.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import { badge, moment, plural, portalName, standing } from '../words.ts';
import { deltas } from './portfolio.ts';

const states: Readonly<Record<ReturnType<typeof standing>, string>> = {
  running: '… running',
  'broken off': 'broken off: nobody works on it any more',
  finished: 'finished',
  interrupted: 'interrupted',
};

/** All runs, newest first. */
export function runsPage(runs: readonly RunOverview[], options: { older: string | null; portfolio: string | undefined }): Html {
  if (runs.length === 0)
    return html`<h1>Runs</h1>
      <p class="empty">There is no run.</p>`;
  return html`<h1>Runs</h1>
    <div class="scroll" tabindex="0" role="group" aria-label="Runs" id="runs" data-live>
      <table>
        <thead>
          <tr>
            <th scope="col">Begun</th>
            <th scope="col">Portfolio</th>
            <th scope="col">State</th>
            <th scope="col" class="n">Portals</th>
            <th scope="col">Standing</th>
            <th scope="col">New</th>
          </tr>
        </thead>
        <tbody>
          ${runs.map(
            (run) =>
              html`<tr>
                <th scope="row"><a href="${links.run(run.id)}">${moment(run.startedAt)}</a></th>
                <td>${told(run.portfolio, 60)}</td>
                <td>${states[standing(run)]}${run.pending > 0 && html` <span class="faint">${run.pending} left</span>`}</td>
                <td class="n">${run.portals}</td>
                <td class="wide">
                  ${standingBar(run)}<span class="faint">${run.violations} ✗ · ${run.inconclusive} ? · ${run.compliant} ✓</span>
                </td>
                <td>
                  ${deltas({ changed: { newFindings: run.newFindings, fixedFindings: run.fixedFindings, newCookies: 0, goneCookies: 0 } })}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${options.older !== null && html`<nav class="pager" aria-label="Pages"><a href="${links.runs(options.portfolio, options.older)}" rel="next">Older runs</a></nav>`}`;
}

export interface RunView {
  run: RunOverview;
  results: readonly ResultSummary[];
  filter: { verdict?: VerdictWord | undefined; search: string; page: number };
  /** Portals that the filter lets through */
  total: number;
  formats: readonly string[];
}

export const RESULTS_PER_PAGE = 100;

/** One run: how it came out, and the report of each portal. */
export function runPage({ run, results, filter, total, formats }: RunView): Html {
  const pages = Math.max(1, Math.ceil(total / RESULTS_PER_PAGE));
  const to = (values: { verdict?: string | undefined; page?: number }): string =>
    links.run(run.id, { verdict: filter.verdict, search: filter.search, ...values });
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${value === (filter.verdict ?? '') && html` selected`}>${label}</option>`;
  return html`<nav class="crumbs" aria-label="Where you are"><a href="/runs">Runs</a></nav>
    <h1>Run of ${moment(run.startedAt)}</h1>
    <section id="run" data-live aria-label="State of the run">
      <p>
        ${told(run.portfolio, 80)} · ${states[standing(run)]}${run.finishedAt !== null && html` ${moment(run.finishedAt)}`} · profile
        ${run.profile} · cookie-audit ${run.toolVersion} · <code>${run.id}</code>
      </p>
      ${run.pending > 0 && html`<p class="running">${run.portals - run.pending} of ${plural(run.portals, 'portal')} <progress max="${run.portals}" value="${run.portals - run.pending}">${run.portals - run.pending} of ${run.portals}</progress></p>`}
      <div class="tiles">
        ${(['violations', 'inconclusive', 'compliant'] as const).map(
          (word) =>
            html`<a class="tile ${word}" href="${links.run(run.id, { verdict: word })}"
              >${badge(word)}<span class="number">${run[word]}</span><span class="of">of ${run.portals}</span></a
            >`,
        )}
      </div>
      ${standingBar(run)}
    </section>
    <p><a href="${links.changes(run.id)}">What changed since the run before</a></p>
    <p>Whole report: ${formats.map((format, i) => html`${i > 0 && ' · '}<a href="${links.download(run.id, format)}">${format}</a>`)}</p>
    <section aria-labelledby="portals">
      <div class="head">
        <h2 id="portals">Portals <span class="count">${total}</span></h2>
        <form method="get" action="${links.run(run.id)}" class="inline" role="search">
          <label>Search <input type="search" name="search" value="${filter.search}" placeholder="host" /></label
          ><label
            >Verdict
            <select name="verdict">
              ${option('', 'any')}${option('violations', 'violations')}${option('inconclusive', 'inconclusive')}${option('compliant', 'compliant')}
            </select></label
          ><button>Show</button>
        </form>
      </div>
      ${
        results.length === 0
          ? html`<p class="empty">No portal is like that${run.pending > 0 && ' yet'}.</p>`
          : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="portals">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Portal</th>
                    <th scope="col">Verdict</th>
                    <th scope="col" class="n">Errors</th>
                    <th scope="col" class="n">Warnings</th>
                    <th scope="col" class="n">For review</th>
                    <th scope="col">New</th>
                  </tr>
                </thead>
                <tbody>
                  ${results.map(
                    (result) =>
                      html`<tr>
                        <th scope="row">
                          <a href="${links.report(run.id, result.url)}">${portalName(result.url)}</a
                          >${result.reason !== null && html`<span class="reason">${told(result.reason, 160)}</span>`}
                        </th>
                        <td>${badge(result.verdict)}</td>
                        <td class="n">${result.errors}</td>
                        <td class="n">${result.warnings}</td>
                        <td class="n">${result.forReview}</td>
                        <td>${deltas(result)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
      ${pages > 1 && html`<nav class="pager" aria-label="Pages">${filter.page > 1 && html`<a href="${to({ page: filter.page - 1 })}" rel="prev">Previous</a>`}<span>Page ${filter.page} of ${pages}</span>${filter.page < pages && html`<a href="${to({ page: filter.page + 1 })}" rel="next">Next</a>`}</nav>`}
    </section>`;
}
