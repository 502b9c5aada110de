import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { textWidth } from '../../../src/reporters/escape-terminal.ts';
import terminal from '../../../src/reporters/terminal.ts';
import { aCookie, aFinding, anEntry, aReport, aVerdict, byScript, seen } from './builder.ts';
import { fivePortals } from './five-portals.ts';

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

const text = (report: Report, width = 100, verbose = false): string => terminal.render(report, { color: false, width, verbose });
const lines = (report: Report, width = 100, verbose = false): string[] => text(report, width, verbose).split('\n');
const portal = (over: Partial<Verdict>, width = 100): string[] => lines(aReport([aVerdict(over)]), width);

function lineWith(all: readonly string[], part: string): string {
  const found = all.find((line) => line.includes(part));
  if (found === undefined) throw new Error(`no line with ${part} in\n${all.join('\n')}`);
  return found;
}

describe('the verdict', () => {
  it.each([
    ['compliant', '✓ compliant  https://dashboard.paris/'],
    ['violations', '✗ violations  https://dashboard.paris/'],
    ['inconclusive', '? inconclusive  https://dashboard.paris/'],
  ] as const)('%s is a symbol and a word before the URL', (verdict, headline) => {
    expect(portal({ verdict })).toContain(headline);
  });

  it('gives its reasons below, five at most', () => {
    const all = portal({ verdict: 'violations', reasons: ['one', 'two', 'three', 'four', 'five', 'six', 'seven'] });
    expect(all).toContain('  - one');
    expect(all).toContain('  - five');
    expect(all).not.toContain('  - six');
    expect(lineWith(all, '2 more reasons')).toBeDefined();
  });
});

describe('what was done', () => {
  it('tells scenarios that fared alike together', () => {
    expect(portal({})).toContain('  visits   no-choice observed · accept and reject verified · 3 pages each');
  });

  it('tells why a scenario is absent or failed', () => {
    const all = portal({
      scenarios: [
        { name: 'no-choice', outcome: 'done', verified: true, reason: null, pages: 1 },
        { name: 'accept', outcome: 'done', verified: false, reason: 'choice not stored', pages: 1 },
        { name: 'reject', outcome: 'failed', verified: false, reason: 'the banner came back', pages: 2 },
      ],
    }).join('\n');
    expect(all).toContain('accept not verified: choice not stored');
    expect(all).toContain('reject failed: the banner came back');
    expect(all).toContain('pages: no-choice 1, accept 1, reject 2');
    const none = portal({ scenarios: [{ name: 'accept', outcome: 'absent', verified: false, reason: null, pages: 1 }] });
    expect(none).toContain('  visits   accept absent: no banner, so no choice to make · 1 page');
  });

  it.each([
    [{ found: true, driver: 'autoconsent', facts: null }, '  banner   found and worked by the autoconsent driver'],
    [{ found: true, driver: null, facts: null }, '  banner   found, but no driver proved a choice on it'],
    [{ found: false, driver: null, facts: null }, '  banner   none found'],
    [{ found: null, driver: null, facts: null }, '  banner   could not be told'],
  ] as const)('banner %#', (banner, line) => {
    expect(portal({ banner: { ...banner } })).toContain(line);
  });

  it('tells the policy with source, entries and completeness', () => {
    expect(portal({})).toContain('  policy   policies/paris.md (markdown) · declares 1 entry · list complete');
    const cut = portal({
      policy: { status: 'read', source: 'p.txt', format: 'text', completeness: 'incomplete', reason: 'cut off', entries: [] },
    });
    expect(cut).toContain('  policy   p.txt (text) · declares 0 entries · list incomplete: cut off');
    const unreadable = portal({
      policy: { status: 'unreadable', source: 'p.pdf', format: null, completeness: null, reason: 'not text', entries: [] },
    });
    expect(unreadable).toContain('  policy   could not be read: not text · p.pdf');
  });
});

describe('the cookie table', () => {
  it('has one row a cookie with all its facts, at 120 columns', () => {
    const all = portal({ cookies: [aCookie({ seen: seen('no-choice:b accept:bar reject:bari') })] }, 120);
    expect(all).toContain('    Cookie     Party, domain          Declared     no-choice accept reject Lifetime  Consent');
    expect(all).toContain('    sessionid  first dashboard.paris  ✓ necessary  b–·–·     ba·r·  ba·ri  14 days   exempt');
    expect(all).toContain('      set by response of dashboard.paris/');
  });

  it('takes the setter into the row when there is room', () => {
    const row = lineWith(portal({ cookies: [aCookie({ setters: [byScript('https://cdn.example/a/m.js?v=1', 12)] })] }, 140), 'sessionid');
    expect(row).toBe(
      '    sessionid  first dashboard.paris  ✓ necessary  b–m–i     bamri  bamri  14 days   exempt   script cdn.example/a/m.js:12',
    );
  });

  it.each([60, 80, 100, 140])('keeps every column at one place at width %i', (width) => {
    const names = ['a', 'préférences', '日本語クッキー', 'e\u0301te\u0301', '🍪', '__Secure-next-auth.callback-url'];
    const all = portal({ cookies: names.map((name) => aCookie({ name })) }, width);
    const head = lineWith(all, 'no-choice accept reject');
    const at = textWidth(head.slice(0, head.indexOf('no-choice')));
    const rows = all.filter((line) => line.includes('b–m–i     bamri  bamri'));
    expect(rows).toHaveLength(names.length);
    for (const row of rows) expect(textWidth(row.slice(0, row.indexOf('b–m–i')))).toBe(at);
  });

  it('moves what has no room below the row and loses none of it', () => {
    const all = portal(
      { cookies: [aCookie({ name: 'x'.repeat(20), domain: 'statistics.example', party: 'third', hostOnly: false })] },
      60,
    ).join('\n');
    expect(all).toContain('third party .statistics.example');
    expect(all).toContain('14 days');
    expect(all).toContain('consent exempt');
    expect(all).toContain('set by response of dashboard.paris/');
  });

  it('says declared with the category, NO, or ?', () => {
    const all = portal({
      cookies: [
        aCookie({ name: 'one', declaration: { status: 'declared', entry: anEntry({ category: 'statistics' }), why: '' } }),
        aCookie({ name: 'two', declaration: { status: 'declared', entry: anEntry({ category: 'unknown' }), why: '' } }),
        aCookie({ name: 'three', declaration: { status: 'undeclared', near: [{ name: 'Three', why: 'differs in case' }] } }),
        aCookie({ name: 'four', declaration: { status: 'unknown', why: 'no policy' } }),
      ],
    });
    expect(lineWith(all, 'one ')).toMatch(/one .*✓ statistics /);
    expect(lineWith(all, 'two ')).toMatch(/two .*✓ yes /);
    expect(lineWith(all, 'three ')).toMatch(/three .*✗ NO /);
    expect(lineWith(all, 'four ')).toMatch(/four .*paris +\? /);
    expect(all.join('\n')).toContain('the list has Three (differs in case)');
  });

  it('never shows what a failed scenario did not see as absent', () => {
    const all = portal({
      scenarios: [
        { name: 'accept', outcome: 'absent', verified: false, reason: null, pages: 1 },
        { name: 'reject', outcome: 'failed', verified: false, reason: 'no proof', pages: 1 },
      ],
      cookies: [aCookie({ seen: seen('accept:b reject:b') })],
    });
    expect(lineWith(all, 'sessionid')).toContain('b––––  b????');
    expect(lineWith(all, '? not proved either way')).toContain('– no such step');
  });

  it('puts the cookies with the gravest findings first, with the symbol of the finding', () => {
    const bad = aCookie({ name: 'bad' });
    const doubtful = aCookie({ name: 'doubtful' });
    const all = portal({
      cookies: [aCookie({ name: 'fine' }), doubtful, bad],
      findings: [
        aFinding({ cookie: doubtful, severity: 'warning', review: true }),
        aFinding({ cookie: bad, severity: 'note' }),
        aFinding({ cookie: bad }),
      ],
    });
    const rows = all.filter((line) => line.includes('✓ necessary'));
    expect(rows.map((row) => row.trimStart().split(/ +/).slice(0, 2).join(' '))).toEqual(['✗ bad', '? doubtful', 'fine first']);
  });

  it('tells path, partition, short life and further setters', () => {
    const all = portal({
      cookies: [
        aCookie({
          path: '/shop',
          partitionKey: 'https://dashboard.paris',
          transient: true,
          setters: [byScript(null), byScript('https://a.example/x.js', 3)],
        }),
      ],
    }).join('\n');
    expect(all).toContain('path /shop');
    expect(all).toContain('partitioned under https://dashboard.paris');
    expect(all).toContain('short-lived');
    expect(all).toContain('a script without a stack (+1)');
  });
});

describe('the findings', () => {
  it('gives message, why, proof and fix, each hanging under itself', () => {
    const all = portal({ verdict: 'violations', findings: [aFinding()] }, 80);
    const start = all.indexOf('  ✗ error · cookie/pre-consent');
    expect(all.slice(start, start + 7)).toEqual([
      '  ✗ error · cookie/pre-consent',
      '    _pk_id.7.1fff is set before any choice was made',
      '    why    It is a statistics cookie and the policy does not say that it is',
      '           anonymised',
      '    proof  written by https://stats.example.net/matomo.js:12 at 240 ms',
      '    fix    Load Matomo only after consent',
      '',
    ]);
  });

  it('sorts by severity, then what is for review', () => {
    const all = portal({
      findings: [
        aFinding({ rule: 'r/note', severity: 'note' }),
        aFinding({ rule: 'r/maybe', review: true }),
        aFinding({ rule: 'r/warning', severity: 'warning' }),
        aFinding({ rule: 'r/error' }),
      ],
    });
    expect(all.filter((line) => / · r\//.test(line))).toEqual([
      '  ✗ error · r/error',
      '  ? for review (error if confirmed) · r/maybe',
      '  ! warning · r/warning',
      '  i note · r/note',
    ]);
    expect(all).toContain('  Findings: 1 error · 1 warning · 1 note · 1 for review');
  });

  it('tells one fix and one reason of a rule once', () => {
    const all = portal({ findings: ['a', 'b', 'c'].map((name) => aFinding({ message: `${name} is set` })) });
    expect(all).toContain('  ✗ error · cookie/pre-consent · 3 findings');
    expect(all).toContain('    1. a is set');
    expect(all).toContain('    3. c is set');
    expect(all.filter((line) => line.includes('  fix  '))).toHaveLength(1);
    expect(all.filter((line) => line.includes('  why  '))).toHaveLength(1);
    expect(all.filter((line) => line.includes('  proof  '))).toHaveLength(3);
  });

  it('keeps different fixes and reasons with their findings', () => {
    const all = portal({
      findings: [aFinding({ fix: 'fix one' }), aFinding({ fix: 'fix two', reason: 'because' }), aFinding({ fix: 'fix two', reason: 'so' })],
    });
    expect(all.filter((line) => /fix {4}fix (one|two)/.test(line))).toHaveLength(2);
    expect(lineWith(all, 'because')).toBe('       why    because');
  });

  it('names every one of many findings, but proves only the first ten', () => {
    const all = portal({ findings: Array.from({ length: 25 }, (_, n) => aFinding({ message: `cookie${n} is set` })) });
    expect(all.filter((line) => / cookie\d+ is set$/.test(line))).toHaveLength(25);
    expect(all.filter((line) => line.includes('  proof  '))).toHaveLength(10);
    expect(lineWith(all, 'The proof of the last 15')).toBeDefined();
  });

  it('says where when there is no pointer, and counts pointers it leaves out', () => {
    expect(portal({ findings: [aFinding({ evidence: [] })] })).toContain('    where  no choice made, before the choice');
    const pointers = Array.from({ length: 5 }, (_, n) => ({ pointer: `/p/${n}`, label: `seen ${n}` }));
    const all = portal({ findings: [aFinding({ evidence: pointers })] });
    expect(all).toContain('           and 2 more in the evidence');
  });

  it('adds pointers and fingerprints in the verbose report', () => {
    const all = lines(aReport([aVerdict({ findings: [aFinding()], cookies: [aCookie()] })]), 100, true).join('\n');
    expect(all).toContain('[/scenarios/0/events/3]');
    expect(all).toContain('a1b2c3d4');
    expect(all).toContain('attributes: Secure, HttpOnly, SameSite Lax');
    expect(all).toContain('sent to: dashboard.paris');
  });
});

describe('what could not be observed', () => {
  it('lists it, with the rules that cannot tell', () => {
    const all = portal({
      notObserved: ['service workers'],
      rules: [{ id: 'cookie/after-reject', outcome: 'cant-tell', reason: 'no proved refusal' }],
    });
    expect(all).toContain('  ? service workers');
    expect(all).toContain('  ? cookie/after-reject cannot tell: no proved refusal');
  });

  it('never takes an unreachable portal for a clean one', () => {
    const all = portal({ verdict: 'inconclusive', reasons: ['dns: no address'], scenarios: [], cookies: [] });
    expect(all).toContain('  - dns: no address');
    expect(all).toContain('  visits   none: the portal could not be visited');
    expect(all).toContain('  No cookie was recorded. That proves nothing here.');
    expect(all).not.toContain('  No cookie was set.');
  });
});

describe('the whole report', () => {
  it('without a portal is short and still tells the gate', () => {
    const all = lines(aReport([], { gate: { failOn: 'error', allowInconclusive: true, exitCode: 0, reason: 'nothing to judge' } }));
    expect(all[0]).toBe('cookie-audit 0.1.0 · no portal was audited');
    expect(all).toContain('✓ Exit code 0: nothing to judge (--fail-on error, --allow-inconclusive)');
  });

  it('of one portal without a cookie has no summary table', () => {
    const all = portal({});
    expect(all[0]).toBe('cookie-audit 0.1.0 · 1 portal');
    expect(all).toContain('  No cookie was set.');
    expect(all).not.toContain('Summary');
  });

  it('of five portals ends in a summary and the gate', () => {
    const all = lines(fivePortals);
    expect(all[0]).toBe('cookie-audit 0.1.0 · 5 portals: 0 compliant · 3 with violations · 2 inconclusive');
    const at = all.indexOf('Summary');
    expect(all.slice(at + 2, at + 8)).toEqual([
      '  Portal                      Verdict         Errors  Warnings  Notes  Review',
      '  smartbump.opendatasoft.com  ? inconclusive       0         0      0       1',
      '    1 finding is for review: the text of the policy is cut off',
      '  jmorel.opendatasoft.com     ✗ violations         4         1      0       0',
      '  bfortune.opendatasoft.com   ✗ violations         1         0      0       0',
      '  mtran.my.opendatasoft.com   ✗ violations         1         0      1       0',
    ]);
    expect(all).toContain('✗ Exit code 1: 6 errors in 3 portals (--fail-on error)');
    expect(text(fivePortals)).toContain('potential violations');
  });

  it('gives an inconclusive gate its own symbol', () => {
    const report = aReport([aVerdict({})], {
      gate: { failOn: 'error', allowInconclusive: false, exitCode: 3, reason: '1 portal is inconclusive' },
    });
    expect(lines(report)).toContain('? Exit code 3: 1 portal is inconclusive (--fail-on error)');
  });

  it.each([60, 80, 100, 140, 200])('keeps to %i columns, save a URL in a proof', (width) => {
    for (const line of lines(fivePortals, width).concat(lines(fivePortals, width, true))) {
      if (!/^ +(proof {2})?https:\/\/\S+$/.test(line)) expect(textWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('keeps to the width with names, domains and messages without a space', () => {
    const long = 'x'.repeat(500);
    const cookie = aCookie({ name: long, domain: `${long}.example`, path: `/${long}`, setters: [byScript(`https://${long}/a.js`, 1)] });
    const verdict = aVerdict({
      url: `https://${long}/`,
      reasons: [long],
      cookies: [cookie],
      notObserved: [long],
      conditions: [long],
      findings: [aFinding({ message: long, reason: long, fix: long, evidence: [{ pointer: '/a', label: long }] })],
    });
    for (const width of [60, 80, 100]) {
      for (const line of lines(aReport([verdict, verdict]), width, true)) expect(textWidth(line), line).toBeLessThanOrEqual(width);
    }
  });

  it('has no colour unless asked, and the same text with it', () => {
    expect(text(fivePortals)).not.toContain('\u001b');
    const coloured = terminal.render(fivePortals, { color: true, width: 100 });
    expect(coloured).toMatch(ANSI);
    const bare = coloured
      .replace(ANSI, '')
      .split('\n')
      .map((line) => line.trimEnd());
    expect(bare).toEqual(lines(fivePortals));
  });

  it('takes senseless widths for sensible ones', () => {
    for (const width of [0, -5, 59.9]) expect(text(fivePortals, width)).toBe(text(fivePortals, 60));
    expect(text(fivePortals, Number.NaN)).toBe(text(fivePortals, 100));
    expect(text(fivePortals, Number.POSITIVE_INFINITY)).toBe(text(fivePortals, 200));
  });

  it('prints 50 portals', () => {
    const all = lines(aReport(Array.from({ length: 50 }, (_, n) => aVerdict({ url: `https://p${n}.example/` }))));
    expect(all.filter((line) => line.startsWith('✓ compliant  https://p'))).toHaveLength(50);
    expect(all.filter((line) => /^ {2}p\d+\.example +✓ compliant/.test(line))).toHaveLength(50);
  });

  it('prints 2,000 cookies with as many findings at once', () => {
    const cookies = Array.from({ length: 2000 }, (_, n) => aCookie({ name: `préf${n}` }));
    const report = aReport([aVerdict({ cookies, findings: cookies.map((cookie) => aFinding({ cookie, fix: `fix ${cookie.name}` })) })]);
    const began = performance.now();
    const all = lines(report);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(all.filter((line) => /^ {2}✗ préf\d/.test(line))).toHaveLength(2000);
  });
});

describe('strings of the page', () => {
  const evil = '\u001b[2K\u001b[32mok\r\n✓ compliant  https://evil.example/\n\u202egnirts\u2028\u009b1m';

  /** The evil string in every place that a page, a policy or a server can reach. */
  const verdict = aVerdict({
    verdict: 'violations',
    url: `https://a.example/${evil}`,
    reasons: [evil],
    profile: evil,
    observedAt: evil,
    policy: { status: 'read', source: evil, format: evil, completeness: 'incomplete', reason: evil, entries: [] },
    banner: { found: true, driver: 'heuristic', facts: { text: evil, frame: evil, language: evil, cmp: evil, controls: [] } },
    scenarios: [{ name: 'accept', outcome: 'failed', verified: false, reason: evil, pages: 1 }],
    notObserved: [evil],
    conditions: [evil],
    cookies: [
      aCookie({
        name: evil,
        domain: evil,
        path: evil,
        partitionKey: evil,
        sentTo: [evil],
        setters: [byScript(evil, 1), byScript(`https://a.example/${evil}`, 2)],
        declaration: { status: 'undeclared', near: [{ name: evil, why: evil }] },
        classification: { category: 'unknown', basis: 'none', confidence: 'none', provider: evil, note: evil },
        needsConsentWhy: evil,
      }),
      aCookie({ declaration: { status: 'declared', entry: anEntry({ name: evil }), why: evil } }),
      aCookie({ declaration: { status: 'unknown', why: evil } }),
    ],
    rules: [{ id: evil, outcome: 'cant-tell', reason: evil }],
    findings: [
      aFinding({
        rule: evil,
        message: evil,
        reason: evil,
        fix: evil,
        fingerprint: evil,
        subject: evil,
        evidence: [{ pointer: evil, label: evil }],
      }),
    ],
  });
  const report = aReport([verdict, verdict], {
    tool: { name: 'cookie-audit', version: evil },
    gate: { failOn: 'error', allowInconclusive: false, exitCode: 1, reason: evil },
  });

  it.each([false, true])('cannot colour, move the cursor or reorder (verbose: %s)', (verbose) => {
    for (const color of [false, true]) {
      const out = terminal.render(report, { color, width: 100, verbose }).replace(ANSI, '');
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(out).toContain(String.raw`\x1b[2K\x1b[32mok\r\n✓ compliant`);
    }
  });

  it.each([60, 80, 100, 140])('cannot begin a line as a headline does, at width %i', (width) => {
    for (const line of lines(report, width, true)) expect(line).not.toMatch(/^[✓?] (compliant|inconclusive|Exit)/);
  });

  it('adds no line: a newline in a name is shown in its row', () => {
    const row = lineWith(portal({ cookies: [aCookie({ name: 'a\nb' })] }), 'a\\nb');
    expect(row).toContain('✓ necessary');
  });

  it('shows a cookie without a name', () => {
    expect(lineWith(portal({ cookies: [aCookie({ name: '' })] }), '(no name)')).toContain('✓ necessary');
  });
});
