import type { PortalAudit } from '../audit/audit.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count } from '../reporters/words.ts';

/** One line for each thing that went wrong with a portal, for whoever reads only standard error. */
export function troubles({ evidence, policy }: PortalAudit): string[] {
  const lines: string[] = [];
  const { url, outcome } = evidence;
  if (!outcome.ok) lines.push(`${url}: could not be observed: ${outcome.error.message}`);
  else {
    const told = new Set<string>();
    for (const scenario of evidence.scenarios) {
      const error = scenario.outcome.ok ? null : scenario.outcome.error.message;
      const consent = scenario.consent?.outcome === 'failed' ? `the choice is not proved: ${scenario.consent.reason ?? ''}` : null;
      for (const what of [error, consent]) {
        if (what === null || told.has(what)) continue;
        told.add(what);
        lines.push(`${url}: ${scenario.name}: ${what}`);
      }
    }
    if (policy.status === 'missing')
      lines.push(
        `${url}: no page that declares cookies was found (looked at ${count(policy.lookedAt.length, 'place')}); give one with --policy`,
      );
    if (policy.status === 'unreadable')
      lines.push(`${url}: the policy page could not be read: ${policy.reason}; give the list with --policy`);
  }
  return lines.map((line) => terminalText(line, 400));
}
