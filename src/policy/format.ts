import type { Policy } from '../model/policy.ts';

type Format = Exclude<Policy['format'], 'yaml'>;

const SAMPLE = 200_000;
const TAGS = /<(?:table|tr|td|div|p|li|ul|section|h[1-6]|span)[\s>]/giu;

/** What a document is: its name and content type decide where they are clear, else its looks. */
export function formatOf(input: { text: string; location: string; contentType?: string | null }): Format {
  const path = input.location.replace(/[?#].*$/su, '').toLowerCase();
  const type = input.contentType?.toLowerCase() ?? '';
  if (/\.x?html?$/u.test(path) || type.includes('html')) return 'html';
  if (/\.(?:md|markdown|mdx)$/u.test(path) || type.includes('markdown')) return 'markdown';
  const head = input.text.slice(0, SAMPLE);
  const start = head.replace(/^(?:\s|\ufeff|<!--(?:[^-]|-(?!->))*-->)+/u, '');
  if (/^<(?:!doctype|html|head|body|[a-z][a-z0-9]*[\s>])/iu.test(start)) return 'html';
  if (/^ {0,3}#{1,6} \S/mu.test(head)) return 'markdown';
  if ((head.match(TAGS) ?? []).length >= 3) return 'html';
  if (/^ {0,3}\|?[ :]*-{2,}[ :]*\|[ |:-]*$/mu.test(head)) return 'markdown';
  return 'text';
}

/** Why bytes cannot be a document of text at all, or null. */
export function whyNotText(text: string): string | null {
  if (text.startsWith('%PDF-')) return 'it is a PDF, which cannot be read; save the text of the policy as .txt, .md or .html';
  const head = text.slice(0, SAMPLE);
  if (head.includes('\0')) return 'it is not a text document (it holds binary data)';
  const broken = head.split('\ufffd').length - 1;
  return broken > 20 && broken > head.length / 50 ? 'its bytes are not UTF-8 text' : null;
}
