import type { Evidence } from '../model/evidence.ts';
import type { ObservedCookie, PlacedScenario } from '../rules/context.ts';
import { cookieName, listed, short } from '../rules/wording.ts';

function environment(evidence: Evidence): string[] {
  const { environment: env } = evidence;
  if (env === null) return ['no browser came up'];
  return [
    `${env.browser.product} (${env.browser.channel}), ${env.locale}, ${env.viewport.width}×${env.viewport.height}`,
    env.thirdPartyCookies === 'allow'
      ? 'third-party cookies were allowed'
      : 'third-party cookies were blocked: what third parties would set was not seen',
    ...(env.automationHidden
      ? ['the browser did not say that it is automated']
      : ['the browser said that it is automated: some banners hide from it']),
    ...(env.sandbox ? [] : ["the browser's own sandbox was off"]),
    ...(env.ignoreHttpsErrors ? ['certificate errors were ignored'] : []),
    ...(env.publicOnly === true ? ['public addresses only were reached'] : []),
    ...accessWords(env.access),
    ...(env.hostMapping.length === 0 ? [] : [`hosts were mapped: ${listed(env.hostMapping)}`]),
  ];
}

function accessWords(access: NonNullable<Evidence['environment']>['access']): string[] {
  if (access === undefined) return [];
  const { broughtCookies, broughtStorage, headers, proxy } = access;
  return [
    ...(broughtCookies.length === 0
      ? []
      : [
          `cookies were brought along from a log-in (${listed(broughtCookies.map(({ name }) => name))}): they count only where they were set again`,
        ]),
    ...(broughtStorage.length === 0 ? [] : [`storage was brought along from a log-in (${listed(broughtStorage)})`]),
    ...(headers.length === 0 ? [] : [`headers were sent to the portal: ${listed(headers)}`]),
    ...(proxy ? ['through a proxy'] : []),
  ];
}

function coverage(evidence: Evidence, scenarios: readonly PlacedScenario[]): string[] {
  const names = scenarios.map(({ scenario }) => scenario.name);
  const { urls, chosenFrom } = evidence.innerPages;
  const modes = new Set(scenarios.flatMap(({ phases }) => phases.flatMap(({ phase }) => phase.settling?.mode ?? [])));
  return [
    names.length === 0
      ? 'no scenario was run'
      : `one visit for each scenario (${names.join(', ')}): a sample, since pages may differ from visit to visit`,
    urls.length === 0 ? 'no inner pages were visited' : `${urls.length} inner ${urls.length === 1 ? 'page' : 'pages'}, from ${chosenFrom}`,
    ...(modes.has('virtual') ? ["the pages' timers were advanced (virtual time)"] : []),
    ...(evidence.settings.valuesKept ? ['cookie values were kept'] : []),
  ];
}

/** Whoever sees the portal from there may see more. */
function refusals(scenarios: readonly PlacedScenario[]): string[] {
  const hosts = scenarios.flatMap(({ scenario }) =>
    scenario.requests.flatMap(({ url, refused }) => {
      if (refused === undefined || !URL.canParse(url)) return [];
      const { host } = new URL(url);
      return [host.includes(refused) ? host : `${host} (${refused})`];
    }),
  );
  return hosts.length === 0 ? [] : [`requests were refused, since they go to no public address: ${listed([...new Set(hosts)])}`];
}

function interruptions(scenarios: readonly PlacedScenario[]): string[] {
  return scenarios.flatMap(({ scenario, phases }) => [
    ...phases.flatMap(({ phase }) =>
      phase.settling?.capped === true
        ? [
            `${scenario.name}, ${phase.name} (${short(phase.url)}): still busy when it was read (${listed(phase.settling.pending, 3) || 'nothing named'})`,
          ]
        : [],
    ),
    ...(scenario.beyond?.leftOut ?? []).map(
      ({ what, detail, count }) => `${scenario.name}: not recorded: ${count} ${what.replace('-', ' ')} ${detail}`,
    ),
    ...scenario.gaps.flatMap((gap) =>
      gap.what === 'not-interacted'
        ? [`${scenario.name}: ${short(gap.detail)} did not take all mouse moves, keys and scrolling in time`]
        : [],
    ),
    ...scenario.gaps.flatMap((gap) =>
      gap.what === 'target-not-observed'
        ? [`${scenario.name}: not attached to ${short(gap.detail)}; what it stored is known from the jar only`]
        : [],
    ),
  ]);
}

/** How it was observed, in plain words: what a reader must know to weigh the verdict. */
export function conditionsOf(evidence: Evidence, scenarios: readonly PlacedScenario[], cookies: readonly ObservedCookie[]): string[] {
  const unseen = cookies.filter(({ row }) => row.setters.length === 0).map(({ row }) => cookieName(row));
  return [
    ...new Set([
      ...environment(evidence),
      ...coverage(evidence, scenarios),
      ...refusals(scenarios),
      ...interruptions(scenarios),
      ...(unseen.length === 0 ? [] : [`who set ${listed(unseen)} was not seen`]),
    ]),
  ];
}
