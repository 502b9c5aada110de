import { Option } from 'commander';
import path from 'node:path';
import { assertWritableDirectory, writeWhole } from '../archive/write-files.ts';
import type { BannerPreview, PlannedChoice } from '../audit/consent.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { ExitCode, messageOf } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { duration, portalUrl } from './parsers.ts';
import { addBrowserFlags, type BrowserFlags } from './visit-flags.ts';

interface Flags extends BrowserFlags {
  choice?: 'accept' | 'reject';
  screenshot?: string;
  format: 'text' | 'json';
  observe: number;
}

const examples = `
Examples:
  $ cookie-audit consent https://dashboard.paris
      Which banner is seen, and with which control it would be accepted and refused.
  $ cookie-audit consent https://dashboard.paris --choice reject --screenshot banner.jpg
      The same for one choice, with a picture of the controls.
  $ cookie-audit consent https://dashboard.paris --format json

Nothing is accepted or refused: to look is all it does. Exit codes: 0 the controls are found, or there is no banner
  2 usage or configuration error   3 the page could not be looked at, or a banner is there and no way is seen`;

/** Shows which banner and controls an audit would use, without judging. */
export const registerConsent: RegisterCommand = (program, io, run) => {
  const command = program
    .command('consent')
    .summary('show which banner and controls an audit would use')
    .description('Opens a portal, looks for its consent banner as an audit does, and says which control would be used for each choice.')
    .argument('<url>', 'start URL of the portal', portalUrl)
    .addOption(new Option('--choice <choice>', 'only this choice').choices(['accept', 'reject']))
    .option('--screenshot <file>', 'a picture (JPEG) of the page, banner and controls framed')
    .addOption(new Option('--format <format>', 'of standard output').choices(['text', 'json']).default('text'))
    .addOption(new Option('--observe <time>', 'page time that timers get before the look').argParser(duration).default(10_000, '10s'))
    .addHelpText('after', examples)
    .action(async (url: string, flags: Flags) => await run(async () => await consent(url, flags, io)));
  addBrowserFlags(command);
};

async function consent(url: string, flags: Flags, io: CommandIo): Promise<ExitCode> {
  flags.resolve.forEach(parseHostMapping);
  const picture = flags.screenshot === undefined ? null : path.resolve(flags.screenshot);
  if (picture !== null) await assertWritableDirectory(path.dirname(picture));
  io.progress(`${url} looking for a banner`);
  const { previewPortalConsent } = await import('../audit/consent.ts');
  const preview = await previewPortalConsent(url, {
    observeMs: flags.observe,
    timeoutMs: flags.timeout,
    locale: flags.locale,
    thirdPartyCookies: 'allow',
    resolve: flags.resolve,
    ignoreHttpsErrors: flags.ignoreHttpsErrors,
    userAgent: flags.userAgent ?? null,
    browser: flags.browser,
    install: flags.install,
    signal: io.signal,
    say: io.say,
  }).catch((error: unknown): string => {
    // What went wrong with the page; anything else is the run's.
    if (error instanceof Error && error.name === 'ObservationFailed') return messageOf(error);
    throw error;
  });
  io.progress('');
  if (typeof preview === 'string') {
    io.say(terminalText(`${url}: could not be looked at: ${preview}`, 400));
    return ExitCode.inconclusive;
  }
  if (picture !== null) await writeWhole(picture, preview.screenshot);
  const choices = flags.choice === undefined ? (['accept', 'reject'] as const) : [flags.choice];
  io.stdout(flags.format === 'json' ? asJson(url, preview, choices, picture) : asText(url, preview, choices, picture));
  const clear = preview.banner === null || choices.some((choice) => preview[choice].how !== 'nothing');
  return clear ? ExitCode.clean : ExitCode.inconclusive;
}

function asJson(url: string, preview: BannerPreview, choices: readonly ('accept' | 'reject')[], picture: string | null): string {
  const { foundBy, puzzling, banner } = preview;
  const plans = Object.fromEntries(choices.map((choice) => [choice, preview[choice]]));
  return `${JSON.stringify({ url, foundBy, understood: banner !== null && !puzzling, banner, ...plans, screenshot: picture }, null, 2)}\n`;
}

const FOUND: Readonly<Record<NonNullable<BannerPreview['foundBy']>, string>> = {
  page: 'it asks by itself',
  later: 'it comes later, or after scrolling',
  control: 'a control that stays on the page opens it',
};

function planWords({ how, control }: PlannedChoice): string {
  const name = control === null ? '' : `« ${terminalText(control, 100)} »`;
  return {
    answers: `click ${name}`,
    saves: `set the switches, then click ${name}`,
    settings: `open ${name} and look there`,
    nothing: 'no way is seen',
  }[how];
}

function asText(url: string, preview: BannerPreview, choices: readonly ('accept' | 'reject')[], picture: string | null): string {
  const { banner, foundBy, puzzling } = preview;
  const lines = [terminalText(url, 300)];
  if (banner === null || foundBy === null) lines.push('No banner was found: looked twice, the second time later and after scrolling.');
  else {
    const words = terminalText(banner.text, 160);
    lines.push(`Banner (${banner.language ?? 'language not known'}; ${FOUND[foundBy]}): ${words}`);
    if (puzzling) lines.push('None of its controls is understood: give the steps in the portal file.');
    for (const { kind, text, on, disabled, looks } of banner.controls) {
      const state = on === null ? '' : on ? ', on' : ', off';
      const size =
        looks === undefined
          ? ''
          : `  ${looks.element} ${looks.width}×${looks.height}, ${looks.fontSize} px${looks.contrast === null ? '' : `, contrast ${looks.contrast}:1`}`;
      lines.push(`  ${kind.padEnd(8)} « ${terminalText(text, 60)} »${state}${disabled ? ', fixed' : ''}${size}`);
    }
    for (const choice of choices) lines.push(`To ${choice}: ${planWords(preview[choice])}`);
  }
  if (picture !== null) lines.push(`Picture: ${terminalText(picture, 300)}`);
  return `${lines.join('\n')}\n`;
}
