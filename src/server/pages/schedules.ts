import type { Schedule } from '../../queues/schedules.ts';
import { html, told, type Html } from '../html.ts';
import type { AskedScan } from '../scans.ts';
import type { PlannedSchedule } from '../views.ts';
import { moment } from '../words.ts';

export interface SchedulesView {
  schedules: readonly PlannedSchedule[];
  portfolios: readonly string[];
  canChange: boolean;
  /** What was typed and could not be taken, and why */
  refused: { values: Partial<Schedule>; why: string } | null;
}

/** When portfolios are scanned by themselves. */
export function schedulesPage({ schedules, portfolios, canChange, refused }: SchedulesView): Html {
  const typed = refused?.values ?? {};
  return html`<h1>Schedules</h1>
    <section aria-labelledby="planned">
      <h2 id="planned">Planned <span class="count">${schedules.length}</span></h2>
      ${
        schedules.length === 0
          ? html`<p class="empty">Nothing is scanned by itself.</p>`
          : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="planned">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Portfolio</th>
                    <th scope="col">Cron</th>
                    <th scope="col">Time zone</th>
                    <th scope="col">Next</th>
                    <th scope="col">Last turn</th>
                    <th scope="col"><span class="hidden">Action</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${schedules.map(
                    ({ id, portfolio, cron, timezone, next, last }) =>
                      html`<tr>
                        <th scope="row">${id}</th>
                        <td>
                          ${told(portfolio, 60)}${!portfolios.includes(portfolio) && html`<span class="reason">this server has no file of it</span>`}
                        </td>
                        <td><code>${told(cron)}</code></td>
                        <td>${told(timezone)}</td>
                        <td>${next.map((at) => html`${moment(at.toISOString())}<br />`)}</td>
                        <td>${lastTurn(last)}</td>
                        <td>
                          ${canChange && html`<form method="post" action="/schedules/${encodeURIComponent(id)}/remove"><button aria-label="Remove ${id}">Remove</button></form>`}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </section>
    ${
      canChange &&
      html`<section aria-labelledby="new">
        <h2 id="new">New schedule</h2>
        ${refused !== null && html`<p class="notice bad" role="alert">${refused.why}</p>`}
        <form method="post" action="/schedules" class="stacked">
          <label>Name <input name="id" required pattern="[a-z0-9][a-z0-9\\-]*" maxlength="40" value="${typed.id ?? 'nightly'}" /></label>
          <label
            >Portfolio
            <select name="portfolio">
              ${portfolios.map((name) => html`<option value="${name}" ${name === typed.portfolio && html` selected`}>${told(name, 80)}</option>`)}
            </select></label
          >
          <label
            >Cron <input name="cron" required value="${typed.cron ?? '0 3 * * *'}" aria-describedby="cron-help" /><span
              class="faint"
              id="cron-help"
              >Minute, hour, day of month, month, day of week: <code>0 3 * * *</code> is every night at 3.</span
            ></label
          >
          <label
            >Time zone <input name="timezone" required value="${typed.timezone ?? 'UTC'}" aria-describedby="zone-help" /><span
              class="faint"
              id="zone-help"
              >Such as Europe/Paris.</span
            ></label
          >
          <button class="primary">Add</button>
        </form>
      </section>`
    }`;
}

function lastTurn(last: AskedScan | null): Html {
  if (last === null) return html`<span class="faint">none since this server started</span>`;
  const { askedAt, state, detail } = last;
  const lost = state === 'dropped' || state === 'failed';
  return html`${moment(askedAt)}<br /><span${lost && html` class="up"`}>${state}</span>${detail !== null && html`<span class="reason">${told(detail)}</span>`}`;
}
