import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/archive/read-evidence.ts';
import { verifyEvidence } from '../../../src/archive/verify.ts';
import { catalogue } from '../../../src/judge/catalogue.ts';
import { judge } from '../../../src/judge/judge.ts';
import { profileOf } from '../../../src/judge/profiles.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import type { PolicyResult } from '../../../src/model/policy.ts';

/**
 * Evidence that older programs wrote is judged to the same verdict. Rules that came later are left out: they may
 * need facts that were not recorded then, and say so.
 */

/** The rules of that day. */
const core =
  /^(?:cookie\/(?:undeclared|pre-consent|after-reject|after-withdrawal|undeclared-provider|lifetime-over-declared|lifetime-over-limit)|policy\/(?:category-mismatch|contradictory|incomplete|missing|other-portal|unobserved))$/u;

async function judged(directory: string): Promise<{ verdict: Verdict; again: Verdict; policy: PolicyResult }> {
  const [found] = await readEvidence(directory);
  if (found === undefined || found.policy === null) throw new Error(directory);
  const profile = profileOf('eu');
  const later = catalogue.map(({ rule }) => rule.id).filter((id) => !core.test(id) && id !== 'audit/inconclusive');
  const options = { profile, rules: Object.fromEntries(later.map((id) => [id, 'off' as const])) };
  return {
    verdict: judge(found.evidence, found.policy, options),
    again: judge(found.evidence, found.policy, options),
    policy: found.policy,
  };
}

const lines = ({ findings }: Verdict): string[] =>
  findings
    .filter(({ rule }) => core.test(rule))
    .map(({ rule, severity, review, cookie, subject }) => `${rule} ${review ? 'review' : severity} ${cookie?.name ?? subject ?? ''}`.trim())
    .sort();

describe('evidence of format 1', () => {
  it('dashboard.paris is compliant', async () => {
    const { verdict, again } = await judged('fixtures/evidence/v1/dashboard.paris');
    expect(verdict).toMatchObject({ verdict: 'compliant', notObserved: [], banner: { found: true, driver: 'heuristic' } });
    expect(lines(verdict)).toEqual([
      'policy/incomplete warning lifetime',
      'policy/unobserved note django_language',
      'policy/unobserved note sessionid',
    ]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(verdict));
  });

  it('bfortune has violations, and what is for review', async () => {
    const { verdict } = await judged('fixtures/evidence/v1/bfortune.opendatasoft.com');
    expect(verdict.verdict).toBe('violations');
    expect(lines(verdict)).toEqual([
      'cookie/pre-consent review _pk_id.1.a3f2',
      'cookie/pre-consent review _pk_ses.1.a3f2',
      'cookie/undeclared error _pk_id.1.a3f2',
      'cookie/undeclared error _pk_ses.1.a3f2',
      'policy/incomplete warning lifetime',
      'policy/unobserved note django_language',
      'policy/unobserved note sessionid',
    ]);
    // The words a person acts on.
    expect(verdict.findings.find(({ rule }) => rule === 'cookie/undeclared')?.message).toMatch(
      /^_pk_id\.1\.a3f2 was set \d+\.\d s after loading, before any choice, by https:\/\/stats\.mesure-audience\.example\/matomo\.js:\d+; the declared list does not name it/,
    );
  });

  it.each(['dashboard.paris', 'bfortune.opendatasoft.com'])('%s was never edited', async (name) => {
    const { wrong } = await verifyEvidence(`fixtures/evidence/v1/${name}`, { key: null, authorities: [] });
    expect(wrong).toEqual([]);
    expect(await readFile(`fixtures/evidence/v1/${name}/manifest.json`, 'utf8')).toContain('"schemaVersion": 1');
  });

  it('fingerprints are those of that day: a baseline outlives upgrades', async () => {
    const { verdict } = await judged('fixtures/evidence/v1/bfortune.opendatasoft.com');
    const [first] = verdict.findings.filter(({ rule, cookie }) => rule === 'cookie/undeclared' && cookie?.name === '_pk_id.1.a3f2');
    expect(first?.fingerprint).toBe('02818c66ceae2bec');
  });
});
