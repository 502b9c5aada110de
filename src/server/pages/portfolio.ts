import type { VerdictWord } from '../../model/verdict.ts';
import type { DatedResult, RunOverview } from '../../stores/store.ts';
import { standingBar, verdictStrip, type TrendPoint } from '../charts.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import { badge, moment, plural, portalName, standing } from '../words.ts';

export const SORTS = ['worst', 'name', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

export interface PortfolioView {
  portfolio: string | null;
  portfolios: readonly string[];
  /** The newest result of each portal */
  latest: readonly DatedResult[];
  /** Newest first */
  runs: readonly RunOverview[];
  trend(url: string): TrendPoint[];
  filter: { verdict?: VerdictWord | undefined; search: string; sort: Sort; page: number; fresh: boolean };
  canScan: boolean;
}

const PER_PAGE = 50;
const NEWS = 8;
const WEIGHT: Readonly<Record<VerdictWord, number>> = { violations: 0, inconclusive: 1, compliant: 2 };

/** The portfolio at a glance: how it stands, what is new, and each portal with its trend. */
export function portfolioPage(view: PortfolioView): Html {
  const { portfolio, latest, filter } = view;
  if (portfolio === null) return welcome(view.canScan);
  const counts = { violations: 0, inconclusive: 0, compliant: 0 };
  for (const { verdict } of latest) counts[verdict] += 1;
  const shown = arranged(latest, filter);
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  const current = Math.min(filter.page, pages);
  const rows = shown.slice((current - 1) * PER_PAGE, current * PER_PAGE);
  return html` <div class="head">
      <h1>${view.portfolios.length > 1 ? html`Portals of ${told(portfolio, 80)}` : 'Portals'}</h1>
      ${view.portfolios.length > 1 && switcher(view)}
      ${view.canScan && html`<form method="post" action="/scans"><input type="hidden" name="portfolio" value="${portfolio}" /><button class="primary">Scan all now</button></form>`}
    </div>
    <section id="standing" data-live aria-label="How the portfolio stands">
      ${underWay(view)}
      <div class="tiles">
        ${tile('violations', counts.violations, latest.length, view)}${tile('inconclusive', counts.inconclusive, latest.length, view)}${tile('compliant', counts.compliant, latest.length, view)}
      </div>
      ${latest.length > 0 && standingBar(counts)}
    </section>
    ${news(view)}
    <section aria-labelledby="all-portals">
      <div class="head">
        <h2 id="all-portals">${filterWords(filter)} <span class="count">${shown.length.toLocaleString('en')}</span></h2>
        ${filterForm(view)}
      </div>
      ${rows.length === 0 ? html`<p class="empty">No portal is like that. <a href="${links.portfolio({ portfolio })}">Show all</a></p>` : table(rows, view)}
      ${pages > 1 && pager(view, current, pages)}
    </section>`;
}

function welcome(canScan: boolean): Html {
  return html`<h1>No scan yet</h1>
    <p>This history holds no run. Make one in a terminal:</p>
    <pre><code>cookie-audit scan portals.yaml</code></pre>
    ${
      canScan &&
      html`<p>or here, of one portal:</p>
        ${scanOneForm(null)}`
    }`;
}

export function scanOneForm(portfolio: string | null): Html {
  return html`<form method="post" action="/scans" class="inline">
    ${portfolio !== null && html`<input type="hidden" name="portfolio" value="${portfolio}" />`}
    <label>Portal <input name="url" type="url" required placeholder="https://dashboard.paris/" autocomplete="off" /></label>
    <button>Scan now</button>
  </form>`;
}

function switcher({ portfolio, portfolios }: PortfolioView): Html {
  return html`<form method="get" action="/" class="inline">
    <label
      >Portfolio
      <select name="portfolio">
        ${portfolios.map((name) => html`<option value="${name}" ${name === portfolio && html` selected`}>${told(name, 80)}</option>`)}
      </select></label
    ><button>Show</button>
  </form>`;
}

function underWay({ runs }: PortfolioView): Html | null {
  const running = runs.filter((run) => standing(run) === 'running');
  if (running.length === 0) return null;
  return html`${running.map(
    ({ id, portals, pending }) =>
      html`<p class="running">
        <a href="${links.run(id)}">A scan is under way</a>: ${portals - pending} of ${plural(portals, 'portal')}
        <progress max="${Math.max(portals, 1)}" value="${portals - pending}">${portals - pending} of ${portals}</progress>
      </p>`,
  )}`;
}

const explanations: Readonly<Record<VerdictWord, string>> = {
  violations: 'at least one proven error',
  inconclusive: 'something could not be observed',
  compliant: 'all observed, no error',
};

function tile(word: VerdictWord, n: number, of: number, { portfolio, filter }: PortfolioView): Html {
  const current = filter.verdict === word;
  const href = links.portfolio({ portfolio: portfolio ?? undefined, verdict: current ? undefined : word });
  return html`<a class="tile ${word}${current && ' current'}" href="${href}" ${current && html` aria-current="true"`}
    >${badge(word)}<span class="number">${n.toLocaleString('en')}</span
    ><span class="of">of ${of.toLocaleString('en')}<span> · ${explanations[word]}</span></span></a
  >`;
}

/** Portals whose newest result brought or took findings, those with new ones first. */
function news({ latest, runs, portfolio, filter }: PortfolioView): Html | null {
  const compared = runs.find(({ state, baseline }) => state === 'finished' && baseline !== null);
  if (filter.verdict !== undefined || filter.search !== '' || filter.page > 1 || filter.fresh) return null;
  const changed = latest
    .filter(({ changed }) => changed !== null && changed.newFindings + changed.fixedFindings > 0)
    .toSorted((a, b) => (b.changed?.newFindings ?? 0) - (a.changed?.newFindings ?? 0) || WEIGHT[a.verdict] - WEIGHT[b.verdict]);
  const link =
    changed.length > NEWS &&
    html`<p>
      <a href="${links.portfolio({ portfolio: portfolio ?? undefined, fresh: 1 })}">All ${changed.length} portals with something new</a>
    </p>`;
  return html`<section aria-labelledby="news" class="news">
    <h2 id="news">New since the scan before <span class="count">${changed.length}</span></h2>
    ${
      changed.length === 0
        ? html`<p class="empty">Nothing came and nothing went.</p>`
        : html`<ul>
            ${changed
              .slice(0, NEWS)
              .map(
                (result) =>
                  html`<li>
                    ${badge(result.verdict)} <a href="${links.report(result.run, result.url)}">${portalName(result.url)}</a>
                    <span class="delta">${deltas(result)}</span
                    >${result.reason !== null && html`<span class="reason">${told(result.reason, 160)}</span>`}
                  </li>`,
              )}
          </ul>`
    }${link}
    ${compared !== undefined && html`<p><a href="${links.changes(compared.id)}">All that changed in the run of ${moment(compared.startedAt)}</a></p>`}
  </section>`;
}

export function deltas({ changed }: Pick<DatedResult, 'changed'>): Html {
  if (changed === null) return html`<span class="faint">first</span>`;
  const { newFindings, fixedFindings, newCookies, goneCookies } = changed;
  const parts = [
    newFindings > 0 && html`<span class="up">+${newFindings} new</span>`,
    fixedFindings > 0 && html`<span class="down">−${fixedFindings} fixed</span>`,
    newFindings + fixedFindings === 0 &&
      newCookies + goneCookies > 0 &&
      html`<span class="faint">cookies +${newCookies} −${goneCookies}</span>`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? html`<span class="faint">–</span>` : html`${parts}`;
}

function arranged(latest: readonly DatedResult[], { verdict, search, sort, fresh }: PortfolioView['filter']): DatedResult[] {
  const wanted = search.toLowerCase();
  const shown = latest.filter(
    (result) =>
      (verdict === undefined || result.verdict === verdict) &&
      (wanted === '' || result.url.toLowerCase().includes(wanted) || result.tags.some((tag) => tag.toLowerCase() === wanted)) &&
      (!fresh || (result.changed !== null && result.changed.newFindings + result.changed.fixedFindings > 0)),
  );
  const byName = (a: DatedResult, b: DatedResult): number => (a.url < b.url ? -1 : 1);
  if (sort === 'name') return shown.sort(byName);
  if (sort === 'oldest') return shown.sort((a, b) => a.finishedAt.localeCompare(b.finishedAt) || byName(a, b));
  return shown.sort((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict] || b.errors - a.errors || b.warnings - a.warnings || byName(a, b));
}

function filterWords({ verdict, fresh }: PortfolioView['filter']): string {
  if (fresh) return 'Portals with something new';
  if (verdict === undefined) return 'All portals';
  return verdict === 'violations' ? 'Portals with violations' : verdict === 'compliant' ? 'Compliant portals' : 'Inconclusive portals';
}

function filterForm({ portfolio, filter }: PortfolioView): Html {
  const option = (value: string, label: string, selected: boolean): Html =>
    html`<option value="${value}" ${selected && html` selected`}>${label}</option>`;
  return html`<form method="get" action="/" class="inline" role="search">
    <input type="hidden" name="portfolio" value="${portfolio ?? ''}" />
    <label>Search <input type="search" name="search" value="${filter.search}" placeholder="host or tag" /></label>
    <label
      >Verdict
      <select name="verdict">
        ${option('', 'any', filter.verdict === undefined)}${(['violations', 'inconclusive', 'compliant'] as const).map((word) => option(word, word, filter.verdict === word))}
      </select></label
    >
    <label
      >Order
      <select name="sort">
        ${option('worst', 'worst first', filter.sort === 'worst')}${option('name', 'by name', filter.sort === 'name')}${option('oldest', 'longest not scanned', filter.sort === 'oldest')}
      </select></label
    >
    <button>Show</button>
  </form>`;
}

function table(rows: readonly DatedResult[], view: PortfolioView): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="all-portals">
    <table class="portals">
      <thead>
        <tr>
          <th scope="col">Portal</th>
          <th scope="col">Verdict</th>
          <th scope="col">Trend</th>
          <th scope="col" class="n">Errors</th>
          <th scope="col" class="n">Warnings</th>
          <th scope="col" class="n">For review</th>
          <th scope="col">New</th>
          <th scope="col">Last scan</th>
          ${view.canScan && html`<th scope="col"><span class="hidden">Action</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${rows.map((result) => row(result, view))}
      </tbody>
    </table>
  </div>`;
}

function row(result: DatedResult, { trend, portfolio, canScan }: PortfolioView): Html {
  const { url, verdict, errors, warnings, forReview, reason, finishedAt, run, tags } = result;
  return html`<tr>
    <th scope="row">
      <a href="${links.portal(url, portfolio ?? result.portfolio)}">${portalName(url)}</a
      >${tags.map((tag) => html` <span class="tag">${told(tag, 30)}</span>`)}${reason !== null && html`<span class="reason">${told(reason, 140)}</span>`}
    </th>
    <td>${badge(verdict)}</td>
    <td>${verdictStrip(trend(url))}</td>
    <td class="n">${errors}</td>
    <td class="n">${warnings}</td>
    <td class="n">${forReview}</td>
    <td>${deltas(result)}</td>
    <td>
      <a href="${links.report(run, url)}"><span class="hidden">Report of ${portalName(url)}, </span>${moment(finishedAt)}</a>
    </td>
    ${
      canScan &&
      html`<td>
        <form method="post" action="/scans">
          <input type="hidden" name="portfolio" value="${portfolio ?? ''}" /><input type="hidden" name="url" value="${url}" /><button
            aria-label="Scan ${portalName(url)} now"
          >
            Scan
          </button>
        </form>
      </td>`
    }
  </tr>`;
}

function pager({ portfolio, filter }: PortfolioView, current: number, pages: number): Html {
  const { verdict, search, sort, fresh } = filter;
  const to = (page: number): string =>
    links.portfolio({
      portfolio: portfolio ?? undefined,
      verdict,
      search,
      sort: sort === 'worst' ? undefined : sort,
      fresh: fresh ? 1 : undefined,
      page,
    });
  return html`<nav class="pager" aria-label="Pages">
    ${current > 1 && html`<a href="${to(current - 1)}" rel="prev">Previous</a>`}<span>Page ${current} of ${pages}</span
    >${current < pages && html`<a href="${to(current + 1)}" rel="next">Next</a>`}
  </nav>`;
}
