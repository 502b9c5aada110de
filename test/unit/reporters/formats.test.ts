import { readFileSync } from 'node:fs';
import Ajv04Module from 'ajv-draft-04';
import addFormatsModule from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { marked } from 'marked';
import { load } from 'cheerio';
import { validateXML } from 'xmllint-wasm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEvidence } from '../../../src/archive/read-evidence.ts';
import { judge } from '../../../src/judge/judge.ts';
import { profileOf } from '../../../src/judge/profiles.ts';
import { makeReport, ruleInfos } from '../../../src/judge/report.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Finding, Suppression } from '../../../src/model/verdict.ts';
import { reporters } from '../../../src/reporters/registry.ts';
import { aCookie, aFinding, anEntry, aReport, aVerdict } from './builder.ts';
import { fivePortals } from './five-portals.ts';
import { HOSTILE_NAMES, hostileReport } from './hostile.ts';

// Both are CommonJS packages with a default inside their default.
const Ajv04 = Ajv04Module.default;
const addFormats = addFormatsModule.default;

const ROOT = '/home/user/portal';
const render = (format: string, report: Report): string => {
  const reporter = reporters.get(format);
  if (reporter === undefined) throw new Error(format);
  return reporter.render(report, { color: false, width: 100, root: ROOT });
};

const accepted: Suppression = { by: 'baseline', reason: 'until the shop moves', owner: 'dpo@example.org', expires: '2027-01-31' };

/** One portal of each verdict, with findings of each standing, and one that could not be visited. */
function everything(): Report {
  const ga = aCookie({
    name: '_ga',
    declaration: {
      status: 'declared',
      entry: anEntry({ name: '_ga', source: { document: `${ROOT}/policies/paris.md`, section: null, line: 31 } }),
      why: '',
    },
  });
  const portals = [
    aVerdict({
      verdict: 'violations',
      cookies: [ga],
      rules: [
        { id: 'cookie/pre-consent', outcome: 'failed', reason: null },
        { id: 'cookie/undeclared', outcome: 'cant-tell', reason: '1 finding is for review', unsettled: 'review' },
        { id: 'policy/incomplete', outcome: 'failed', reason: null },
        { id: 'policy/unobserved', outcome: 'failed', reason: null },
        { id: 'policy/contradictory', outcome: 'passed', reason: null },
        { id: 'cookie/after-withdrawal', outcome: 'not-applicable', reason: 'the withdraw scenario was not run' },
      ],
      findings: [
        aFinding({ cookie: ga, fingerprint: '00000000000000a1' }),
        aFinding({
          rule: 'cookie/undeclared',
          review: true,
          severity: 'warning',
          message: 'mystery was seen',
          fingerprint: '00000000000000a2',
        }),
        aFinding({
          rule: 'policy/incomplete',
          severity: 'warning',
          suppressed: accepted,
          subject: 'sessionid',
          fingerprint: '00000000000000a3',
        }),
        aFinding({ rule: 'policy/unobserved', severity: 'note', subject: 'sessionid', fingerprint: '00000000000000a4' }),
      ],
    }),
    aVerdict({
      url: 'https://dead.example/',
      verdict: 'inconclusive',
      reasons: ['audit/inconclusive: cannot tell: no such host'],
      notObserved: ['the portal: no such host'],
      policy: { status: 'missing', source: null, format: null, completeness: null, reason: null, entries: [] },
      rules: [{ id: 'audit/inconclusive', outcome: 'cant-tell', reason: 'no such host', unsettled: 'unobserved' }],
    }),
    aVerdict({ url: 'https://clean.example/', overrides: [{ rule: 'policy/unobserved', setting: 'off' }] }),
  ];
  return { ...makeReport(portals, '0.1.0', { failOn: 'error', allowInconclusive: false }), rules: [...ruleInfos] };
}

const cases: [string, () => Report][] = [
  ['every kind of verdict and finding', everything],
  ['the five portals', () => fivePortals],
  ['hostile names', hostileReport],
  ['no portal', () => aReport([])],
];

describe('sarif', () => {
  const schema: object = JSON.parse(readFileSync('test/schemas/sarif-2.1.0.schema.json', 'utf8'));
  const ajv = new Ajv04({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  it('has a schema that can fail', () => {
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it.each(cases)('fits the SARIF 2.1.0 schema: %s', (_, report) => {
    validate(JSON.parse(render('sarif', report())));
    expect(validate.errors ?? []).toEqual([]);
  });

  interface Run {
    results: { level: string; ruleIndex: number; suppressions?: unknown }[];
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
    tool: { driver: { rules: { id: string; help: { text: string } }[] } };
  }
  const run = (report: Report): Run => (JSON.parse(render('sarif', report)) as { runs: [Run] }).runs[0];

  it('anchors a declared cookie at its line of the policy file, relative to the root', () => {
    const [first, second] = run(everything()).results;
    expect(first).toMatchObject({
      ruleId: 'cookie/pre-consent',
      kind: 'fail',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'policies/paris.md', uriBaseId: 'ROOT' }, region: { startLine: 31 } } }],
      partialFingerprints: { 'cookieAudit/v1': '00000000000000a1' },
    });
    expect(second).toMatchObject({ kind: 'review', level: 'none' });
  });

  it('tells what is suppressed, what was not observed and what was off', () => {
    const { results, invocations, tool } = run(everything());
    expect(results[2]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: expect.stringContaining('dpo@example.org') },
    ]);
    expect(invocations[0]?.executionSuccessful).toBe(false);
    expect(invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'https://dead.example/ is inconclusive: audit/inconclusive: cannot tell: no such host',
      'https://dead.example/: not observed: the portal: no such host',
      'https://clean.example/: the rule policy/unobserved was off',
    ]);
    const rule = tool.driver.rules[results[0]?.ruleIndex ?? -1];
    expect(rule?.id).toBe('cookie/pre-consent');
    expect(rule?.help.text).toContain('Planet49');
  });

  it('keeps to 25,000 results, the gravest, and says how many are left out', () => {
    const findings = Array.from({ length: 25_010 }, (_, index) =>
      aFinding({ severity: index < 25_005 ? 'note' : 'error', fingerprint: String(index) }),
    );
    const { results, invocations } = run(aReport([aVerdict({ findings })]));
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(5);
    expect(JSON.stringify(invocations)).toContain('10 results are left out');
  });
});

describe('junit', () => {
  const xsd = readFileSync('test/schemas/junit-10.xsd', 'utf8');
  it.each(cases)('fits the schema of Jenkins: %s', async (_, report) => {
    const result = await validateXML({ xml: render('junit', report()), schema: xsd });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('has a schema that can fail', async () => {
    expect((await validateXML({ xml: '<testsuites><testcase/></testsuites>', schema: xsd })).valid).toBe(false);
  });

  const kinds = (report: Report): Record<string, string> => {
    const $ = load(render('junit', report), { xml: true });
    return Object.fromEntries(
      $('testcase')
        .toArray()
        .map((element) => [
          `${$(element).attr('classname')} ${$(element).attr('name')}`,
          $(element).children('failure, error, skipped').prop('tagName') ?? 'passed',
        ]),
    );
  };

  it('fails where the gate does, errs where something is open, skips what is accepted or does not apply', () => {
    expect(kinds(everything())).toEqual({
      'https://dashboard.paris/ cookie/pre-consent': 'FAILURE',
      'https://dashboard.paris/ cookie/undeclared': 'ERROR',
      'https://dashboard.paris/ policy/incomplete': 'SKIPPED',
      // A note, and the gate fails at errors.
      'https://dashboard.paris/ policy/unobserved': 'passed',
      'https://dashboard.paris/ policy/contradictory': 'passed',
      'https://dashboard.paris/ cookie/after-withdrawal': 'SKIPPED',
      'https://dead.example/ audit/inconclusive': 'ERROR',
      'https://clean.example/ cookie/undeclared': 'passed',
      'gate exit code 1': 'FAILURE',
    });
  });

  it('counts what it holds', () => {
    const $ = load(render('junit', everything()), { xml: true });
    for (const suite of $('testsuite').toArray()) {
      for (const [count, tag] of [
        ['tests', 'testcase'],
        ['failures', 'failure'],
        ['errors', 'error'],
        ['skipped', 'skipped'],
      ] as const) {
        expect($(suite).attr(count)).toBe(String($(suite).find(tag).length));
      }
    }
    expect($('testsuites').attr('failures')).toBe(String($('failure').length));
  });
});

describe('csv', () => {
  const rows = (report: Report): Record<string, string>[] =>
    parseCsv(render('csv', report), { columns: true, bom: true, record_delimiter: '\r\n' });

  it('has a row for each finding, each rule that cannot tell, and each portal that has neither', () => {
    expect(rows(everything()).map(({ portal, rule, standing, severity }) => [portal, rule, standing, severity])).toEqual([
      ['https://dashboard.paris/', 'cookie/pre-consent', 'finding', 'error'],
      ['https://dashboard.paris/', 'cookie/undeclared', 'for review', 'warning'],
      ['https://dashboard.paris/', 'policy/incomplete', 'suppressed', 'warning'],
      ['https://dashboard.paris/', 'policy/unobserved', 'finding', 'note'],
      ['https://dead.example/', 'audit/inconclusive', 'not observed', ''],
      ['https://clean.example/', '', '', ''],
    ]);
  });

  it('has no cell that a spreadsheet runs, and loses no name', () => {
    const found = rows(hostileReport());
    for (const row of found) for (const text of Object.values(row)) expect(text).not.toMatch(/^[\s]*[=+\-@|%＝＋－＠\t\r]/u);
    expect(found.map(({ cookie }) => cookie)).toContain("'=cmd|' /C calc'!A0");
    expect(found.map(({ cookie }) => cookie)).toContain("'\uff1d1+1");
    expect(found.filter(({ standing }) => standing === 'finding')).toHaveLength(HOSTILE_NAMES.length);
    expect(render('csv', hostileReport()).slice(1)).not.toMatch(/[^\P{C}\r\n]/u);
  });
});

describe('gitlab', () => {
  // https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  const Issues = z.array(
    z.object({
      description: z.string().min(1),
      check_name: z.string().min(1),
      fingerprint: z.string().min(1),
      severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
      location: z.object({
        path: z
          .string()
          .min(1)
          .refine((path) => !path.startsWith('./')),
        lines: z.object({ begin: z.number().int().positive() }),
      }),
    }),
  );

  it.each(cases)('has the shape that GitLab reads, each fingerprint once: %s', (_, report) => {
    const issues = Issues.parse(JSON.parse(render('gitlab', report())));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it('tells what counts and what is open, and leaves out what is accepted', () => {
    const issues = Issues.parse(JSON.parse(render('gitlab', everything())));
    expect(issues.map(({ check_name, severity, location }) => [check_name, severity, location.path, location.lines.begin])).toEqual([
      ['cookie/pre-consent', 'critical', 'policies/paris.md', 31],
      ['cookie/undeclared', 'minor', 'policies/paris.md', 12],
      ['policy/unobserved', 'info', 'policies/paris.md', 12],
      ['audit/inconclusive', 'major', 'https://dead.example/', 1],
    ]);
  });
});

describe('github', () => {
  const COMMAND = /^::(?:error|warning|notice) (?:file=[^,:\n]+,line=\d+,)?title=[^,:\n]+::[^\n]*$/u;
  const lines = (report: Report): string[] => render('github', report).trimEnd().split('\n');

  it.each(cases)('is commands, lines that are none, and one group: %s', (_, report) => {
    for (const line of lines(report()))
      expect(line).toMatch(line.startsWith('::') ? /^::(?:error|warning|notice|group|endgroup)/u : /^ {2}\S/u);
    for (const line of lines(report()).filter((one) => /^::(?:error|warning|notice)/u.test(one))) expect(line).toMatch(COMMAND);
  });

  it('anchors at the policy file and ends with the gate', () => {
    const all = lines(everything());
    expect(all).toContain(
      '::error file=policies/paris.md,line=31,title=dashboard.paris%3A cookie/pre-consent::_pk_id.7.1fff is set before any choice was made. Load Matomo only after consent',
    );
    expect(all.at(-1)).toMatch(/^::error title=cookie-audit%3A exit code 1::1 finding of severity error on 1 portal\./);
  });

  it('keeps to ten annotations of a level, and prints the others as lines', () => {
    const findings = Array.from({ length: 30 }, (_, index) => aFinding({ message: `m${index}`, fingerprint: String(index) }));
    const report = makeReport([aVerdict({ verdict: 'violations', findings })], '0.1.0', { failOn: 'error', allowInconclusive: false });
    const all = lines(report);
    expect(all.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(all.filter((line) => line.startsWith('  error: '))).toHaveLength(21);
  });
});

describe('markdown', () => {
  it('is a table and lists; nothing of a page becomes markup', async () => {
    const html = await marked(render('markdown', hostileReport()), { gfm: true });
    const $ = load(html);
    expect(
      $('a, img, script, svg, code, em')
        .toArray()
        .map((element) => $.html(element)),
    ).toEqual([]);
    expect($('table')).toHaveLength(1);
    expect($('tbody tr')).toHaveLength(1);
    const shown = $.text();
    for (const name of ['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '| a | b |', '`code` **bold** <!-- -->']) {
      expect(shown).toContain(name);
    }
    expect(shown).not.toMatch(/@everyone|#1\b|\u202e/u);
  });

  it('says the gate first, then the portals, the worst first', async () => {
    const $ = load(await marked(render('markdown', everything()), { gfm: true }));
    expect($('h2').text()).toBe('✗ Cookie audit: exit code 1');
    expect(
      $('tbody tr td:nth-child(2)')
        .toArray()
        .map((cell) => $(cell).text()),
    ).toEqual(['✗ violations', '? inconclusive', '✓ compliant']);
    expect(
      $('li')
        .toArray()
        .map((item) => $(item).text()),
    ).toContainEqual(expect.stringContaining('dpo@'));
    expect($.text()).toContain('Rules that were off: policy/unobserved');
  });

  it('fits a comment, and says what did not', () => {
    const findings = Array.from({ length: 2000 }, (_, index) => aFinding({ message: `m${index}`.repeat(20), fingerprint: String(index) }));
    const text = render('markdown', aReport([aVerdict({ verdict: 'violations', findings })]));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\*\*\d+ more lines did not fit here/);
  });
});

describe('what no format may do', () => {
  const machine = [...reporters.keys()].filter((name) => name !== 'json');
  it.each(machine)('%s: shows no control or direction character, and is the same each time', (format) => {
    const text = render(format, hostileReport());
    expect(text.replace(/^\ufeff/u, '')).not.toMatch(/[^\P{C}\r\n\u2060\p{Cn}]/u);
    expect(render(format, hostileReport())).toBe(text);
  });

  it.each(machine.filter((name) => name !== 'wec'))('%s: names a portal that could not be visited', (format) => {
    expect(render(format, everything()).replaceAll('\\', '')).toContain('dead.example');
  });

  it('never drops a finding that counts', () => {
    const finding: Finding = aFinding({ message: 'needle' });
    for (const format of machine.filter((name) => name !== 'wec')) {
      expect(
        render(
          format,
          makeReport(
            [aVerdict({ verdict: 'violations', findings: [finding], rules: [{ id: finding.rule, outcome: 'failed', reason: null }] })],
            '1',
            { failOn: 'error', allowInconclusive: false },
          ),
        ),
      ).toContain('needle');
    }
  });
});

describe('wec', () => {
  /** What the EDPB's Website Auditing Tool reads of an `inspection.json`. */
  const Parties = z.object({ firstParty: z.array(z.string()), thirdParty: z.array(z.string()) });
  const Inspection = z.object({
    uri_ins: z.string(),
    host: z.string(),
    start_time: z.iso.datetime(),
    end_time: z.iso.datetime(),
    script: z.object({ version: z.object({ npm: z.string() }) }),
    browser: z.object({ user_agent: z.string(), version: z.string() }),
    browsing_history: z.array(z.string()),
    secure_connection: z.object({ https_support: z.boolean(), https_redirect: z.boolean() }),
    hosts: z.object({ requests: Parties, beacons: Parties, cookies: Parties, localStorage: Parties, links: Parties }),
    localStorage: z.object({}),
    beacons: z.array(z.unknown()),
    unsafeForms: z.array(z.unknown()),
    cookies: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        domain: z.string(),
        path: z.string(),
        expires: z.number(),
        session: z.boolean(),
        httpOnly: z.boolean(),
        secure: z.boolean(),
        firstPartyStorage: z.boolean(),
        log: z.object({
          type: z.enum(['Cookie.HTTP', 'Cookie.JS', '']),
          timestamp: z.iso.datetime(),
          location: z.string(),
          stack: z.array(z.object({ fileName: z.string(), source: z.string() })),
        }),
      }),
    ),
  });

  it('has what the importer reads, with setter and hosts from the evidence', async () => {
    const [kept] = await readEvidence('fixtures/evidence/v1/bfortune.opendatasoft.com');
    if (kept === undefined || kept.policy === null) throw new Error('no evidence');
    const report = aReport([judge(kept.evidence, kept.policy, { profile: profileOf('eu') })]);
    const options = { color: false, width: 100, exhibits: [{ evidence: kept.evidence, screenshots: new Map() }] };
    const { cookies, hosts, browsing_history: pages } = Inspection.parse(JSON.parse(reporters.get('wec')?.render(report, options) ?? ''));
    const matomo = cookies.find(({ name }) => name === '_pk_id.1.a3f2');
    expect(matomo).toMatchObject({ firstPartyStorage: true, session: false, log: { type: 'Cookie.JS' } });
    expect(matomo?.log.stack[0]?.fileName).toBe('https://stats.mesure-audience.example/matomo.js');
    expect(hosts.requests).toEqual({ firstParty: ['bfortune.opendatasoft.com'], thirdParty: ['stats.mesure-audience.example'] });
    expect(pages).toContain('https://bfortune.opendatasoft.com/pages/accueil/');
  });

  it('is one object for one portal, a list for several, and shows no value', () => {
    expect(z.array(Inspection).parse(JSON.parse(render('wec', everything())))).toHaveLength(3);
    const single = Inspection.parse(JSON.parse(render('wec', aReport([aVerdict({ cookies: [aCookie()] })]))));
    expect(single.cookies).toMatchObject([{ name: 'sessionid', value: '', session: false }]);
  });
});
