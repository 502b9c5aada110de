import type { News, NewsFinding } from '../../../src/model/news.ts';

/** A finding whose words come from a page that means harm. */
export const HOSTILE: NewsFinding = {
  rule: 'cookie/undeclared',
  severity: 'error',
  review: false,
  message: '<!channel> *_id* \u001b[31m\u202e is not declared',
  fingerprint: 'f1',
};

export function someNews(over: Partial<News> = {}): News {
  return {
    schemaVersion: 1,
    run: { id: 'r2', finishedAt: '2026-03-02T05:00:00.000Z', portals: 40, compliant: 30, violations: 8, inconclusive: 2 },
    link: 'https://audit.example/runs/r2',
    portals: [
      {
        url: 'https://portal-a.example/',
        before: 'compliant',
        now: 'violations',
        reason: 'cookie/undeclared: not declared',
        newFindings: [HOSTILE, { ...HOSTILE, rule: 'cookie/pre-consent', review: true, message: 'maybe too early', fingerprint: 'f2' }],
        fixedFindings: [],
      },
      {
        url: 'https://portal-b.example/',
        before: 'violations',
        now: 'inconclusive',
        reason: 'the host name does not resolve',
        newFindings: [],
        fixedFindings: [{ ...HOSTILE, message: 'gone', fingerprint: 'f3' }],
      },
    ],
    ...over,
  };
}
