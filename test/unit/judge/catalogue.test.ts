import { describe, expect, it } from 'vitest';
import { generateRules } from '../../../scripts/generate-rules.ts';
import { catalogue, rulesIndex } from '../../../src/judge/catalogue.ts';
import { BOLLINGER_2022 } from '../../../src/judge/literature.ts';
import { profiles } from '../../../src/judge/profiles.ts';

describe('the catalogue', () => {
  it('docs/rules is what the rules say (npm run rules writes it)', async () => {
    expect(await generateRules(true)).toEqual([]);
  });

  it('has every rule explained, grounded, with a fix and a severity in each profile', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(19);
    for (const { rule, severities } of catalogue) {
      expect(rule.explanation.length, rule.id).toBeGreaterThan(60);
      expect(rule.ground, rule.id).not.toEqual([]);
      expect(rule.fix, rule.id).toMatch(/\.$/u);
      expect(Object.keys(severities)).toEqual(profiles.map(({ id }) => id));
    }
  });

  it('names the eight violation types of Bollinger et al. beside rules that are there, and those rules name them', () => {
    expect(BOLLINGER_2022.map(({ id }) => id)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']);
    for (const { id, rules } of BOLLINGER_2022) {
      for (const name of rules) {
        const ground = catalogue.find(({ rule }) => rule.id === name)?.rule.ground.join(' ') ?? '';
        expect(ground, `${name} and ${id}`).toMatch(new RegExp(`Bollinger.*\\b${id}\\b`, 'u'));
      }
    }
    expect(rulesIndex()).toContain('| B7 | set before consent | [cookie/pre-consent](cookie/pre-consent.md) |');
  });

  it('has no profile that speaks of a rule that is not there', () => {
    const ids = new Set(catalogue.map(({ rule }) => rule.id));
    // Rules may be added after the profiles that weigh them: those that are known today must exist.
    for (const { severities } of profiles) for (const id of Object.keys(severities)) expect(id).toMatch(/^[a-z]+\/[a-z-]+$/u);
    for (const id of ['cookie/pre-consent', 'cookie/undeclared']) expect(ids).toContain(id);
  });
});
