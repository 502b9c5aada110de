import { stat } from 'node:fs/promises';
import path from 'node:path';
import { assertWritableDirectory, isDevice, writeWhole } from '../archive/write-files.ts';
import { allOf } from '../judge/report.ts';
import { CookieAuditError } from '../model/errors.ts';
import { isWhole, type Report, type StreamedReport } from '../model/report.ts';
import type { Exhibit, Language } from '../reporters/define.ts';
import { reporters } from '../reporters/registry.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo } from './define.ts';

export interface Destination {
  format: string;
  /** null: the terminal */
  file: string | null;
  stream: 'stdout' | 'stderr';
}

/**
 * Where each format goes. `-`: standard output, which then holds one format alone (a terminal report
 * asked for beside it goes to standard error). A directory: a file for each. A file: one format; several
 * to a name that is not there are a directory, unless that name ends as a file of a format does.
 *
 * @throws CookieAuditError usage, output-unwritable
 */
export async function planOutputs(formats: readonly string[], output: string): Promise<Destination[]> {
  const machine = formats.filter((format) => format !== 'terminal');
  const terminal = (stream: 'stdout' | 'stderr'): Destination[] =>
    formats.includes('terminal') ? [{ format: 'terminal', file: null, stream }] : [];
  if (output === '-') {
    if (machine.length > 1) {
      throw new CookieAuditError({
        code: 'usage',
        message: `standard output can hold one of ${machine.join(', ')}`,
        hint: 'Give a directory: --output reports/',
      });
    }
    return [
      ...machine.map((format): Destination => ({ format, file: null, stream: 'stdout' })),
      ...terminal(machine.length > 0 ? 'stderr' : 'stdout'),
    ];
  }
  const saysDirectory = /[/\\]$/.test(output) || (await stat(output).catch(() => null))?.isDirectory() === true;
  if (!saysDirectory && machine.length > 1 && isNameOfReport(output)) {
    throw new CookieAuditError({
      code: 'usage',
      message: `--output ${output}: a file can hold one of ${machine.join(', ')}`,
      hint: 'Give a directory: --output reports/',
    });
  }
  const isDirectory = saysDirectory || machine.length > 1;
  if (!(await isDevice(output))) await assertWritableDirectory(isDirectory ? output : path.dirname(output), output);
  if (isDirectory) {
    const files = machine.map((format): Destination => ({ format, file: path.join(output, fileNameOf(format)), stream: 'stdout' }));
    return [...files, ...terminal('stdout')];
  }
  if (machine.length === 0) return [{ format: 'terminal', file: output, stream: 'stdout' }];
  return [...machine.map((format): Destination => ({ format, file: output, stream: 'stdout' })), ...terminal('stdout')];
}

function isNameOfReport(name: string): boolean {
  return [...reporters.keys()].some((format) => path.extname(fileNameOf(format)) === path.extname(name).toLowerCase());
}

function fileNameOf(format: string): string {
  return reporters.get(format)?.fileName ?? `report.${format}`;
}

/** What a report may hold beside the verdicts. */
export interface OutputParts {
  lang?: Language;
  /** Reads the facts, where a format shows them: one for each portal of the report. */
  exhibits?: (screenshots: boolean) => Promise<readonly (Exhibit | null)[]>;
}

/** Whether a format shows the evidence, so that it is worth keeping until the report is written. */
export function showsFacts(destinations: readonly Destination[]): boolean {
  return destinations.some(({ format }) => reporters.get(format)?.shows !== undefined);
}

/**
 * Writes each report where it goes. One that cannot be written any more does not keep the others back,
 * and goes to standard output where nothing else does: an audit takes long, and is not made for nothing.
 *
 * @throws CookieAuditError output-unwritable, after all were tried
 */
export async function writeOutputs(
  report: Report | StreamedReport,
  destinations: readonly Destination[],
  io: CommandIo,
  { lang, exhibits }: OutputParts = {},
): Promise<void> {
  const screenshots = destinations.some(({ format }) => reporters.get(format)?.shows === 'screenshots');
  const shown = exhibits !== undefined && showsFacts(destinations) ? await exhibits(screenshots) : undefined;
  let whole: Report | null = isWhole(report) ? report : null;
  const piecesOf = async ({ format, file, stream }: Destination): Promise<string | AsyncIterable<string>> => {
    const reporter = reporters.get(format);
    if (reporter === undefined) throw new CookieAuditError({ code: 'usage', message: `there is no format ${format}` });
    if (!isWhole(report) && reporter.pieces !== undefined) return reporter.pieces(report);
    whole ??= { ...report, portals: await allOf(report.portals) };
    try {
      return reporter.render(whole, {
        color: file === null && io.color[stream],
        width: io.width,
        root: process.cwd(),
        ...(lang === undefined ? {} : { lang }),
        ...(shown === undefined || reporter.shows === undefined ? {} : { exhibits: shown }),
      });
    } catch (error) {
      // A text longer than any can be (V8: half a gibibyte).
      if (!(error instanceof RangeError)) throw error;
      throw new CookieAuditError({
        code: 'output-unwritable',
        message: `${count(whole.portals.length, 'portal')} are too many for one ${format} report`,
        hint: 'Scans write json and csv of any size; `scan --only` reports single portals.',
        cause: error,
      });
    }
  };
  const unwritten: { to: Destination; error: unknown }[] = [];
  let spoken = false;
  for (const to of destinations) {
    const { format, file, stream } = to;
    try {
      const pieces = await piecesOf(to);
      if (file !== null) {
        await writeWhole(file, pieces);
        io.say(`${format} report: ${file}`);
      } else if (stream === 'stdout') {
        spoken = true;
        await speak(pieces, io);
      } else if (typeof pieces === 'string') io.say(pieces.replace(/\n$/, ''));
    } catch (error) {
      unwritten.push({ to, error });
    }
  }
  const [first] = unwritten;
  if (first === undefined) return;
  if (!spoken) await speak(await piecesOf(first.to), io);
  throw first.error;
}

async function speak(pieces: string | AsyncIterable<string>, io: CommandIo): Promise<void> {
  if (typeof pieces === 'string') io.stdout(pieces);
  else for await (const piece of pieces) io.stdout(piece);
}
