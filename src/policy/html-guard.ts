/**
 * Elements that cannot nest in themselves without another element between, or that hold nothing:
 * they may be left open, so they do not count as depth.
 */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot colgroup caption option optgroup html head body'.split(
    ' ',
  ),
);
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp']);
const DEEPEST = 1_000;
const MOST_ATTRIBUTES = 400;

/**
 * Why a page must not be given to the HTML parser, or null. The parser's work grows with the square
 * of the nesting depth and of the number of attributes of one tag; no real page comes near these.
 */
export function whyNotParse(html: string): string | null {
  let depth = 0;
  let at = 0;
  while (at >= 0 && at < html.length) {
    at = html.indexOf('<', at);
    if (at < 0) break;
    if (html.startsWith('<!--', at)) {
      const close = html.indexOf('-->', at + 4);
      if (close < 0) return null;
      at = close;
      continue;
    }
    const name = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,40})/u.exec(html.slice(at, at + 44));
    if (name === null) {
      at++;
      continue;
    }
    const tag = (name[2] ?? '').toLowerCase();
    if (!SHALLOW.has(tag)) depth = name[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (name[1] === '' && RAW.has(tag)) {
      // A script may hold anything that looks like a tag; its end is what counts.
      const close = new RegExp(`</${tag}`, 'giu');
      close.lastIndex = at;
      const found = close.exec(html);
      if (found === null) return null;
      at = found.index;
      continue;
    }
    if (depth > DEEPEST) return `its elements are nested more than ${String(DEEPEST)} deep`;
    const end = html.indexOf('>', at);
    const stop = end < 0 ? html.length : end;
    if (stop - at > MOST_ATTRIBUTES * 2 && attributes(html, at, stop) > MOST_ATTRIBUTES) {
      return `one of its tags has more than ${String(MOST_ATTRIBUTES)} attributes`;
    }
    at = stop;
  }
  return null;
}

/** Counts white space outside quotes; a quoted value of any length (an embedded image) is one. */
function attributes(html: string, from: number, to: number): number {
  let count = 0;
  let quote = '';
  for (let at = from; at < to && count <= MOST_ATTRIBUTES; at++) {
    const character = html.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (/[\s/]/u.test(character) && !/[\s/]/u.test(html.charAt(at - 1))) count++;
  }
  return count;
}

/** Why a page is known to be cut off, or null: it ends inside a tag or inside a table. */
export function whyCut(html: string): string | null {
  const lower = html.toLowerCase();
  const opened = lower.lastIndexOf('<table');
  if (opened > lower.lastIndexOf('</table') && /^<table[\s>]/u.test(lower.slice(opened, opened + 7))) return 'the page ends inside a table';
  const tag = html.lastIndexOf('<');
  return tag > html.lastIndexOf('>') && /^<\/?[a-z]/iu.test(html.slice(tag, tag + 3)) ? 'the page ends inside a tag' : null;
}
