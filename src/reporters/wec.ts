import type { CookieEvent, Evidence, StackFrame } from '../model/evidence.ts';
import type { CookieRow, Verdict } from '../model/verdict.ts';
import { defineReporter, type Exhibit } from './define.ts';
import { visible } from './visible.ts';

/** How the Website Evidence Collector writes a caller. */
interface Frame {
  fileName: string;
  functionName?: string;
  lineNumber?: number;
  columnNumber?: number;
  source: string;
}

function frameOf({ url, line, column, function: name }: StackFrame): Frame {
  return {
    fileName: visible(url),
    ...(name === null || name === '' ? {} : { functionName: visible(name) }),
    ...(line === null ? {} : { lineNumber: line }),
    ...(column === null ? {} : { columnNumber: column }),
    source: visible(`    at ${name ?? ''} (${url}:${line ?? ''}:${column ?? ''})`),
  };
}

function logOf(event: CookieEvent, startedAt: number): object {
  const { setter } = event;
  const stack =
    setter.kind === 'http'
      ? [{ fileName: visible(setter.url), source: visible(`set in Set-Cookie HTTP response header for ${setter.url}`) }]
      : setter.stack.map(frameOf);
  return {
    stack,
    type: setter.kind === 'http' ? 'Cookie.HTTP' : 'Cookie.JS',
    timestamp: new Date(startedAt + event.at).toISOString(),
    location: visible(event.frame),
  };
}

function cookieOf(row: CookieRow, evidence: Evidence | null, finishedAt: number): object {
  const ids = new Set(
    (evidence?.cookies ?? [])
      .filter(
        ({ name, domain, path, partitionKey }) =>
          name === row.name && domain === row.domain && path === row.path && partitionKey === row.partitionKey,
      )
      .map(({ id }) => id),
  );
  const found = evidence?.scenarios.flatMap((scenario) => {
    const event = scenario.events.find(({ type, stored, cookie }) => type === 'set' && stored !== 'no' && ids.has(cookie));
    return event === undefined ? [] : [{ event, startedAt: Date.parse(scenario.startedAt) }];
  })[0];
  const session = row.lifetimeSeconds === null;
  const expires = session ? -1 : finishedAt / 1000 + (row.lifetimeSeconds ?? 0);
  return {
    name: visible(row.name),
    // Values are personal data and are not kept; the reader of this format wants a text.
    value: found?.event.value.raw === undefined ? '' : visible(found.event.value.raw),
    domain: row.domain,
    path: visible(row.path),
    expires,
    size: row.name.length + (found?.event.value.length ?? 0),
    ...(session
      ? {}
      : {
          expiresUTC: new Date(Math.min(expires, 8_640_000_000_000) * 1000).toISOString(),
          expiresDays: Math.round((row.lifetimeSeconds ?? 0) / 8640) / 10,
        }),
    httpOnly: row.httpOnly,
    secure: row.secure,
    session,
    ...(row.sameSite === null ? {} : { sameSite: row.sameSite }),
    ...(row.partitionKey === null ? {} : { partitionKey: row.partitionKey }),
    firstPartyStorage: row.party === 'first',
    log:
      found === undefined
        ? { stack: [], type: '', timestamp: new Date(finishedAt).toISOString(), location: '' }
        : logOf(found.event, found.startedAt),
  };
}

interface Parties {
  firstParty: string[];
  thirdParty: string[];
}

const none = (): Parties => ({ firstParty: [], thirdParty: [] });

/** Hosts by whether the portal's own cookies would go there; the portal's registrable domain is told by its first-party cookies and its host. */
function hostsOf(hosts: Iterable<string>, own: ReadonlySet<string>): Parties {
  const all = [...new Set(hosts)].sort();
  const isOwn = (host: string): boolean => [...own].some((domain) => host === domain || host.endsWith(`.${domain}`));
  return { firstParty: all.filter(isOwn), thirdParty: all.filter((host) => !isOwn(host)) };
}

function hostOf(url: string): string | null {
  return /^(?:https?|wss?):/iu.test(url) && URL.canParse(url) ? new URL(url).hostname : null;
}

function inspection(verdict: Verdict, exhibit: Exhibit | null, tool: { name: string; version: string }): object {
  const evidence = exhibit?.evidence ?? null;
  const host = hostOf(verdict.url) ?? verdict.url;
  const own = new Set([host, ...verdict.cookies.filter(({ party }) => party === 'first').map(({ domain }) => domain)]);
  const phases = evidence?.scenarios.flatMap((scenario) => scenario.phases) ?? [];
  const requests = evidence?.scenarios.flatMap((scenario) => scenario.requests) ?? [];
  const finishedAt = Date.parse(evidence?.finishedAt ?? verdict.observedAt);
  const landed = phases.find(({ finalUrl }) => finalUrl !== null)?.finalUrl ?? verdict.url;
  return {
    title: 'Website Evidence Collection',
    task_description: `${tool.name}: ${verdict.verdict}`,
    uri_ins: visible(verdict.url),
    uri_refs: [visible(verdict.url)],
    uri_dest: visible(landed),
    uri_redirects: [],
    secure_connection: {
      https_support: /^https:/iu.test(landed),
      https_redirect: /^http:/iu.test(verdict.url) && /^https:/iu.test(landed),
      redirects: [],
    },
    testSSL: null,
    host,
    script: { host: '', version: { npm: tool.version, commit: null }, config: {}, cmd_args: '', environment: {}, node_version: '' },
    localStorage: {},
    cookies: verdict.cookies.map((row) => cookieOf(row, evidence, finishedAt)),
    beacons: [],
    links: { firstParty: [], thirdParty: [], social: [], keywords: [] },
    unsafeForms: [],
    browser: {
      name: 'Chromium',
      version: evidence?.environment?.browser.product ?? '',
      user_agent: evidence?.environment?.userAgent ?? '',
      platform: { name: '', version: '' },
      extra_headers: {},
      preset_cookies: {},
    },
    browsing_history: [...new Set(phases.map(({ finalUrl, url }) => visible(finalUrl ?? url)))],
    hosts: {
      requests: hostsOf(
        requests.flatMap(({ url }) => hostOf(url) ?? []),
        own,
      ),
      beacons: none(),
      cookies: hostsOf(
        verdict.cookies.map(({ domain }) => domain),
        own,
      ),
      localStorage: none(),
      links: none(),
      contentSecurityPolicy: none(),
    },
    websockets: {},
    start_time: evidence?.startedAt ?? verdict.observedAt,
    end_time: evidence?.finishedAt ?? verdict.observedAt,
    websocketLog: {},
  };
}

/**
 * `inspection.json` as the EDPS Website Evidence Collector writes it, which the EDPB's Website Auditing Tool
 * imports. One portal is one object; several are a list, to be taken apart before the import. What this tool
 * does not look at (beacon lists, forms, TLS) is empty there, and cookies stand without the phase they were seen in.
 */
export default defineReporter({
  name: 'wec',
  fileName: 'inspection.json',
  mediaType: 'application/json',
  shows: 'facts',
  render: ({ portals, tool }, { exhibits = [] }) => {
    const all = portals.map((verdict, index) => inspection(verdict, exhibits[index] ?? null, tool));
    return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
  },
});
