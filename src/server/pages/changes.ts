import type { CookieDelta, FindingDelta, PortalChanges, RunChanges } from '../../model/changes.ts';
import { byWeight, changeCounts, hasTurnedInconclusive, sureFirst } from '../../reporters/changes.ts';
import type { RunOverview } from '../../stores/store.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import { badge, moment, plural, portalName, severityBadge } from '../words.ts';

export const KINDS = ['findings', 'cookies', 'policy', 'inconclusive'] as const;
export type Kind = (typeof KINDS)[number];

export interface ChangesView {
  run: RunOverview;
  /** null: there is nothing to compare the run with */
  changes: RunChanges | 'being-made' | null;
  filter: { kind?: Kind | undefined; page: number };
}

const PER_PAGE = 50;

const holds: Readonly<Record<Kind, (portal: PortalChanges) => boolean>> = {
  findings: ({ findings }) => findings.length > 0,
  cookies: ({ cookies }) => cookies.length > 0,
  policy: ({ policy }) => policy.length > 0,
  inconclusive: hasTurnedInconclusive,
};

const headings: Readonly<Record<Kind, string>> = {
  findings: 'Portals with other findings',
  cookies: 'Portals with other cookies',
  policy: 'Portals that declare something else',
  inconclusive: 'Portals that turned inconclusive',
};

/** The page of the morning: all that is new since the run before, what is sure before what may be chance. */
export function changesPage({ run, changes, filter }: ChangesView): Html {
  const crumbs = html`<nav class="crumbs" aria-label="Where you are">
      <a href="${links.portfolio({ portfolio: run.portfolio })}">Portals</a> ›
      <a href="${links.run(run.id)}">run of ${moment(run.startedAt)}</a>
    </nav>
    <h1>What changed</h1>`;
  if (changes === 'being-made') {
    return html`${crumbs}
      <p class="notice">
        The two runs are being compared, portal by portal. What is new stands here in a few seconds; this page loads itself again, or load
        it by hand.
      </p>`;
  }
  if (changes === null) {
    return html`${crumbs}
      <p class="empty">
        ${run.baseline === null ? 'This run is the first of its portfolio' : 'The run before this one is no longer in the history'}: there
        is nothing to compare it with.
      </p>`;
  }
  const shown = byWeight(filter.kind === undefined ? changes.portals : changes.portals.filter(holds[filter.kind]));
  const pages = Math.max(1, Math.ceil(shown.length / PER_PAGE));
  const current = Math.min(filter.page, pages);
  const to = (page: number): string => links.changes(run.id, { kind: filter.kind, page });
  return html`${crumbs}
    <p>
      ${told(run.portfolio, 80)}: the run of <a href="${links.run(run.id)}">${moment(changes.after.startedAt)}</a> against that of
      <a href="${links.run(changes.before.run)}">${moment(changes.before.startedAt)}</a
      >${run.pending > 0 && html`; ${plural(run.pending, 'portal')} of it not visited yet`}. Counts are of what is sure; what comes and goes
      by itself, or could not be looked at, says so.
    </p>
    ${changes.notes.map((note) => html`<p class="notice">${told(note, 600)}</p>`)} ${tiles(changes, run, filter.kind)}
    <section aria-labelledby="changed">
      <h2 id="changed">
        ${filter.kind === undefined ? 'Portals with differences' : headings[filter.kind]}
        <span class="count">${shown.length.toLocaleString('en')}</span>
      </h2>
      ${shown.length === 0 && html`<p class="empty">Nothing is different.</p>`}
      ${shown.slice((current - 1) * PER_PAGE, current * PER_PAGE).map((portal) => portalCard(portal, run, filter.kind))}
      <p class="faint">${plural(changes.unchanged, 'portal')} without differences.</p>
      ${pages > 1 && html`<nav class="pager" aria-label="Pages">${current > 1 && html`<a href="${to(current - 1)}" rel="prev">Previous</a>`}<span>Page ${current} of ${pages}</span>${current < pages && html`<a href="${to(current + 1)}" rel="next">Next</a>`}</nav>`}
    </section>`;
}

function tiles({ portals }: RunChanges, run: RunOverview, kind: Kind | undefined): Html {
  const counts = changeCounts(portals);
  const tile = (of: Kind, label: string, number: number, beside: string): Html =>
    html`<a
      class="tile${of === kind && ' current'}"
      href="${links.changes(run.id, { kind: of === kind ? undefined : of })}"
      ${of === kind && html` aria-current="true"`}
      ><span>${label}</span><span class="number">${number.toLocaleString('en')}</span><span class="of">${beside}</span></a
    >`;
  return html`<div class="tiles four">
    ${tile('findings', 'New findings', counts.newFindings, `${counts.fixedFindings} fixed`)}${tile('inconclusive', 'Turned inconclusive', counts.turnedInconclusive, plural(counts.turnedInconclusive, 'portal').replace(/^\S+ /, ''))}${tile('cookies', 'New cookies', counts.newCookies, `${counts.goneCookies} gone, ${counts.changedCookies} changed`)}${tile('policy', 'Changes of declared lists', counts.policyChanges, `in ${plural(portals.filter(holds.policy).length, 'portal')}`)}
  </div>`;
}

function portalCard(portal: PortalChanges, run: RunOverview, kind: Kind | undefined): Html {
  const { url, state, verdict, reason, policy } = portal;
  const findings = kind === undefined || kind === 'findings' ? sureFirst(portal.findings) : [];
  const cookies = kind === undefined || kind === 'cookies' ? sureFirst(portal.cookies) : [];
  const href = state === 'gone' ? links.portal(url, run.portfolio) : links.report(run.id, url);
  return html`<article class="changed">
    <h3><a href="${href}">${portalName(url)}</a> ${verdictWords(portal)}</h3>
    ${verdict.after === 'inconclusive' && reason !== null && html`<p class="reason">${told(reason, 300)}</p>`}
    <ul>
      ${findings.map(findingItem)}${cookies.map(cookieItem)}${kind === undefined || kind === 'policy' ? policy.map((what) => html`<li><span class="sign" aria-hidden="true">P</span> policy: ${told(what, 600)}</li>`) : null}
    </ul>
  </article>`;
}

function verdictWords({ state, verdict: { before, after } }: PortalChanges): Html {
  if (state === 'gone') return html`<span class="faint">no longer in the portfolio</span>`;
  const now = after === null ? html`` : badge(after);
  if (state === 'new') return html`${now} <span class="faint">new in the portfolio</span>`;
  return before === null || before === after ? now : html`${badge(before)} <span aria-label="then">→</span> ${now}`;
}

function findingItem(finding: FindingDelta): Html {
  const { what, severity, review, rule, message, certainty } = finding;
  return html`<li${certainty !== 'sure' && html` class="doubtful"`}>
    ${certainty === 'sure' ? html`<span class="${what === 'new' ? 'up' : 'down'}">${what}</span>` : html`<span>${what}?</span>`} ${severityBadge(severity, review)} ${told(message)} <code>${rule}</code>${doubt(finding)}
  </li>`;
}

const SIGNS: Readonly<Record<CookieDelta['what'], string>> = { new: '+', gone: '−', changed: '~' };

function cookieItem(cookie: CookieDelta): Html {
  const { what, name, domain, fields } = cookie;
  return html`<li${cookie.certainty !== 'sure' && html` class="doubtful"`}>
    <span class="sign" aria-hidden="true">${SIGNS[what]}</span> ${what}${cookie.certainty !== 'sure' && '?'} cookie <code>${told(name, 120)}</code> (${told(domain, 120)})${fields.map(({ field, before, after }, i) => html`${i === 0 ? ': ' : '; '}${field} ${told(before, 200)} → ${told(after, 200)}`)}${doubt(cookie)}
  </li>`;
}

/** A word on how sure it is, and why. */
export function doubt({ certainty, why }: Pick<FindingDelta, 'certainty' | 'why'>): Html | null {
  if (certainty === 'sure' && why === null) return null;
  return html` <span class="faint">${certainty === 'sure' ? '' : `${certainty}${why === null ? '' : ': '}`}${told(why ?? '', 300)}</span>`;
}
