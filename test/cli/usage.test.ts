import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyLine, Workspace } from './program.ts';

/** What is wrong with the invocation is told before a browser starts: one line, exit code 2. */

let workspace: Workspace;

beforeAll(async () => {
  workspace = await Workspace.create();
  await workspace.file('plain-file', 'not a directory\n');
  await workspace.file('not-yaml.yaml', 'portal: [\n');
  await workspace.file('unknown-key.yaml', 'portal: https://a.example\nentriez: []\n');
  await workspace.file('no-list.txt', 'We like biscuits.\n');
  await workspace.file('empty.txt', '');
  await workspace.file('extends-nothing.yaml', 'extends: ./not-there.yaml\n');
  await workspace.file('config-unknown.yaml', 'pagess: 3\n');
  await workspace.file('config-not-yaml.yaml', 'portals: [\n');
  await workspace.file('config-time.yaml', 'timeout: soon\n');
  await workspace.file('config-locale.yaml', 'locale: "xx_!!"\n');
  await workspace.file('config-profile.yaml', 'profile: mars\n');
  await workspace.file('config-resolve.yaml', 'resolve: [nonsense]\n');
  await workspace.file('config-type.yaml', 'pages: many\n');
  await workspace.file('config-portal.yaml', 'portals: ["not a url"]\n');
  await mkdir(workspace.at('empty-directory'));
});

afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
});

describe.concurrent('audit refuses before a browser starts', () => {
  it.each<[string, string[], RegExp[]]>([
    ['a mistyped flag, with a suggestion', ['--polcy', 'x'], [/--polcy/, /did you mean --policy/i]],
    ['a mistyped --fail-on', ['--fail-on', 'erorr'], [/--fail-on/, /erorr/, /error, warning, note, never/]],
    ['an unknown scenario', ['--scenarios', 'accpet'], [/--scenarios/, /accpet/, /no-choice, accept, reject/]],
    ['no scenario at all', ['--scenarios', ','], [/--scenarios/]],
    ['a negative number of pages', ['--pages', '-1'], [/--pages/, /whole number/]],
    ['pages in words', ['--pages', 'two'], [/--pages/, /two/]],
    ['a time limit in words', ['--timeout', 'soon'], [/--timeout/, /10s/]],
    ['a time limit of an hour', ['--timeout', '60m'], [/--timeout/, /10 minutes/]],
    ['no time at all', ['--timeout', '0'], [/--timeout/, /30s/]],
    ['a language that is none', ['--locale', 'xx_!!'], [/--locale/, /fr-FR/]],
    ['a mapping that is none', ['--resolve', 'nonsense'], [/--resolve/, /nonsense/, /dashboard\.paris=127\.0\.0\.1:8443/]],
    ['a concurrency of none', ['--concurrency', '0'], [/--concurrency/]],
    ['a grant of nothing', ['--scenarios', 'grant'], [/grant/, /category/, /--grant statistics/]],
    ['an unknown format', ['--format', 'terminal,jsn'], [/--format/, /jsn/, /json, .*terminal/]],
    ['an unknown profile', ['--profile', 'mars'], [/--profile/, /mars/, /\beu\b/]],
    ['an unknown cookie policy', ['--third-party-cookies', 'no'], [/--third-party-cookies/, /allow, block/]],
    ['an output below a file', ['--format', 'json', '--output', 'plain-file/report.json'], [/plain-file/, /in the way of a directory/]],
    ['an output directory that is a file', ['--format', 'json', '--output', 'plain-file/'], [/plain-file/, /in the way of a directory/]],
    [
      'an output in a place that takes no files',
      ['--format', 'json', '--output', '/proc/nope/report.json'],
      [/cannot write \/proc\/nope\/report\.json: [^/]*$/],
    ],
    ['two formats in a file', ['--format', 'json,html', '--output', 'both.json'], [/--output both\.json.*one of html, json.*reports\//]],
    ['evidence below a file', ['--evidence', 'plain-file/evidence'], [/plain-file/, /not a directory/]],
    ['evidence in a file', ['--evidence', 'plain-file'], [/plain-file/, /in the way/]],
    ['a browser that is not there', ['--browser', '/nonexistent'], [/\/nonexistent/, /chrome, msedge, chromium/]],
    ['a browser that is none', ['--browser', '/bin/true'], [/\/bin\/true/, /chrome, msedge, chromium/]],
    ['a configuration that is not there', ['--config', 'nowhere.yaml'], [/nowhere\.yaml/, /no such file/]],
    ['a configuration that is not YAML', ['--config', 'config-not-yaml.yaml'], [/config-not-yaml\.yaml/, /line 2/]],
    ['an unknown setting', ['--config', 'config-unknown.yaml'], [/config-unknown\.yaml/, /pagess/]],
    ['a setting of the wrong kind', ['--config', 'config-type.yaml'], [/config-type\.yaml/, /pages/, /number/]],
    ['a portal in the configuration that is no URL', ['--config', 'config-portal.yaml'], [/config-portal\.yaml/, /portals\.0/]],
    ['a time in the configuration', ['--config', 'config-time.yaml'], [/config-time\.yaml/, /timeout/, /soon/]],
    ['a language in the configuration', ['--config', 'config-locale.yaml'], [/config-locale\.yaml/, /locale/]],
    ['a profile in the configuration', ['--config', 'config-profile.yaml'], [/mars/, /\beu\b/]],
    ['a mapping in the configuration', ['--config', 'config-resolve.yaml'], [/nonsense/, /HOST\[:PORT\]=ADDR:PORT/]],
    ['a policy file that is not there', ['--policy', 'nowhere.yaml'], [/nowhere\.yaml: there is no such portal file\. Check the path\.$/]],
    ['a policy document that is not there', ['--policy', 'nowhere.txt'], [/nowhere\.txt/, /no such file/]],
    ['a policy file that is not YAML', ['--policy', 'not-yaml.yaml'], [/not-yaml\.yaml:2/, /not YAML/]],
    ['an unknown key in a policy file', ['--policy', 'unknown-key.yaml'], [/unknown-key\.yaml:2/, /entriez/]],
    [
      'a policy file that extends nothing',
      ['--policy', 'extends-nothing.yaml'],
      [/not-there\.yaml/, /Check the path: `extends` is relative/],
    ],
    ['a document without a list', ['--policy', 'no-list.txt'], [/no-list\.txt/, /lists cookies by name/]],
    ['an empty document', ['--policy', 'empty.txt'], [/empty\.txt/, /empty/]],
    ['a directory for a policy', ['--policy', 'empty-directory'], [/empty-directory/]],
  ])('%s', async (_, flags, said) => {
    const ended = await workspace.inside(['audit', 'https://portal.invalid', ...flags]);
    const line = onlyLine(ended);
    for (const words of said) expect(line).toMatch(words);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });

  it.each<[string, string[], RegExp]>([
    ['no portal', [], /no portal to audit.*cookie-audit audit https:\/\//],
    ['what is no URL', ['http://'], /URL of a portal/],
    ['another scheme', ['ftp://portal.invalid'], /http:\/\/ and https:\/\//],
    ['a password in the URL', ['https://me:secret@portal.invalid'], /password/],
  ])('%s', async (_, urls, said) => {
    const ended = await workspace.inside(['audit', ...urls]);
    expect(onlyLine(ended)).toMatch(said);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe.concurrent('commands', () => {
  it('a mistyped command, with a suggestion', async () => {
    const ended = await workspace.inside(['adit', 'https://portal.invalid']);
    expect(onlyLine(ended)).toMatch(/adit.*did you mean audit/i);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });

  it('help of a mistyped command, with a suggestion', async () => {
    const ended = await workspace.inside(['help', 'audti']);
    expect(onlyLine(ended)).toMatch(/unknown command 'audti' \(Did you mean audit\?\)/);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(await workspace.inside(['help', 'audit'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Usage: cookie-audit audit/),
    });
  });

  it.each(['audit', 'scan', 'policy', 'serve', 'diff', 'history'])(
    '%s --help: a default of nothing goes without saying',
    async (command) => {
      const { stdout } = await workspace.inside([command, '--help']);
      expect(stdout).not.toMatch(/default:\s+(false|\[\]|\{\})/);
    },
  );

  it.each([
    [['--help']],
    [['audit', '--help']],
    [['judge', '--help']],
    [['policy', '--help']],
    [['browser', '--help']],
    [['doctor', '--help']],
  ])('%s shows examples', async (args) => {
    const ended = await workspace.inside(args);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/Examples:\n {2}\$ cookie-audit /);
  });

  it.each(['audit', 'scan'])('%s --help: the stories that are told by default need nothing else', async (command) => {
    const { stdout } = await workspace.inside([command, '--help']);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/--scenarios <list> .*?\(default: \["no-choice","accept","reject","withdraw"\]\)/);
  });

  it('--version', async () => {
    expect(await workspace.inside(['--version'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      stderr: '',
    });
  });

  it.each<[string, string[], RegExp]>([
    ['scan of two tags in one word', ['scan', 'plain-file', '--tag', 'city,sea'], /--tag.*one tag, such as city; give --tag once/],
    ['judge without evidence', ['judge'], /evidence.*For example: cookie-audit judge evidence\//],
    ['consent without a portal', ['consent'], /'url'\. For example: cookie-audit consent https:/],
    [
      'baseline update without a reason',
      ['baseline', 'update', 'x.json'],
      /--reason.*For example: cookie-audit baseline update report\.json/,
    ],
    ['judge of nothing', ['judge', 'nowhere'], /nowhere.*--evidence/],
    ['judge of an empty directory', ['judge', 'empty-directory'], /empty-directory.*evidence\.json/],
    ['judge of a file that is no evidence', ['judge', 'plain-file'], /plain-file/],
    [
      'a report with evidence that is not there',
      ['report', 'plain-file', '--evidence', 'nowhere'],
      /nowhere: there is no such directory.*--evidence/,
    ],
    ['policy read without a file', ['policy', 'read'], /file.*For example: cookie-audit policy read /],
    ['policy with an unknown action', ['policy', 'shw', 'x'], /shw.*show, check/],
    ['policy show of a file that is not there', ['policy', 'show', 'nowhere.yaml'], /nowhere\.yaml/],
    ['policy show of a document without a list', ['policy', 'show', 'no-list.txt'], /no-list\.txt/],
    ['policy show of broken YAML', ['policy', 'show', 'not-yaml.yaml'], /not-yaml\.yaml:2/],
    ['policy check of an unknown key', ['policy', 'check', 'unknown-key.yaml'], /entriez/],
    ['policy show in an unknown format', ['policy', 'show', 'no-list.txt', '--format', 'xml'], /xml.*terminal, json/],
    ['browser which of a path that is none', ['browser', 'which', '--browser', '/nonexistent'], /\/nonexistent/],
    ['browser with an unknown action', ['browser', 'wich'], /wich.*which, install/],
  ])('%s', async (_, args, said) => {
    const ended = await workspace.inside(args);
    expect(onlyLine(ended)).toMatch(said);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('policy', () => {
  const DECLARED = `entries:
  - { name: session, category: necessary, purpose: keeps you signed in, provider: Us, lifetime: 2 weeks }
  - { name: stats, category: statistics, purpose: counts visits }
`;

  it('shows what is declared, for people and for machines', async () => {
    const file = await workspace.file('declared.yaml', DECLARED);
    const forPeople = await workspace.inside(['policy', 'show', file]);
    expect(forPeople).toMatchObject({ code: 0, stderr: '' });
    expect(forPeople.stdout).toMatch(/session.*necessary.*Us.*2 weeks/);
    const forMachines = await workspace.inside(['policy', 'show', file, '--format', 'json']);
    expect(JSON.parse(forMachines.stdout)).toMatchObject({ entries: [{ name: 'session', category: 'necessary' }, { name: 'stats' }] });
  });

  it('checks what it lacks: exit code 1 and file:line', async () => {
    const file = await workspace.file('declared.yaml', DECLARED);
    const ended = await workspace.inside(['policy', 'check', file]);
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout.split('\n')).toEqual([
      `${file}:3: stats: no lifetime`,
      `${file}:3: stats: no provider`,
      '2 declared, 2 lacking something',
      '',
    ]);
  });

  it('a reader that wants no more is no fault', async () => {
    const file = await workspace.file('declared.yaml', DECLARED);
    expect(await workspace.run(['policy', 'check', file], { closeStdout: true })).toMatchObject({ code: 1, stderr: '' });
  });

  it('NO_COLOR holds on a terminal too', async () => {
    const file = await workspace.file('declared.yaml', DECLARED);
    const plain = await workspace.run(['policy', 'show', file], { terminal: true, env: { NO_COLOR: '1' } });
    expect(plain.stdout).toMatch(/session/);
    expect(plain.stdout).not.toContain('\u001b');
    const coloured = await workspace.run(['policy', 'show', file], { terminal: true });
    expect(coloured.stdout).toContain('\u001b[1m');
  });
});

/** What is held above in this process is what the built program does. */
describe.concurrent('the built program', () => {
  it.each<[string[]]>([
    [['--version']],
    [['--help']],
    [['audit', '--help']],
    [[]],
    [['adit', 'https://portal.invalid']],
    [['audit', 'https://portal.invalid', '--polcy', 'x']],
    [['audit', 'https://portal.invalid', '--config', 'config-unknown.yaml']],
    [['audit', 'https://portal.invalid', '--browser', '/nonexistent']],
    [['policy', 'check', 'not-yaml.yaml']],
  ])('%s', async (args) => {
    expect(await workspace.run(args)).toEqual(await workspace.inside(args));
  });
});

describe('the browser and the machine', () => {
  it('browser which tells the one that an audit uses', async () => {
    const ended = await workspace.inside(['browser', 'which']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(process.env['COOKIE_AUDIT_BROWSER']);
  });

  it('doctor tries what an audit needs', async () => {
    const ended = await workspace.inside(['doctor']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).not.toContain('✗');
    expect(ended.stdout).toMatch(/✓ browser starts/);
    expect(ended.stdout).toMatch(/✓ DevTools +on all targets/);
    expect(ended.stdout).toMatch(/· portal files +none here: .*cookie-audit-cli-test-/);
    expect(ended.stdout).toMatch(/✓ portal files +\d+ files in /);
    await workspace.expectNothingLeft();
  });

  it('doctor names what is wrong', async () => {
    const ended = await workspace.inside(['doctor', '--browser', '/nonexistent']);
    expect(onlyLine(ended)).toMatch(/cannot audit yet: browser/);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/✗ browser .*\/nonexistent/);
  });
});
