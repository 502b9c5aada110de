import { stat } from 'node:fs/promises';
import path from 'node:path';
import { assertWritableDirectory, writeWhole } from '../archive/write-files.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { reporters } from '../reporters/registry.ts';
import type { CommandIo } from './define.ts';

interface Destination {
  format: string;
  /** null: the terminal */
  file: string | null;
  stream: 'stdout' | 'stderr';
}

/**
 * Where each format goes. `-`: standard output, which then holds one format alone (a terminal report
 * asked for beside it goes to standard error). A directory: a file for each. A file: one format.
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
    return [...machine.map((format): Destination => ({ format, file: null, stream: 'stdout' })), ...terminal(machine.length > 0 ? 'stderr' : 'stdout')];
  }
  const isDirectory = /[/\\]$/.test(output) || (await stat(output).catch(() => null))?.isDirectory() === true || machine.length > 1;
  await assertWritableDirectory(isDirectory ? output : path.dirname(output));
  if (isDirectory) {
    const files = machine.map((format): Destination => ({ format, file: path.join(output, fileNameOf(format)), stream: 'stdout' }));
    return [...files, ...terminal('stdout')];
  }
  if (machine.length === 0) return [{ format: 'terminal', file: output, stream: 'stdout' }];
  return [...machine.map((format): Destination => ({ format, file: output, stream: 'stdout' })), ...terminal('stdout')];
}

function fileNameOf(format: string): string {
  return reporters.get(format)?.fileName ?? `report.${format}`;
}

/** @throws CookieAuditError output-unwritable */
export async function writeOutputs(report: Report, destinations: readonly Destination[], io: CommandIo): Promise<void> {
  for (const { format, file, stream } of destinations) {
    const reporter = reporters.get(format);
    if (reporter === undefined) throw new CookieAuditError({ code: 'usage', message: `there is no format ${format}` });
    const text = reporter.render(report, { color: io.color && file === null, width: io.width });
    if (file !== null) {
      await writeWhole(file, text);
      io.say(`${format} report: ${file}`);
    } else if (stream === 'stdout') io.stdout(text);
    else io.say(text.replace(/\n$/, ''));
  }
}
