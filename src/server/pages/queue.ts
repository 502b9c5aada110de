import type { QueueState } from '../../queues/queue.ts';
import type { RunOverview } from '../../stores/store.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import type { AskedScan } from '../scans.ts';
import { moment, plural, portalName } from '../words.ts';
import { scanOneForm } from './portfolio.ts';

export interface QueueView {
  /** null: portals do not wait in a queue of their own here, only in their runs */
  state: QueueState | null;
  running: readonly RunOverview[];
  asked: readonly AskedScan[];
  portfolio: string | null;
  canScan: boolean;
}

/** What is under way and what waits. */
export function queuePage({ state, running, asked, portfolio, canScan }: QueueView): Html {
  return html`<h1>Queue</h1>
    <section id="state" data-live aria-label="State of the queue">
      ${
        state !== null &&
        html`<div class="tiles">
            <div class="tile"><span class="of">waiting</span><span class="number">${state.waiting}</span></div>
            <div class="tile"><span class="of">being visited</span><span class="number">${state.active}</span></div>
            <div class="tile"><span class="of">workers</span><span class="number">${state.workers.length}</span></div>
          </div>
          ${state.waiting > 0 && state.workers.length === 0 && html`<p class="notice bad">Portals wait and no worker takes them: start one with <code>cookie-audit worker</code>.</p>`}
          ${
            state.workers.length > 0 &&
            html`<h2>Workers</h2>
              <div class="scroll" tabindex="0" role="group" aria-label="Workers">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Worker</th>
                      <th scope="col" class="n">Visits</th>
                      <th scope="col">Last sign of life</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${state.workers.map(
                      ({ name, active, seenAt }) =>
                        html`<tr>
                          <th scope="row">${told(name, 80)}</th>
                          <td class="n">${active}</td>
                          <td>${moment(seenAt)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
          }`
      }
      <h2>Runs under way <span class="count">${running.length}</span></h2>
      ${
        running.length === 0
          ? html`<p class="empty">None.</p>`
          : html`<ul>
              ${running.map(
                (run) =>
                  html`<li class="running">
                    <a href="${links.run(run.id)}">${told(run.portfolio, 60)}, begun ${moment(run.startedAt)}</a>:
                    ${run.portals - run.pending} of ${plural(run.portals, 'portal')}
                    <progress max="${Math.max(run.portals, 1)}" value="${run.portals - run.pending}">
                      ${run.portals - run.pending} of ${run.portals}
                    </progress>
                  </li>`,
              )}
            </ul>`
      }
      <h2>Begun here <span class="count">${asked.length}</span></h2>
      ${
        asked.length === 0
          ? html`<p class="empty">None since this server started.</p>`
          : html`<ul>
              ${asked.map(
                ({ portfolio, urls, schedule, askedAt, state, detail }) =>
                  html`<li>
                    ${moment(askedAt)}:
                    ${urls === null ? html`all of ${told(portfolio, 60)}` : urls.map(portalName).join(', ')}${schedule !== null && html` (schedule ${schedule})`}:
                    ${state}${detail !== null && html`<span class="reason">${told(detail)}</span>`}
                  </li>`,
              )}
            </ul>`
      }
    </section>
    ${
      canScan &&
      html`<section aria-labelledby="scan-one">
        <h2 id="scan-one">Scan a portal</h2>
        ${scanOneForm(portfolio)}
      </section>`
    }`;
}
