import type { Report, RuleInfo } from '../../model/report.ts';
import type { CookieRow, Finding } from '../../model/verdict.ts';
import { lifetimeIn, lifetimeWords } from '../words.ts';
import { gateReasonFr } from './gate-fr.ts';
import { html, type Markup } from './markup.ts';
import { messageFr, RULES_FR } from './rules-fr.ts';
import type { Words } from './words.ts';

/** How the report speaks in its language: lifetimes, rules, and the English that rules themselves word. */
export class Speech {
  readonly words: Words;
  readonly #rules: ReadonlyMap<string, RuleInfo>;

  constructor(words: Words, { rules }: Pick<Report, 'rules'>) {
    this.words = words;
    this.#rules = new Map((rules ?? []).map((rule) => [rule.id, rule]));
  }

  rule(id: string): RuleInfo | undefined {
    return this.#rules.get(id);
  }

  /** The same amount and unit that `lifetimeWords` says in English. */
  readonly lifetime = (seconds: number | null): string => {
    const { lang, session, expired, units } = this.words;
    if (lang === 'en') return lifetimeWords(seconds);
    if (seconds === null) return session;
    if (seconds < 0) return expired;
    const { amount, unit, digits } = lifetimeIn(seconds);
    const shown = new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
    return `${shown} ${units[unit][Number(amount.toFixed(digits)) < 2 ? 0 : 1]}`;
  };

  /** Milliseconds since a visit began: "1.24 s". */
  time(ms: number): string {
    return `${new Intl.NumberFormat(this.words.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(ms / 1000)} s`;
  }

  /** To the minute; the JSON report has the rest. */
  date(iso: string): string {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso;
    return `${new Intl.DateTimeFormat(this.words.lang, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`;
  }

  title(id: string): Markup | string {
    const own = this.words.lang === 'fr' ? RULES_FR[id]?.title : undefined;
    return own ?? this.english(this.#rules.get(id)?.title ?? id);
  }

  fix(finding: Finding): Markup | string {
    const own = this.words.lang === 'fr' && finding.fix === this.#rules.get(finding.rule)?.fix ? RULES_FR[finding.rule]?.fix : undefined;
    return own ?? this.english(finding.fix);
  }

  /** Why the gate decided so. */
  gateReason(reason: string): Markup | string {
    return (this.words.lang === 'fr' ? gateReasonFr(reason) : null) ?? this.english(reason);
  }

  /** One reason of a verdict: a rule, its title or that it cannot tell, and what it is about. */
  verdictReason(reason: string): Markup | string {
    const { lang, colon } = this.words;
    const [, id = '', said = ''] = /^([a-z]+\/[a-z-]+): (.+)$/s.exec(reason) ?? [];
    const title = this.#rules.get(id)?.title;
    if (lang !== 'fr' || id === '') return this.english(reason);
    if (said === 'switched off: it was not judged') return `${id}${colon} désactivée, donc non jugée`;
    const unsettled = /^cannot tell: (.+)$/s.exec(said)?.[1];
    if (unsettled !== undefined) {
      const why = unsettled === 'some findings are for review' ? 'des constats sont à examiner' : this.english(unsettled);
      return html`${id}${colon} indéterminée${colon} ${why}`;
    }
    const own = RULES_FR[id]?.title;
    if (own === undefined || title === undefined || !said.startsWith(title)) return this.english(reason);
    const about = said.slice(title.length).replace(/^: /, `${colon} `);
    return `${id}${colon} ${own}${about.replace(/ and (\d+) more$/, ' et $1 de plus')}`;
  }

  message(finding: Finding, row: CookieRow | undefined): Markup {
    const own = this.words.lang === 'fr' ? messageFr(finding, row, this.words, this.lifetime) : null;
    return html`${own ?? this.english(finding.message)}`;
  }

  /** What rules and judge word themselves is English: in another language it is marked as such, for those who hear it. */
  readonly english = (text: string): Markup | string => (this.words.lang === 'en' ? text : html`<span lang="en">${text}</span>`);
}
