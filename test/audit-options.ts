import type { AuditOptions } from '../src/audit/audit.ts';
import { profileOf } from '../src/judge/profiles.ts';

/** An audit of fixtures, as a test or a bench makes it: what is mapped is reached, nothing is kept, nothing is said. */
export function auditOptions(resolve: readonly string[], over: Partial<AuditOptions> = {}): AuditOptions {
  return {
    scenarios: ['no-choice', 'accept', 'reject'],
    pages: 2,
    observeMs: 10_000,
    timeoutMs: 30_000,
    concurrency: 2,
    locale: 'fr-FR',
    thirdPartyCookies: 'allow',
    resolve: [...resolve],
    ignoreHttpsErrors: true,
    userAgent: null,
    browser: undefined,
    install: false,
    keepValues: false,
    profile: profileOf('eu'),
    evidenceRoot: null,
    signal: new AbortController().signal,
    progress: () => undefined,
    say: () => undefined,
    ...over,
  };
}
