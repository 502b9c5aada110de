import { visible } from '../visible.ts';

/** HTML that is safe as it stands. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function write(part: Part, out: string[]): void {
  if (part === null || part === undefined || part === false) return;
  if (part instanceof Markup) out.push(part.text);
  else if (typeof part === 'string') out.push(visible(part).replace(/[&<>"'`]/gu, (char) => ENTITIES[char] ?? char));
  else if (typeof part === 'number') out.push(String(part));
  else for (const one of part) write(one, out);
}

/**
 * The one way to make HTML here: what stands in the template is markup, what is put into it is text, in
 * element content and in quoted attributes alike. Names of elements and attributes never come from a page.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const out: string[] = [];
  for (const [index, string] of strings.entries()) {
    // The indentation of the source is no part of the report.
    out.push(string.replace(/\n\s+/gu, '\n'));
    write(parts[index], out);
  }
  return new Markup(out.join(''));
}

/** An id that a URL fragment can name. */
export const anchorId = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => String(part).replace(/[^A-Za-z0-9_-]/gu, '_')).join('-');

/** An address with places where a line may break: after dots, slashes and the like, not within a word. */
export const breakable = (text: string): Markup =>
  new Markup(
    text
      .split(/(?<=[./?&=_-])(?=[^./?&=_-])/u)
      .map((part) => html`${part}`.text)
      .join('<wbr>'),
  );
