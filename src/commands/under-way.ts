import { VerdictWord } from '../model/verdict.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count, verdictSymbol } from '../reporters/words.ts';
import type { CommandIo } from './define.ts';

/** Portals under way that are shown by name; a machine with more cores visits more at a time. */
const MOST_SHOWN = 8;
/** A rate from fewer portals would jump about. */
const FEWEST_FOR_RATE = 5;
const MINUTE_MS = 60_000;

/** What a person who watches a run sees: how far it is, how long it will take, and what is done on which portal. */
export class UnderWay {
  readonly #io: CommandIo;
  readonly #total: number;
  readonly #earlier: number;
  readonly #since = performance.now();
  readonly #doing = new Map<string, string>();
  readonly #verdicts = new Map<VerdictWord, number>();
  #done: number;

  /** @param earlier portals of the run that were done before it was resumed */
  constructor(io: CommandIo, total: number, earlier = 0) {
    this.#io = io;
    this.#total = total;
    this.#earlier = earlier;
    this.#done = earlier;
  }

  /** Portals with a result */
  get done(): number {
    return this.#done;
  }

  at({ url, message }: { url: string; message: string }): void {
    this.#doing.set(url, message);
    this.#show();
  }

  finished(url: string, verdict: VerdictWord): void {
    this.#doing.delete(url);
    this.#done += 1;
    this.#verdicts.set(verdict, (this.#verdicts.get(verdict) ?? 0) + 1);
  }

  /** After lines were said, which take the view away. */
  show(): void {
    if (this.#doing.size > 0) this.#show();
  }

  end(): void {
    this.#io.progress('');
  }

  #show(): void {
    const portals = [...this.#doing].map(([url, message]) => `${terminalText(url, 200)} ${terminalText(message)}`);
    const heading = `[${this.#done}/${this.#total}]`;
    if (this.#total === 1) return this.#io.progress(`${heading} ${portals[0] ?? ''}`);
    const more = portals.length - MOST_SHOWN;
    this.#io.progress(
      [
        `${heading} ${this.#course()}`.trimEnd(),
        ...portals.slice(0, MOST_SHOWN).map((portal) => `  ${portal}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ].join('\n'),
    );
  }

  /** `✓ 8 ✗ 3, 38 portals a minute, about 26 min to go` */
  #course(): string {
    const facts: string[] = [];
    const verdicts = VerdictWord.options.flatMap((word) => {
      const n = this.#verdicts.get(word) ?? 0;
      return n === 0 ? [] : [`${verdictSymbol[word]} ${n}`];
    });
    if (verdicts.length > 0) facts.push(verdicts.join(' '));
    const here = this.#done - this.#earlier;
    if (here >= FEWEST_FOR_RATE) {
      const perMinute = (here / (performance.now() - this.#since)) * MINUTE_MS;
      const left = Math.ceil((this.#total - this.#done) / perMinute);
      facts.push(`${count(Number(perMinute.toFixed(perMinute < 10 ? 1 : 0)), 'portal')} a minute`, `about ${left} min to go`);
    }
    return facts.join(', ');
  }
}
