import type { Finding, Verdict } from '../model/verdict.ts';

/** Where a tool that shows findings beside source code is to show one. */
export interface Anchor {
  /** The file of the declared list, relative to the root where it lies below it; null: the list is no file here */
  readonly file: string | null;
  /** What to name where there is no file: the policy page, else the portal */
  readonly url: string;
  /** 1-based */
  readonly line: number;
}

const isUrl = (place: string): boolean => /^https?:\/\//iu.test(place);

/** With forward slashes, as those tools want it. */
function relative(file: string, root: string | undefined): string {
  const slashed = file.replaceAll('\\', '/');
  const base = root === undefined ? null : `${root.replaceAll('\\', '/').replace(/\/+$/u, '')}/`;
  return base !== null && slashed.startsWith(base) ? slashed.slice(base.length) : slashed.replace(/^\.\//u, '');
}

/** The declared entry that a finding is about: that of its cookie, or the one whose name is its subject. */
function entryOf(verdict: Verdict, { cookie, subject }: Finding): Verdict['policy']['entries'][number] | undefined {
  if (cookie !== null) {
    const row = verdict.cookies.find(
      ({ name, domain, path, partitionKey }) =>
        name === cookie.name && domain === cookie.domain && path === cookie.path && partitionKey === cookie.partitionKey,
    );
    if (row?.declaration.status === 'declared') return row.declaration.entry;
  }
  return subject === null ? undefined : verdict.policy.entries.find(({ name }) => name === subject);
}

/** The line that declares what the finding is about; for what is not declared, the line where the list begins. */
export function anchorOf(verdict: Verdict, finding: Finding | null, root: string | undefined): Anchor {
  const { policy } = verdict;
  const place = (finding === null ? undefined : entryOf(verdict, finding))?.source ?? policy.entries[0]?.source;
  const document = place?.document ?? policy.source;
  const line = place?.line ?? 1;
  if (document === null) return { file: null, url: verdict.url, line: 1 };
  return isUrl(document) ? { file: null, url: document, line } : { file: relative(document, root), url: verdict.url, line };
}
