import { terminalText } from '../reporters/escape-terminal.ts';

/** Markup that was made by `html`, and by nothing else. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with what it holds escaped: whatever is no `Html` is text, also inside a quoted attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(markup)));
}

function markup(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(markup).join('');
  return String(part).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/**
 * What a page, a policy or a server had a hand in, as text that cannot reorder or hide what stands
 * beside it: invisible and bidirectional characters are shown as escapes.
 */
export function told(text: string, max = 400): string {
  return terminalText(text, max);
}
