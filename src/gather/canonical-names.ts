import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { registrableDomain } from '../cookies/party.ts';
import { messageOf } from '../model/errors.ts';
import type { CanonicalName } from '../model/beyond.ts';
import type { Scenario } from '../model/evidence.ts';
import { isFor, parseHostMapping, type HostMapping } from '../browser/host-mapping.ts';
import type { GatherOptions } from './options.ts';

const MOST_HOSTS = 40;
const LONGEST_CHAIN = 8;
const LOOKUP_MS = 2000;
/** The answers that say "there is none", rather than "I could not ask". */
const NONE = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * The CNAMEs of the portal's own hosts, as far as pages asked them for anything. Never rejects.
 *
 * @param servers ADDR:PORT of the DNS servers to ask; default: this machine's
 */
export async function lookUpCanonicalNames(
  scenarios: readonly Pick<Scenario, 'phases' | 'requests'>[],
  { url, hostMapping, signal }: Pick<GatherOptions, 'url' | 'hostMapping' | 'signal'>,
  servers: readonly string[] = [],
): Promise<CanonicalName[]> {
  const mapped = hostMapping.map(parseHostMapping);
  const hosts = ownHosts(url, scenarios);
  const left = hosts.slice(MOST_HOSTS).map((host) => not(host, `more than ${MOST_HOSTS} hosts`));
  const asked = hosts.slice(0, MOST_HOSTS).map(async (host) => {
    const why = reasonNotToAsk(host, mapped) ?? (signal.aborted ? 'the run was interrupted' : null);
    return why === null ? await lookUp(host, servers) : not(host, why);
  });
  return [...(await Promise.all(asked)), ...left];
}

const not = (host: string, reason: string): CanonicalName => ({ host, status: 'not-looked-up', chain: [], reason });

function ownHosts(url: string, scenarios: readonly Pick<Scenario, 'phases' | 'requests'>[]): string[] {
  const landed = scenarios.flatMap(({ phases }) => phases.flatMap(({ name, finalUrl }) => (name === 'before' ? (finalUrl ?? []) : [])));
  const portal = new Set([url, ...landed].flatMap((one) => (URL.canParse(one) ? [registrableDomain(new URL(one).hostname)] : [])));
  const hosts = new Set<string>();
  for (const { requests } of scenarios) {
    for (const request of requests) {
      if (!/^(?:https?|wss?):/.test(request.url) || !URL.canParse(request.url)) continue;
      const { hostname } = new URL(request.url);
      if (portal.has(registrableDomain(hostname))) hosts.add(hostname);
    }
  }
  return [...hosts].toSorted();
}

function reasonNotToAsk(host: string, mapped: readonly HostMapping[]): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) return 'an address, not a name';
  if (!host.includes('.') || host.endsWith('.localhost')) return 'a name of this machine';
  return mapped.some((mapping) => isFor(mapping, host)) ? 'mapped by --resolve' : null;
}

async function lookUp(host: string, servers: readonly string[]): Promise<CanonicalName> {
  const resolver = new Resolver({ timeout: LOOKUP_MS, tries: 1 });
  if (servers.length > 0) resolver.setServers(servers);
  // The resolver's own limit holds for one server; a machine may have several.
  const timer = setTimeout(() => resolver.cancel(), LOOKUP_MS * 2);
  const chain: string[] = [];
  try {
    for (let name = host; chain.length < LONGEST_CHAIN;) {
      const [next] = await resolver.resolveCname(name).catch((error: NodeJS.ErrnoException) => {
        if (NONE.has(error.code ?? '')) return [];
        throw error;
      });
      if (next === undefined || next === host || chain.includes(next)) break;
      chain.push(next);
      name = next;
    }
    return { host, status: chain.length === 0 ? 'none' : 'found', chain, reason: null };
  } catch (error) {
    return { host, status: chain.length === 0 ? 'failed' : 'found', chain, reason: messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
