import type { Certainty, PortalChanges } from '../model/changes.ts';

/** What is sure first: the rest may be chance. */
export function sureFirst<T extends { certainty: Certainty }>(items: readonly T[]): T[] {
  return [...items.filter(({ certainty }) => certainty === 'sure'), ...items.filter(({ certainty }) => certainty !== 'sure')];
}

export interface ChangeCounts {
  newFindings: number;
  fixedFindings: number;
  newCookies: number;
  goneCookies: number;
  changedCookies: number;
  policyChanges: number;
  turnedInconclusive: number;
}

/** How many of each kind; of what has a certainty only what is sure. */
export function changeCounts(portals: readonly PortalChanges[]): ChangeCounts {
  const sure = <T extends { what: string; certainty: Certainty }>(of: (portal: PortalChanges) => readonly T[], what: T['what']): number =>
    portals.reduce((sum, portal) => sum + of(portal).filter((item) => item.what === what && item.certainty === 'sure').length, 0);
  return {
    newFindings: sure(({ findings }) => findings, 'new'),
    fixedFindings: sure(({ findings }) => findings, 'fixed'),
    newCookies: sure(({ cookies }) => cookies, 'new'),
    goneCookies: sure(({ cookies }) => cookies, 'gone'),
    changedCookies: sure(({ cookies }) => cookies, 'changed'),
    policyChanges: portals.reduce((sum, { policy }) => sum + policy.length, 0),
    turnedInconclusive: portals.filter(hasTurnedInconclusive).length,
  };
}

export function hasTurnedInconclusive({ verdict: { before, after } }: PortalChanges): boolean {
  return after === 'inconclusive' && before !== null && before !== 'inconclusive';
}

/** What a reader is to see first: new findings, what cannot be told any more, other news, and last what may be chance. */
export function byWeight(portals: readonly PortalChanges[]): PortalChanges[] {
  const weight = (portal: PortalChanges): number => {
    const counts = changeCounts([portal]);
    if (counts.newFindings > 0) return 0;
    if (counts.turnedInconclusive > 0) return 1;
    if (portal.verdict.before !== portal.verdict.after) return 2;
    return Object.values(counts).some((n) => n > 0) ? 3 : 4;
  };
  const news = (portal: PortalChanges): number => changeCounts([portal]).newFindings;
  return portals
    .map((portal) => ({ portal, weight: weight(portal), news: news(portal) }))
    .sort((a, b) => a.weight - b.weight || b.news - a.news || (a.portal.url < b.portal.url ? -1 : 1))
    .map(({ portal }) => portal);
}
