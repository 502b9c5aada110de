import { stringify } from 'yaml';
import type { Draft, DraftEntry } from './policy-draft.ts';

const GAP = '⚠ to be filled in';
const HEADINGS: readonly (readonly [DraftEntry['category'], string])[] = [
  ['necessary', 'Necessary cookies'],
  ['functional', 'Functional cookies'],
  ['statistics', 'Statistics cookies'],
  ['marketing', 'Marketing cookies'],
  [null, `Category: ${GAP}`],
];
const COLUMNS = ['Name', 'Provider', 'Purpose', 'Lifetime', 'Party'] as const;

const PARTY = { first: 'first party', third: 'third party' } as const;
const cells = (entry: DraftEntry): string[] => [
  entry.name,
  entry.provider ?? GAP,
  entry.purpose ?? GAP,
  entry.lifetime,
  entry.domain === null ? PARTY[entry.party] : `${PARTY[entry.party]} (${entry.domain})`,
];

const gapsOf = (entry: DraftEntry): string[] => (['category', 'provider', 'purpose'] as const).filter((field) => entry[field] === null);

const groups = ({ entries }: Draft): { heading: string; entries: DraftEntry[] }[] =>
  HEADINGS.map(([category, heading]) => ({ heading, entries: entries.filter((entry) => entry.category === category) })).filter(
    (group) => group.entries.length > 0,
  );

const intro = (draft: Draft): string =>
  `Draft from an audit of ${draft.url} on ${draft.observedAt.slice(0, 10)}: what was seen then, which may not be all.`;

/** What a page says about itself must not become mark-up of the draft. */
const forHtml = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
const forMarkdown = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>|#]/gu, String.raw`\$&`);
const forComment = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

function markdown(draft: Draft): string {
  const lines = ['# Cookies', '', forMarkdown(intro(draft))];
  for (const { heading, entries } of groups(draft)) {
    lines.push('', `## ${heading}`, '', `| ${COLUMNS.join(' | ')} |`, `|${COLUMNS.map(() => '---').join('|')}|`);
    for (const entry of entries) lines.push(`| ${cells(entry).map(forMarkdown).join(' | ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

function html(draft: Draft): string {
  const lines = ['<h1>Cookies</h1>', `<p>${forHtml(intro(draft))}</p>`];
  for (const { heading, entries } of groups(draft)) {
    lines.push(
      `<h2>${heading}</h2>`,
      '<table>',
      `<thead><tr>${COLUMNS.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
      '<tbody>',
    );
    for (const entry of entries)
      lines.push(
        `<tr>${cells(entry)
          .map((cell) => `<td>${forHtml(cell)}</td>`)
          .join('')}</tr>`,
      );
    lines.push('</tbody>', '</table>');
  }
  return `${lines.join('\n')}\n`;
}

/** A portal file: what is not known is left out, and said in a comment above the entry. */
function yaml(draft: Draft): string {
  const lines = [
    `# ${forComment(intro(draft))}`,
    stringify({ portal: draft.url, complete: false, incompleteReason: 'drafted from an audit' }).trimEnd(),
    'entries:',
  ];
  if (draft.entries.length === 0) lines[lines.length - 1] = 'entries: []';
  for (const entry of draft.entries) {
    const { name, category, provider, purpose, lifetime, party, domain } = entry;
    const known = { name, category, provider, purpose, lifetime, party, domain };
    const gaps = gapsOf(entry);
    if (gaps.length > 0) lines.push(`  # gap: ${gaps.join(', ')}`);
    const text = stringify([Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))]).trimEnd();
    lines.push(...text.split('\n').map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** Writes a draft as a portal file (yaml), or as tables to paste into a page. */
export function renderDraft(draft: Draft, format: string): string {
  if (format === 'markdown') return markdown(draft);
  return format === 'html' ? html(draft) : yaml(draft);
}
