import { comparePortal, isUnchanged, looksFurther, onlyIn } from '../changes/compare.ts';
import type { PortalChanges, RunChanges } from '../model/changes.ts';
import type { Run } from '../model/history.ts';
import type { Store } from '../stores/store.ts';
import { HISTORY_DEPTH } from './compared-with.ts';

/** Settings under which a portal is seen with other eyes. */
const telling = [
  'scenarios',
  'pages',
  'observeMs',
  'locale',
  'profile',
  'thirdPartyCookies',
  'userAgent',
  'identity',
  'policy',
  'rules',
  'knowledge',
  'access',
];

/** What is different between two runs, portal by portal; portals without a result in the later one are left out. */
export async function runChanges(store: Store, before: Run, after: Run): Promise<RunChanges> {
  const old = (await store.results(before.id)).map(({ url }) => url);
  const planned = new Set((await store.planned(after.id)).map(({ url }) => url));
  const portals: RunChanges['portals'] = [];
  let unchanged = 0;
  for (const { url } of await store.results(after.id)) {
    const changes = await portalChanges(store, before, after, url);
    if (changes === null) continue;
    if (isUnchanged(changes)) unchanged += 1;
    else portals.push(changes);
  }
  // A scan of single portals says nothing of the others.
  for (const url of after.partial ? [] : old) {
    const then = planned.has(url) ? null : await store.record(before.id, url);
    if (then !== null) portals.push(onlyIn('before', then));
  }
  return {
    before: { run: before.id, startedAt: before.startedAt },
    after: { run: after.id, startedAt: after.startedAt },
    notes: notesOn(before, after),
    portals,
    unchanged,
  };
}

/** What is different about one portal; null where that cannot be said. */
export async function portalChanges(store: Store, before: Run, after: Run, url: string): Promise<PortalChanges | null> {
  const [then, now] = [await store.record(before.id, url), await store.record(after.id, url)];
  if (now === null) return null;
  if (then === null) return before.partial ? null : onlyIn('after', now);
  const changes = comparePortal(then, now);
  // Most portals are as they were: what came before them is read for the others.
  if (isUnchanged(changes) && !looksFurther(then, now)) return changes;
  const earlier = await store.records(url, { portfolio: before.portfolio, before: before.id, limit: HISTORY_DEPTH });
  return comparePortal(then, now, earlier);
}

function notesOn(before: Run, after: Run): string[] {
  const differing = telling.filter((name) => JSON.stringify(before.settings[name]) !== JSON.stringify(after.settings[name]));
  return [
    ...(differing.length === 0
      ? []
      : [`the runs were made under other settings (${differing.join(', ')}): differences may come from that`]),
    ...(before.toolVersion === after.toolVersion ? [] : [`by cookie-audit ${before.toolVersion}, then by ${after.toolVersion}`]),
    ...(before.portfolio === after.portfolio ? [] : [`of two portfolios: ${before.portfolio} and ${after.portfolio}`]),
  ];
}
