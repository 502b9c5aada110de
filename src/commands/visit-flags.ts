import { InvalidArgumentError, Option, type Command } from 'commander';
import { profileNames } from '../judge/profiles.ts';
import { DEFAULT_SCENARIOS, type ScenarioName } from '../model/evidence.ts';
import { collect, duration, languageTag, listOf, timeLimit, wholeNumber } from './parsers.ts';
import { VERSION } from '../version.ts';

/** How a browser is started and reaches a portal, for every command that opens one. */
export interface BrowserFlags {
  timeout: number;
  resolve: string[];
  ignoreHttpsErrors: boolean;
  locale: string;
  browser?: string;
  userAgent?: string;
  install: boolean;
}

export function addBrowserFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--timeout <time>', 'real time for one navigation, and for one settling').argParser(timeLimit).default(30_000, '30s'),
    )
    .option('--resolve <host[:port]=addr:port>', 'visit a host at this address (repeatable, * allowed)', collect, [])
    .option('--ignore-https-errors', 'accept invalid certificates (told in the report)', false)
    .option('--locale <tag>', 'language of the visitor, such as fr-FR', languageTag, 'en-US')
    .option('--browser <path|channel>', 'a Chromium executable, or chrome, msedge, chromium')
    .option('--user-agent <text>', "instead of the browser's own")
    .option('--no-install', 'do not install a browser where none is found');
}

/** @returns the end of the user agent (RFC 9110 §10.1.5: a product and a comment) */
function identity(text: string): string {
  if (/^(https?:\/\/|mailto:)[^\s()]+$/u.test(text)) return `cookie-audit/${VERSION} (+${text})`;
  throw new InvalidArgumentError('Give a page about these visits, or mailto:you@example.org.');
}

/** What an audit of a portal does, whether of one or of a portfolio. */
export interface VisitFlags extends BrowserFlags {
  scenarios: ScenarioName[];
  pages: number;
  observe: number;
  thirdPartyCookies: 'allow' | 'block';
  /** As the user agent ends */
  identify?: string;
  evidence?: string;
  keepValues: boolean;
  publicOnly: boolean;
  profile: string;
}

/** @param stories those that the command can tell */
export function addVisitFlags(command: Command, stories: readonly ScenarioName[]): Command {
  command
    .option('--scenarios <list>', `visitor stories: ${stories.join(', ')}`, listOf(stories), [...DEFAULT_SCENARIOS])
    .option('--pages <n>', 'inner pages per scenario, the same at each run', wholeNumber(0, 1000), 2)
    .addOption(new Option('--observe <time>', 'page time that timers get before each reading').argParser(duration).default(10_000, '10s'))
    .addOption(
      new Option('--third-party-cookies <policy>', 'of the browser: most visitors still allow them')
        .choices(['allow', 'block'])
        .default('allow'),
    )
    .option(
      '--identify <url>',
      'say who visits: the user agent ends in "cookie-audit/VERSION (+URL)"; some banners hide from that',
      identity,
    )
    .option(
      '--public-only',
      'reach public addresses only, whatever a page asks for: for URLs that others give (hosts of --resolve are reached as mapped)',
      false,
    )
    .option('--evidence <dir>', 'keep the evidence of each portal in a directory of its own there')
    .option('--keep-values', 'keep cookie values in the evidence (personal data, session secrets)', false)
    .addOption(new Option('--profile <name>', 'jurisdiction profile').choices(profileNames).default('eu'));
  return addBrowserFlags(command);
}
