import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GatherOptions } from '../gather/options.ts';
import { findPortalFile, loadPortalFile, portalFilesByHost, type LoadedPortalFile } from '../inputs/portal-file.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { Evidence } from '../model/evidence.ts';
import type { PolicyResult } from '../model/policy.ts';
import { readPolicy } from '../policy/read.ts';

/** Which declaration a portal is judged under, decided before the visit. */
export interface PolicyChoice {
  /** null: the portal's own policy page decides, once it was seen */
  policy: PolicyResult | null;
  /** Where the portal publishes it, if told; absolute, or a path on the portal */
  policyUrl: string | null;
  consent: GatherOptions['consent'];
}

const noConsentHints: GatherOptions['consent'] = { banner: 'unknown', accept: null, reject: null, choiceStoredIn: null };

/** Portal files are looked for here: beside the user, then those that the package brings along. */
export function policyDirectories(): string[] {
  return [path.resolve('policies'), fileURLToPath(new URL('../../policies', import.meta.url))];
}

/**
 * Reads `--policy`: `auto` (a portal file for that origin, else the portal's own page), a URL, or a
 * file (portal file in YAML, or a document in HTML, Markdown or text).
 *
 * @throws CookieAuditError policy-not-found, policy-invalid
 */
export async function choosePolicy(wanted: string, url: string): Promise<PolicyChoice> {
  if (wanted === 'auto') {
    const portalFile = await findPortalFile(new URL(url).origin, policyDirectories());
    return portalFile === null ? { policy: null, policyUrl: null, consent: noConsentHints } : fromPortalFile(portalFile);
  }
  if (/^https?:\/\//.test(wanted)) return { policy: null, policyUrl: wanted, consent: noConsentHints };
  if (/\.ya?ml$/i.test(wanted)) return fromPortalFile(await loadPortalFile(wanted));
  return { policy: await readDocument(wanted), policyUrl: null, consent: noConsentHints };
}

/**
 * @throws CookieAuditError policy-not-found; policy-invalid where the document holds no list that can
 *   be read: a declaration that the person named must not silently count as empty
 */
async function readDocument(file: string): Promise<PolicyResult> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new CookieAuditError({
      code: 'policy-not-found',
      message: `${file}: the declared list cannot be read: ${messageOf(error)}`,
      hint: 'Give a portal file (YAML) or a document (HTML, Markdown, text).',
    });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = readPolicy({ text: bytes.toString('utf8'), sha256, location: file, kind: 'file' });
  if (result.status === 'read') return result;
  throw new CookieAuditError({
    code: 'policy-invalid',
    message: `${file}: ${result.status === 'unreadable' ? result.reason : 'no cookie list in it'}`,
    hint: 'Give a document that lists cookies by name, or a portal file (YAML) with `entries`.',
  });
}

function fromPortalFile({ file, policy }: LoadedPortalFile): PolicyChoice {
  return {
    policy: policy === null ? null : { status: 'read', policy },
    policyUrl: file.policyUrl ?? null,
    consent: {
      banner: file.consent?.banner ?? 'unknown',
      accept: file.consent?.accept ?? null,
      reject: file.consent?.reject ?? null,
      choiceStoredIn: file.consent?.choiceStoredIn ?? null,
    },
  };
}

/** As `choosePolicy`, for many portals: each file is read once. */
export function policyChooser(): typeof choosePolicy {
  const files = new Map<string, Promise<PolicyChoice>>();
  let portalFiles: Promise<ReadonlyMap<string, string>> | null = null;
  const once = async (file: string, url: string): Promise<PolicyChoice> => {
    const known = files.get(file) ?? choosePolicy(file, url);
    files.set(file, known);
    return await known;
  };
  return async (wanted, url) => {
    if (wanted !== 'auto') return await once(wanted, url);
    const file = (await (portalFiles ??= portalFilesByHost(policyDirectories()))).get(new URL(url).host);
    return file === undefined ? { policy: null, policyUrl: null, consent: noConsentHints } : await once(file, url);
  };
}

/** The declaration after the visit: the one that was chosen before, else the page that was found. */
export function resolvePolicy(choice: PolicyChoice, evidence: Evidence, pageText: string | null): PolicyResult {
  return choice.policy ?? policyOfPage(evidence, pageText);
}

/** Whether a page of the portal reads as a declaration: one that lists cookies, or says that there are none. */
export const isDeclaration = (html: string, url: string): boolean =>
  readPolicy({ text: html, sha256: '', location: url, kind: 'page', contentType: 'text/html' }).status === 'read';

/** Reads the portal's own policy page from the evidence. */
export function policyOfPage(evidence: Evidence, pageText: string | null): PolicyResult {
  const page = evidence.policyPage;
  if (page === null) {
    return {
      status: 'unreadable',
      location: evidence.url,
      reason: 'the portal could not be visited, so its policy page was not looked for',
    };
  }
  if (page.foundBy === 'none') return { status: 'missing', lookedAt: page.lookedAt };
  const location = page.url ?? evidence.url;
  if (!page.outcome.ok) return { status: 'unreadable', location, reason: page.outcome.error.message };
  if (pageText === null || page.sha256 === null) {
    return { status: 'unreadable', location, reason: 'the snapshot of the policy page is not in the evidence' };
  }
  return readPolicy({ text: pageText, sha256: page.sha256, location, kind: 'page', contentType: 'text/html' });
}
