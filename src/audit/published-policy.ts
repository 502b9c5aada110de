import { parseHostMapping } from '../browser/host-mapping.ts';
import { launchBrowser } from '../browser/launch.ts';
import { Survey } from '../gather/survey.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import { readPolicy } from '../policy/read.ts';
import { VERSION } from '../version.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { isDeclaration } from './policy-choice.ts';

export interface PageVisit {
  readonly timeoutMs: number;
  readonly locale: string;
  /** HOST[:PORT]=ADDR:PORT */
  readonly resolve: readonly string[];
  readonly ignoreHttpsErrors: boolean;
  readonly userAgent: string | null;
  readonly browser: string | undefined;
  readonly install: boolean;
  readonly signal: AbortSignal;
  say(line: string): void;
}

/**
 * Reads the declaration at a URL with the real browser: the page itself, or the one that a portal's
 * page leads to.
 *
 * @throws CookieAuditError browser-not-found; policy-not-found where no page was found; policy-invalid where it holds no list
 */
export async function publishedPolicy(url: string, visit: PageVisit): Promise<Policy> {
  const { timeoutMs, locale, resolve, ignoreHttpsErrors, userAgent, signal } = visit;
  const found = await ensureBrowser(visit);
  const hostMappings = resolve.map(parseHostMapping);
  const browser = await launchBrowser({ found, thirdPartyCookies: 'allow', ignoreHttpsErrors, userAgent, timeoutMs, hostMappings });
  const stop = (): void => void browser.close().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const survey = await Survey.open(browser, {
      url,
      toolVersion: VERSION,
      scenarios: [],
      pages: 0,
      observeMs: 0,
      timeoutMs,
      locale,
      thirdPartyCookies: 'allow',
      hostMapping: resolve,
      ignoreHttpsErrors,
      keepValues: false,
      consent: { banner: 'unknown', accept: null, reject: null, choiceStoredIn: null },
      policyUrl: null,
      isDeclaration,
      files: null,
      signal,
      progress: () => undefined,
    });
    try {
      const { page, text } = await survey.published();
      if (signal.aborted) throw new CookieAuditError({ code: 'interrupted', message: 'the run was interrupted' });
      if (text === null || page.sha256 === null || page.url === null)
        throw new CookieAuditError({
          code: 'policy-not-found',
          message: page.outcome.ok ? `${url}: no page was read` : `${url}: ${page.outcome.error.message}`,
          hint:
            page.foundBy === 'none'
              ? `Looked at ${String(page.lookedAt.length)} places. Give the address of the policy page itself.`
              : 'Check the address; --timeout, --resolve and --ignore-https-errors are the same as for audit.',
        });
      const result = readPolicy({ text, sha256: page.sha256, location: page.url, kind: 'page', contentType: 'text/html' });
      if (result.status === 'read') return result.policy;
      throw new CookieAuditError({
        code: 'policy-invalid',
        message: `${page.url}: ${result.status === 'unreadable' ? result.reason : 'no cookie list in it'}`,
        hint: 'Give the address of the page that lists the cookies, or save that page as .html and give the file.',
      });
    } finally {
      await survey.close();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await browser.close();
  }
}
