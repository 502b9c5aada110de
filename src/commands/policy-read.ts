import { ExitCode } from '../model/errors.ts';
import type { Policy, PolicyEntry } from '../model/policy.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { lifetimeWords } from '../reporters/words.ts';
import type { CommandIo } from './define.ts';

const lifetimeOf = ({ durationText, lifetimeSeconds }: PolicyEntry): string =>
  durationText ?? (lifetimeSeconds === null ? 'no lifetime' : lifetimeWords(lifetimeSeconds));

/** What is read from a declaration, without what the reader keeps for itself. */
export function readEntries(policy: Policy, format: string, io: CommandIo): ExitCode {
  if (format === 'json') {
    const entries = policy.entries.map(
      ({ name, provider, category, lifetimeSeconds, durationText, purpose, party, kind, confidence, source }) => ({
        name,
        provider,
        category,
        lifetimeSeconds,
        durationText,
        purpose,
        party,
        kind,
        confidence,
        source,
      }),
    );
    const { completeness, incompleteReason, language } = policy;
    io.stdout(
      `${JSON.stringify({ location: policy.source.location, format: policy.format, language, completeness, incompleteReason, entries }, null, 2)}\n`,
    );
    return ExitCode.clean;
  }
  const rows = policy.entries.map((entry) => [
    entry.name,
    entry.category,
    entry.provider ?? 'no provider',
    lifetimeOf(entry),
    entry.confidence === 'high' ? '' : `(${entry.confidence} confidence)`,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.min(40, Math.max(0, ...rows.map((row) => terminalText(row[column] ?? '', 40).length))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => terminalText(cell, 40).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  io.stdout(`${[`${terminalText(policy.source.location)}: ${String(policy.entries.length)} declared`, ...lines].join('\n')}\n`);
  return ExitCode.clean;
}
