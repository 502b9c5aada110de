import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyLine, reportOf, Workspace, type Ended } from './program.ts';

/** What a pipeline and an office do with kept evidence: gate, baseline, formats, proof. No browser is started. */

let workspace: Workspace;
const BAD = 'evidence/bfortune.opendatasoft.com';
const GOOD = 'evidence/dashboard.paris';

beforeAll(async () => {
  workspace = await Workspace.create();
  await cp('fixtures/evidence/v1', workspace.at('evidence'), { recursive: true });
});
afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
});

const run = async (...args: string[]): Promise<Ended> => await workspace.inside(args);
const CORE = ['--rule', 'policy/incomplete=note'];

describe('formats', () => {
  it('all at once, each in its file', async () => {
    const formats = ['json', 'html', 'sarif', 'junit', 'markdown', 'csv', 'github', 'gitlab', 'wec'];
    // By the built program, with what the build copies beside it.
    const ended = await workspace.run(['judge', 'evidence', '--format', formats.join(','), '--output', 'all/']);
    expect(ended.stdout).toBe('');
    expect((await readdir(workspace.at('all'))).toSorted()).toEqual(
      [
        'gl-code-quality-report.json',
        'github-annotations.txt',
        'inspection.json',
        'junit.xml',
        'report.csv',
        'report.html',
        'report.json',
        'report.md',
        'report.sarif',
      ].toSorted(),
    );
    const html = await readFile(workspace.at('all', 'report.html'), 'utf8');
    expect(html).toContain('data:image/jpeg;base64,');
  });

  it('report renders a JSON report again, with the evidence of that run', async () => {
    await run('judge', BAD, '--format', 'json', '--output', 'one.json');
    const ended = await run('report', 'one.json', '--format', 'html', '--lang', 'fr', '--evidence', 'evidence', '--output', 'one.html');
    expect(ended.code).toBe(0);
    const html = await readFile(workspace.at('one.html'), 'utf8');
    expect(html).toContain('<html lang="fr"');
    expect(html).toContain('data:image/jpeg;base64,');
    expect((await run('report', 'one.json', '--format', 'json')).stdout).toBe(await readFile(workspace.at('one.json'), 'utf8'));
  });

  it('what is no report is told in a line', async () => {
    await writeFile(workspace.at('broken.json'), '{"schemaVersion":1');
    expect(onlyLine(await run('report', 'broken.json'))).toMatch(/broken\.json: the report cannot be read/);
    expect(onlyLine(await run('report', 'nowhere.json'))).toMatch(/nowhere\.json: the report cannot be read/);
    expect(onlyLine(await run('report', 'evidence'))).toMatch(/is a directory.*cookie-audit judge evidence/);
    expect((await run('report', 'broken.json')).code).toBe(2);
  });
});

describe('baseline', () => {
  it('update accepts, the gate then passes, and fails again for what is stale', async () => {
    expect((await run('judge', BAD, '--format', 'json', '--output', 'first.json')).code).toBe(1);
    const update = await run(
      'baseline',
      'update',
      'first.json',
      '--baseline',
      'b.yaml',
      '--reason',
      'release 4',
      '--owner',
      'web team',
      '--expires',
      '2999-12-31',
    );
    expect(update.code).toBe(0);
    expect(onlyLine(update)).toMatch(/^b\.yaml: \d+ accepted \(\d+ new, 0 removed\)$/);

    const ended = await run('judge', BAD, '--baseline', 'b.yaml', '--format', 'json', '--fail-on', 'note', '--allow-inconclusive');
    expect(ended.code).toBe(0);
    const report = reportOf(ended.stdout);
    expect(report.portals[0]?.verdict).toBe('violations');
    expect(report.portals[0]?.findings.every(({ suppressed }) => suppressed?.owner === 'web team')).toBe(true);
    expect((await run('baseline', 'check', 'first.json', '--baseline', 'b.yaml')).code).toBe(0);

    // The findings are declared away: what accepted them is stale.
    const text = await readFile(workspace.at('b.yaml'), 'utf8');
    await writeFile(
      workspace.at('old.yaml'),
      text
        .replace(/fingerprint: "?[0-9a-f]{16}"?/, 'fingerprint: "aaaaaaaaaaaaaaaa"')
        .replace(/rule: \S+/, 'rule: cookie/lifetime-over-declared'),
    );
    const stale = await run('judge', BAD, '--baseline', 'old.yaml', '--fail-on', 'never', '--allow-inconclusive');
    expect(stale.code).toBe(1);
    expect(stale.stdout).toContain('The baseline is out of date');
  });

  it('wants a reason, an owner and a day', async () => {
    expect(onlyLine(await run('baseline', 'update', 'first.json', '--owner', 'x', '--expires', '2999-01-01'))).toContain('--reason');
    expect(onlyLine(await run('baseline', 'update', 'first.json', '--reason', 'r', '--owner', 'x', '--expires', 'soon'))).toContain(
      'Expected a day',
    );
    expect(onlyLine(await run('baseline', 'update', 'first.json', '--reason', 'r', '--owner', 'x', '--expires', '2001-01-01'))).toContain(
      'is over',
    );
    const missing = await run('judge', BAD, '--baseline', 'nowhere.yaml');
    expect(missing.code).toBe(2);
    expect(onlyLine(missing)).toContain('the baseline cannot be read');
    await writeFile(workspace.at('bad.yaml'), 'version: 1\naccepted:\n  - fingerprint: abcdef0123456789\n');
    expect(onlyLine(await run('judge', BAD, '--baseline', 'bad.yaml'))).toMatch(/bad\.yaml: accepted\.0\./);
  });
});

describe('the gate', () => {
  it('--new-only: what the earlier report has does not fail, what it has not does', async () => {
    await run('judge', BAD, '--format', 'json', '--output', 'before.json');
    expect((await run('judge', BAD, '--new-only', 'before.json', '--allow-inconclusive')).code).toBe(0);
    await run('judge', GOOD, '--format', 'json', '--output', 'other.json');
    expect((await run('judge', BAD, '--new-only', 'other.json')).code).toBe(1);
  });

  it('--rule: what is off is told, and a rule that is not there is an error', async () => {
    const ended = await run('judge', BAD, '--rule', 'cookie/undeclared=off', ...CORE);
    expect(ended.stdout).toMatch(/rules .*switched\s+off:\s+cookie\/undeclared/s);
    expect(ended.stdout).toMatch(/Not judged,\s+since\s+switched\s+off:\s+cookie\/undeclared/);
    expect(onlyLine(await run('judge', BAD, '--rule', 'cookie/undeclard=off'))).toContain('there is no rule "cookie/undeclard"');
    expect(onlyLine(await run('judge', BAD, '--rule', 'nonsense'))).toContain('Expected such as');
  });
});

describe('rules', () => {
  it('lists and explains', async () => {
    expect((await run('rules')).stdout).toMatch(/cookie\/undeclared\s+error\s+A cookie is set that the policy does not declare/);
    const one = await run('rules', 'cookie/pre-consent');
    expect(one.stdout).toMatch(/severity\s+eu error.*us-ca note/s);
    expect(one.stdout).toContain('B7: set before consent');
    expect(JSON.parse((await run('rules', 'cookie/undeclared', '--format', 'json')).stdout)).toMatchObject({ id: 'cookie/undeclared' });
    const unknown = await run('rules', 'undeclared');
    expect(unknown.code).toBe(2);
    expect(onlyLine(unknown)).toContain('Did you mean cookie/undeclared');
  });
});

describe('verify', () => {
  it('says intact or what changed, by word and exit code', async () => {
    const intact = await run('verify', 'evidence');
    expect(intact.code).toBe(0);
    expect(intact.stdout.match(/✓ intact/g)).toHaveLength(2);
    await cp(workspace.at('evidence'), workspace.at('changed'), { recursive: true });
    await writeFile(workspace.at('changed', 'dashboard.paris', 'policy.json'), '{}');
    const changed = await run('verify', 'changed');
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(/✗ changed +changed\/dashboard\.paris.*\n.*policy\.json: changed/);
    expect((await run('verify', 'nowhere')).code).toBe(2);
    // What is judged although it was changed is said so; it is not sealed.
    const file = workspace.at('changed', 'dashboard.paris', 'evidence.json');
    await cp(workspace.at(GOOD, 'policy.json'), workspace.at('changed', 'dashboard.paris', 'policy.json'));
    await writeFile(file, `${await readFile(file, 'utf8')}\n`);
    expect((await run('judge', 'changed/dashboard.paris', '--format', 'json')).stderr).toMatch(
      /judged as it is now, .*evidence\.json: changed/,
    );
    expect((await run('judge', GOOD, '--format', 'json')).stderr).toBe('');
  });

  it('seal and verify with keys', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    await workspace.file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await workspace.file('public.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const unsigned = await run('verify', GOOD, '--key', 'public.pem');
    expect(unsigned.code).toBe(1);
    expect(unsigned.stdout).toMatch(/^✗ not proved .*\n +✗ not signed\n/);
    expect((await run('seal', GOOD, '--sign', 'key.pem')).code).toBe(0);
    expect((await run('verify', GOOD, '--key', 'public.pem')).code).toBe(0);
    expect(onlyLine(await run('seal', GOOD, '--sign', 'public.pem'))).toContain('not a private key');
    expect(onlyLine(await run('seal', GOOD))).toContain('nothing to do');
    expect(onlyLine(await run('audit', 'https://dashboard.paris', '--sign', 'key.pem'))).toContain('Add --evidence DIR');
  });
});
