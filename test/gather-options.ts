import type { GatherOptions } from '../src/gather/options.ts';

/** A visit of a fixture, as a test or a bench makes it: nothing is kept, nothing is known of the portal beforehand. */
export function gatherOptions(url: string, over: Partial<GatherOptions> = {}): GatherOptions {
  return {
    url,
    toolVersion: '0',
    scenarios: [],
    pages: 0,
    observeMs: 10_000,
    timeoutMs: 30_000,
    locale: 'en-GB',
    thirdPartyCookies: 'allow',
    hostMapping: [],
    ignoreHttpsErrors: true,
    keepValues: false,
    consent: { banner: 'unknown', accept: null, reject: null, choiceStoredIn: null },
    policyUrl: null,
    files: null,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...over,
  };
}
