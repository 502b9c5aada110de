import type { CookieRow, Finding, Severity, Verdict } from '../../model/verdict.ts';
import type { PortalChanges } from '../../model/changes.ts';
import type { RunOverview } from '../../stores/store.ts';
import { lifetimeWords, phaseWords, scenarioWords } from '../../reporters/words.ts';
import { html, told, type Html } from '../html.ts';
import { links } from '../links.ts';
import { doubt } from './changes.ts';
import { badge, moment, plural, portalName, severityBadge } from '../words.ts';

export interface ReportView {
  run: RunOverview;
  verdict: Verdict;
  /** Against the baseline of the run; null: there is nothing to compare with */
  changes: PortalChanges | null;
  formats: readonly string[];
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The report of one portal in one run. */
export function reportPage({ run, verdict, changes, formats }: ReportView): Html {
  const { url, findings, cookies, policy, conditions, notObserved, scenarios, reasons } = verdict;
  const sorted = findings.toSorted((a, b) => Number(a.review) - Number(b.review) || WEIGHT[a.severity] - WEIGHT[b.severity]);
  return html`<nav class="crumbs" aria-label="Where you are">
      <a href="${links.portfolio({ portfolio: run.portfolio })}">Portals</a> ›
      <a href="${links.portal(url, run.portfolio)}">${portalName(url)}</a> ›
      <a href="${links.run(run.id)}">run of ${moment(run.startedAt)}</a>
    </nav>
    <div class="head">
      <h1>${portalName(url)}</h1>
      ${badge(verdict.verdict)}
    </div>
    <p>
      Observed ${moment(verdict.observedAt)} · profile ${verdict.profile} · declared list:
      ${policy.source === null ? policy.status : told(policy.source, 160)}${policy.status !== 'read' && html` (${policy.status})`},
      ${plural(policy.entries.length, 'entry', 'entries')} · download:
      ${formats.map((format, i) => html`${i > 0 && ' · '}<a href="${links.download(run.id, format, url)}">${format}</a>`)}
    </p>
    ${
      reasons.length > 0 &&
      html`<section aria-labelledby="why">
        <h2 id="why">Why</h2>
        <ul class="why">
          ${reasons.map((reason) => html`<li>${told(reason)}</li>`)}
        </ul>
      </section>`
    }
    <section aria-labelledby="findings">
      <h2 id="findings">Findings <span class="count">${findings.length}</span></h2>
      ${
        sorted.length === 0
          ? html`<p class="empty">No rule found anything.</p>`
          : html`<ol class="findings">
              ${sorted.map((finding) => findingItem(finding, changes))}
            </ol>`
      }
    </section>
    <section aria-labelledby="cookies">
      <h2 id="cookies">Cookies <span class="count">${cookies.length}</span></h2>
      ${cookies.length === 0 ? html`<p class="empty">None was seen.</p>` : cookieTable(cookies)}
    </section>
    <section aria-labelledby="how">
      <h2 id="how">How it was observed</h2>
      <ul>
        ${scenarios.map((scenario) => html`<li>${scenarioWords[scenario.name]}: ${scenario.outcome}${scenario.outcome === 'done' && !scenario.verified && ', not proved'}, ${plural(scenario.pages, 'page')}${scenario.reason !== null && html`: ${told(scenario.reason)}`}</li>`)}${conditions.map((condition) => html`<li>${told(condition)}</li>`)}
      </ul>
      ${
        notObserved.length > 0 &&
        html`<h3>Not observed</h3>
          <ul>
            ${notObserved.map((what) => html`<li>${told(what)}</li>`)}
          </ul>`
      }
    </section>
    <section aria-labelledby="rules">
      <h2 id="rules">Rules <span class="count">${verdict.rules.length}</span></h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="rules">
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Outcome</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            ${verdict.rules.map(
              (rule) =>
                html`<tr>
                  <th scope="row"><code>${rule.id}</code></th>
                  <td>${rule.outcome}</td>
                  <td>${told(rule.reason ?? '')}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
}

function findingItem(finding: Finding, changes: PortalChanges | null): Html {
  const fresh = changes?.findings.find(({ what, fingerprint }) => what === 'new' && fingerprint === finding.fingerprint);
  const { rule, severity, review, message, reason, fix, scenario, phase, evidence } = finding;
  const where = scenario === null ? null : `${scenarioWords[scenario]}${phase === null ? '' : `, ${phaseWords[phase]}`}`;
  return html`<li class="finding ${review ? 'review' : severity}">
    <p>
      ${severityBadge(severity, review)}
      <strong>${told(message)}</strong
      >${fresh?.certainty === 'sure' && html` <span class="badge new">new</span>`}${fresh !== undefined && doubt(fresh)}
    </p>
    <p>${told(reason)}</p>
    <p><b>What to do:</b> ${told(fix)}</p>
    <p class="faint"><code>${rule}</code>${where !== null && html` · ${where}`}</p>
    ${
      evidence.length > 0 &&
      html`<details>
        <summary>Proof (${evidence.length})</summary>
        <ul>
          ${evidence.map(({ pointer, label }) => html`<li>${told(label)} <code>${told(pointer)}</code></li>`)}
        </ul>
      </details>`
    }
  </li>`;
}

const declarations: Readonly<Record<CookieRow['declaration']['status'], string>> = {
  declared: 'declared',
  undeclared: '✗ undeclared',
  unknown: '? no list',
};
const needs: Readonly<Record<CookieRow['needsConsent'], string>> = { yes: 'needed', no: 'not needed', review: '? for review' };

function cookieTable(cookies: readonly CookieRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="cookies">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Domain</th>
          <th scope="col">Party</th>
          <th scope="col">Lifetime</th>
          <th scope="col">Category</th>
          <th scope="col">Declared</th>
          <th scope="col">Consent</th>
          <th scope="col">Before a choice</th>
          <th scope="col">Set by</th>
        </tr>
      </thead>
      <tbody>
        ${cookies.map(
          (cookie) =>
            html`<tr>
              <th scope="row"><code>${told(cookie.name, 80)}</code></th>
              <td>${told(cookie.domain, 80)}</td>
              <td>${cookie.party}</td>
              <td>${lifetimeWords(cookie.lifetimeSeconds)}</td>
              <td>${cookie.classification.category}</td>
              <td>${declarations[cookie.declaration.status]}</td>
              <td>${needs[cookie.needsConsent]}</td>
              <td>${cookie.seen.some(({ scenario, phase }) => scenario === 'no-choice' || phase === 'before') ? 'yes' : 'no'}</td>
              <td class="url">${told(cookie.setters[0]?.url ?? cookie.setters[0]?.kind ?? 'not seen', 90)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
