import { brandIn, brandsIn, isBrand, oneBrand } from './brand.ts';
import { categoryOf, isCategoryLabel, isVagueLabel } from './category.ts';
import type { Block } from './document.ts';
import { squeeze } from './fold.ts';
import { mentionsCookies } from './mention.ts';
import type { Surroundings } from './record.ts';

type Heading = Extract<Block, { kind: 'heading' }>;

const trimLabel = (text: string): string =>
  squeeze(text)
    .replace(/\s*\(\d{1,4}\)$/u, '')
    .replace(/\s*:$/u, '');
/** A heading that names a company behind its service: "Meta Pixel (Meta Platforms Ireland Limited)". */
const COMPANY =
  /\(([^()]{2,80}(?<![\p{L}])(?:Inc|LLC|Ltd|Limited|GmbH|S\.?r\.?l|S\.?A\.?S?|AB|B\.?V|AG|ApS|A\/S|AS|Oy|Corp|Corporation|Company|S\.p\.A|s\.r\.o|e\.V)\.?)\)\s*$/u;
const LONGEST_CLAIM = 400;
const MOST_PROSE = 12;
const LONGEST_PROSE = 8_000;

/** A paragraph, with what it says of the list after it; read once, and only where a list follows. */
class Prose {
  readonly text: string;
  private named: string[] | null = null;
  private claimed: string | null | undefined;

  constructor(text: string) {
    this.text = text;
  }

  brands(): string[] {
    this.named ??= brandsIn(this.text);
    return this.named;
  }

  /** The sentence that claims a category: "The following analytics cookies are set:". */
  claim(): string | null {
    if (this.claimed !== undefined) return this.claimed;
    const sentences = this.text
      .slice(0, LONGEST_PROSE)
      .split(/(?<=[.!?])\s+/u)
      .filter((sentence) => sentence.length <= LONGEST_CLAIM);
    const nearest = sentences.findLast((sentence) => mentionsCookies(sentence) && categoryOf(sentence) !== 'unknown');
    this.claimed = nearest === undefined ? null : squeeze(nearest);
    return this.claimed;
  }
}

/** Follows the headings and the prose of a document, to say what holds where an entry stands. */
export class Around {
  private readonly document: string;
  private readonly generator: 'complianz' | null;
  private open: Heading[] = [];
  /** The heading that the document begins with: "Cookies and tracking" is a title, no category. */
  private first: Heading | null = null;
  /** Prose since the last heading. */
  private prose: Prose[] = [];
  /** Whether there is prose since the last heading of any kind. */
  private told = false;

  constructor(document: string, generator: 'complianz' | null) {
    this.document = document;
    this.generator = generator;
  }

  heading(heading: Heading): void {
    this.first ??= heading;
    this.open = [...this.open.filter((one) => one.level < heading.level).slice(-6), heading];
    if (heading.level < 7) this.prose = [];
    this.told = false;
  }

  text(text: string): void {
    // A paragraph after a list with headings of its own ends them.
    this.open = this.open.filter((heading) => heading.level < 8);
    if (this.prose.length >= MOST_PROSE) this.prose.shift();
    this.prose.push(new Prose(text));
    this.told = true;
  }

  headings(): string[] {
    return this.open.map((heading) => heading.text);
  }

  /** Words that may say what the list below is about. */
  words(): string[] {
    return [...this.prose.slice(-1).map((prose) => prose.text), ...this.open.map((heading) => heading.text)];
  }

  at(inner: string | null, caption: string | null): Surroundings {
    const headings = this.open.filter((heading) => heading !== this.first || !isVagueLabel(heading.text));
    const chain = [inner, caption, ...headings.map((heading) => heading.text).reverse()].filter((text) => text !== null).map(trimLabel);
    const last = this.open.at(-1);
    return {
      document: this.document,
      section: (inner === null ? null : trimLabel(inner)) ?? (last === undefined ? null : trimLabel(last.text)) ?? caption,
      // "The following statistics cookies are set:" outranks a label that merely looks like a heading.
      label:
        (this.introduces() ? this.prose.at(-1)?.claim() : null) ??
        chain.find((text) => isCategoryLabel(text) && !isBrand(text)) ??
        this.prose.at(-1)?.claim() ??
        chain.find(isCategoryLabel) ??
        null,
      provider: this.provider(inner),
      functionalIsNecessary: this.generator === 'complianz',
    };
  }

  private introduces(): boolean {
    const last = this.prose.at(-1);
    return last !== undefined && this.told && (this.open.at(-1)?.level ?? 0) >= 7 && /:\s*$/u.test(last.text.slice(-10));
  }

  /** A service that a heading names, or the only one that the prose of the section names. */
  private provider(inner: string | null): string | null {
    if (inner !== null && isBrand(inner)) return trimLabel(inner);
    for (const heading of [...this.open].reverse()) {
      const text = trimLabel(heading.text);
      if (isBrand(text) || heading.service === true || (heading.level === 8 && !isCategoryLabel(text) && !/cookie/iu.test(text)))
        return text;
      const company = COMPANY.exec(text)?.[1];
      if (company !== undefined) return company;
      const brand = /cookie/iu.test(text) || text.length < 60 ? brandIn(text) : null;
      if (brand !== null && heading.level > 1) return brand;
    }
    return oneBrand(this.prose.flatMap((prose) => prose.brands()));
  }
}
