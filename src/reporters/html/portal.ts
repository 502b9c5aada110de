import type { Verdict } from '../../model/verdict.ts';
import type { Exhibit } from '../define.ts';
import { byReason, untold } from '../standing.ts';
import { verdictSymbol } from '../words.ts';
import { cookieSection, CookieTable } from './cookies.ts';
import { findingSection } from './findings.ts';
import { anchorId, html, type Markup } from './markup.ts';
import { screenshotSection, type PictureBudget } from './screenshots.ts';
import type { Speech } from './speech.ts';
import { timelineSection } from './timeline.ts';

const MOST_REASONS = 6;

function visits({ scenarios }: Verdict, { words, english }: Speech): Markup | string {
  if (scenarios.length === 0) return '–';
  return html`<ul class="plain">
    ${scenarios.map(({ name, outcome, verified, reason, pages }) => {
      const state =
        outcome === 'failed'
          ? 'failed'
          : outcome === 'absent'
            ? 'absent'
            : name === 'no-choice'
              ? 'observed'
              : verified
                ? 'proved'
                : 'failed';
      const tone = state === 'failed' ? 'review' : state === 'absent' ? 'muted' : 'good';
      return html`<li>
        ${words.scenario[name]}${words.colon} <span class="badge ${tone}">${words.scenarioOutcome[state]}</span>
        <span class="soft">${words.pages(pages)}</span
        >${state === 'failed' && reason !== null && html`<br /><span class="soft">${english(reason)}</span>`}
      </li>`;
    })}
  </ul>`;
}

function banner({ banner: { found, driver, facts } }: Verdict, { words }: Speech): Markup {
  const state =
    found === null ? words.bannerUnknown : !found ? words.bannerNone : driver === null ? words.bannerFound : words.bannerWorked(driver);
  if (facts === null) return html`${state}`;
  return html`${state}${facts.cmp !== null && ` · ${facts.cmp}`}<details class="small"><summary>${words.bannerText}</summary><blockquote${facts.language !== null && html` lang="${facts.language}"`}>${facts.text}</blockquote>${
    facts.controls.length > 0 &&
    html`<p class="soft">${words.controls}</p>
      <ul>
        ${facts.controls.map(({ kind, text, on }) => html`<li>“${text}” <span class="soft">${kind}${on !== null && (on ? ', on' : ', off')}</span></li>`)}
      </ul>`
  }</details>`;
}

function policy({ policy: { status, source, completeness, reason, entries } }: Verdict, { words, english }: Speech): Markup {
  const why = reason === null || reason === '' ? null : html` <span class="soft">(${english(reason)})</span>`;
  if (status === 'missing') return html`${words.policyMissing}${why}`;
  if (status === 'unreadable') return html`${words.policyUnreadable}${why}<br /><code>${source}</code>`;
  return html`${words.declares(entries.length)}, ${words.completeness[completeness ?? 'unknown']}${why}<br /><code>${source}</code>`;
}

function rules(verdict: Verdict, speech: Speech, portal: string): Markup {
  const { words } = speech;
  const tone = { passed: 'good', failed: 'error', 'cant-tell': 'review', 'not-applicable': 'muted' } as const;
  const off = new Map((verdict.overrides ?? []).map(({ rule, setting }) => [rule, setting]));
  return html`<details class="block">
    <summary>${words.rules} (${verdict.rules.length})</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${words.rules} (${portal})">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.ruleColumns.rule}</th>
            <th scope="col">${words.ruleColumns.outcome}</th>
            <th scope="col">${words.ruleColumns.reason}</th>
          </tr>
        </thead>
        <tbody>
          ${verdict.rules.map(
            ({ id, outcome, reason }) =>
              html`<tr>
                <th scope="row">${speech.title(id)}<br /><code class="soft">${id}</code></th>
                <td><span class="badge ${tone[outcome]}">${words.outcome[outcome]}</span></td>
                <td>
                  ${off.get(id) === 'off' ? words.off : off.has(id) ? `→ ${words.severity[off.get(id) as 'error']}` : null}
                  ${reason !== null && off.get(id) !== 'off' && speech.english(reason)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function notObserved(verdict: Verdict, speech: Speech): Markup {
  const { words } = speech;
  const told = [
    ...verdict.notObserved,
    ...byReason(untold(verdict)).map(
      ({ ids, reason }) => `${ids.join(', ')}: ${words.outcome['cant-tell']}${reason === '' ? '' : `: ${reason}`}`,
    ),
  ];
  return html`<h3>${words.notObserved}</h3>
    ${
      told.length === 0
        ? html`<p>${words.notObservedNone}</p>`
        : html`<ul>
            ${told.map((what) => html`<li>${speech.english(what)}</li>`)}
          </ul>`
    }`;
}

export function verdictHero(verdict: Verdict, speech: Speech, level: 'only' | 'one of many'): Markup {
  const { words } = speech;
  const more = verdict.reasons.length - MOST_REASONS;
  return html`<div class="hero ${verdict.verdict}">
    <p class="word"><span aria-hidden="true">${verdictSymbol[verdict.verdict]}</span> ${words.verdict[verdict.verdict]}</p>
    <h2 id="${level === 'only' ? 'verdict' : anchorId('h', verdict.url)}">${verdict.url}</h2>
    <p class="soft">${words.verdictMeaning[verdict.verdict]}</p>
    ${
      verdict.reasons.length > 0 &&
      html`<ul>
        ${verdict.reasons.slice(0, MOST_REASONS).map((reason) => html`<li>${speech.verdictReason(reason)}</li>`)}${more > 0 && html`<li>${words.moreSetters(more)}</li>`}
      </ul>`
    }
  </div>`;
}

/** Everything about one portal: for the lawyer first, then for the developer. */
export function portalSection(
  verdict: Verdict,
  exhibit: Exhibit | null,
  place: { id: string; alone: boolean; budget: PictureBudget; after: Markup | null },
  speech: Speech,
): Markup {
  const { words } = speech;
  const { id, alone } = place;
  const table = new CookieTable(verdict, id);
  const fact = (label: string, value: Markup | string): Markup =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  const changed = (verdict.overrides ?? []).map(
    ({ rule, setting }) => html`<li><code>${rule}</code>: ${setting === 'off' ? words.off : words.severity[setting]}</li>`,
  );
  const body = html`<dl class="facts">
      ${fact(words.facts.observed, speech.date(verdict.observedAt))}${fact(words.facts.visited, visits(verdict, speech))}${fact(words.facts.banner, banner(verdict, speech))}${fact(words.facts.policy, policy(verdict, speech))}${fact(words.facts.profile, verdict.profile)}${
        changed.length > 0 &&
        fact(
          words.overrides,
          html`<ul class="plain">
            ${changed}
          </ul>`,
        )
      }
    </dl>
    ${findingSection(verdict, table, speech)} ${cookieSection(verdict, table, id, speech)} ${notObserved(verdict, speech)}
    ${timelineSection(verdict, exhibit?.evidence ?? null, id, speech)} ${screenshotSection(exhibit, place.budget, speech)}
    <h3>${words.conditions}</h3>
    <ul>
      ${verdict.conditions.map((condition) => html`<li>${speech.english(condition)}</li>`)}
    </ul>
    ${rules(verdict, speech, id)}`;
  return html`<article class="portal" id="${id}">
    ${verdictHero(verdict, speech, alone ? 'only' : 'one of many')}${place.after}${body}${!alone && html`<p class="back"><a href="#top">${words.top}</a></p>`}
  </article>`;
}
