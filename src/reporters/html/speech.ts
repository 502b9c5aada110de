import type { Report, RuleInfo } from '../../model/report.ts';
import type { CookieRow, Finding } from '../../model/verdict.ts';
import { html, type Markup } from './markup.ts';
import { messageFr, RULES_FR } from './rules-fr.ts';
import type { Words } from './words.ts';

const UNITS = [
  ['year', 365.2425 * 86_400],
  ['month', 30.436875 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

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

  /** In the largest unit of which there are nearly two or more. */
  readonly lifetime = (seconds: number | null): string => {
    if (seconds === null || seconds === 0) return this.words.session;
    for (const [unit, size] of UNITS) {
      const count = seconds / size;
      if (count >= 1.95) return this.#amount(count, unit);
    }
    return this.#amount(seconds, 'second');
  };

  #amount(count: number, unit: keyof Words['units']): string {
    const shown = new Intl.NumberFormat(this.words.lang, { maximumFractionDigits: 1 }).format(count);
    return `${shown} ${this.words.units[unit][count >= 2 || this.words.lang === 'en' ? 1 : 0]}`;
  }

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

  message(finding: Finding, row: CookieRow | undefined): Markup {
    const own = this.words.lang === 'fr' ? messageFr(finding, row, this.words, this.lifetime) : null;
    return html`${own ?? this.english(finding.message)}`;
  }

  /** What rules and judge word themselves is English: in another language it is marked as such, for those who hear it. */
  readonly english = (text: string): Markup | string => (this.words.lang === 'en' ? text : html`<span lang="en">${text}</span>`);
}
