import type { RunOverview } from '../stores/store.ts';
import type { Severity, VerdictWord } from '../model/verdict.ts';
import { severitySymbol, verdictSymbol } from '../reporters/words.ts';
import { html, told, type Html } from './html.ts';

/** How a run stands; one that counts as running while nobody works on it was broken off. */
export function standing({
  state,
  abandoned,
}: Pick<RunOverview, 'state' | 'abandoned'>): 'running' | 'broken off' | 'finished' | 'interrupted' {
  return abandoned ? 'broken off' : state;
}

/** "2026-03-02" of an ISO date */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

/** A moment, to the minute, in UTC: the server does not know where its reader is. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

export function badge(verdict: VerdictWord): Html {
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${verdictSymbol[verdict]}</span> ${verdict}</span>`;
}

export function severityBadge(severity: Severity, review: boolean): Html {
  return review
    ? html`<span class="badge review"><span aria-hidden="true">?</span> for review</span>`
    : html`<span class="badge ${severity}"><span aria-hidden="true">${severitySymbol[severity]}</span> ${severity}</span>`;
}

/** A portal's URL as people know it: without the scheme and the last slash where nothing else tells. */
export function portalName(url: string): string {
  return told(url.replace(/^https:\/\//, '').replace(/^([^/]+)\/$/, '$1'), 90);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
