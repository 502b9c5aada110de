import type { Policy, PolicyResult } from '../model/policy.ts';
import { collect, type Collected } from './collect.ts';
import { noiseAfter, whyPageCut, whyTextCut } from './cut.ts';
import { isTextBlock, type PolicyDocument } from './document.ts';
import { squeeze } from './fold.ts';
import { formatOf, whyNotText } from './format.ts';
import { readHtml, readHtmlFragment } from './html-document.ts';
import { whyNotParse } from './html-guard.ts';
import { looksLikeJson, readJson } from './json-document.ts';
import { languageOf } from './language-of.ts';
import { readLines } from './line-document.ts';
import { mentionsCookies } from './mention.ts';
import { saysNone } from './uses-none.ts';

/** More than any policy has; the longest page seen in public is a tenth of it. */
const LONGEST = 20_000_000;

export interface PolicyInput {
  /** The document, decoded. */
  readonly text: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** Path or URL; its extension helps to tell the format. */
  readonly location: string;
  readonly kind: 'file' | 'page';
  readonly contentType?: string | null;
}

const embedded = (html: string, firstLine: number) => (whyNotParse(html) === null ? readHtmlFragment(html, firstLine) : []);

function titleOf(document: PolicyDocument): string | null {
  const real = document.format === 'html' ? 6 : 7;
  const headings = document.blocks
    .filter((block) => block.kind === 'heading')
    .filter((heading) => heading.level <= real)
    .slice(0, 5);
  const named = headings.find((heading) => /cookie|traceur/iu.test(heading.text));
  return document.title ?? named?.text ?? headings[0]?.text ?? null;
}

/** The portal is named in a heading: "What cookies are used on the <https://…> platform". */
function portalUrlOf(document: PolicyDocument): string | null {
  for (const block of document.blocks) {
    if (block.kind !== 'heading') continue;
    const found = /https?:\/\/[^\s<>"'()[\]]{3,300}/u.exec(block.text)?.[0].replace(/[.,;:?!]{1,3}$/u, '');
    if (found !== undefined && URL.canParse(found)) return found;
  }
  return null;
}

function whyNoList(document: PolicyDocument, words: string, found: Collected): string {
  if (!mentionsCookies(words)) return 'the document does not mention cookies';
  const run = document.blocks
    .filter(isTextBlock)
    .find(
      (block) =>
        /cookie name|nom du cookie|cookie-name/iu.test(block.text) &&
        /provider|purpose|duration|finalit|fournisseur|dur[ée]e|zweck/iu.test(block.text) &&
        block.text.length < 200,
    );
  if (run !== undefined)
    return `the columns of its cookie table have run together and cannot be told apart${run.line === null ? '' : ` (line ${String(run.line)})`}; save the page with its tables, as .html or as tab-separated text`;
  const where =
    found.otherTable === null
      ? ''
      : `; the table ${found.otherTable > 0 ? `on line ${String(found.otherTable)} ` : ''}holds no cookie names`;
  return `the document speaks of cookies, but no list of cookie names was found in it${where}`;
}

function completeness(cut: string | null, found: Collected): Pick<Policy, 'completeness' | 'incompleteReason'> {
  const more = found.moreAt[0];
  const reason =
    cut ??
    (found.moreAt.length === 0
      ? null
      : `the list says that there are more cookies than it names${typeof more === 'number' ? ` (line ${String(more)})` : ''}`);
  return reason === null ? { completeness: 'unknown', incompleteReason: null } : { completeness: 'incomplete', incompleteReason: reason };
}

/**
 * Reads the declaration of a portal from a document (HTML, Markdown or text). A document whose list
 * cannot be read is `unreadable`, with a reason a person understands; an empty list is only told
 * where the document itself says that no cookies are used. Pure, and never throws.
 */
export function readPolicy(input: PolicyInput): PolicyResult {
  const unreadable = (reason: string): PolicyResult => ({ status: 'unreadable', location: input.location, reason });
  const text = input.text.replace(/^\ufeff/u, '');
  if (squeeze(text.slice(0, 1_000_000)) === '') return unreadable('the document is empty');
  if (text.length > LONGEST)
    return unreadable(`the document is larger than ${String(LONGEST / 1_000_000)} million characters; give the policy alone`);
  const notText = whyNotText(text);
  if (notText !== null) return unreadable(notText);
  const format = formatOf({ ...input, text });
  const guard = format === 'html' ? whyNotParse(text) : null;
  if (guard !== null) return unreadable(`the page cannot be read: ${guard}`);

  const json = format === 'text' && looksLikeJson(text) ? readJson(text) : null;
  const document = json ?? (format === 'html' ? readHtml(text) : readLines(text, format, embedded));
  const found = collect(document, input.location);
  const words = document.blocks.map((block) => (isTextBlock(block) ? block.text : '')).join(' ');
  if (found.entries.length === 0 && !(found.nameless.length === 0 && saysNone(words)))
    return unreadable(whyNoList(document, `${document.title ?? ''} ${words}`, found));

  const lines = format === 'html' || json !== null ? [] : text.split(/\r\n|\r|\n/u);
  const fragments = format === 'html' ? [] : noiseAfter(document, lines, found.firstTable, found.sections);
  const cut =
    document.cut ??
    (format === 'html' ? whyPageCut(document, found.entries) : whyTextCut(text, lines, found.entries, fragments, found.columns));
  return {
    status: 'read',
    policy: {
      source: { kind: input.kind, location: input.location, sha256: input.sha256 },
      format,
      title: titleOf(document),
      language: document.language ?? languageOf(words),
      portalUrl: portalUrlOf(document),
      columns: found.columns,
      sections: found.sections,
      ...completeness(cut, found),
      entries: found.entries,
      noise: [...found.nameless, ...fragments],
    },
  };
}
