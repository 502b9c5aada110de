import { ExitCode } from '../model/errors.ts';
import type { Policy, PolicyEntry } from '../model/policy.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import type { CommandIo } from './define.ts';

const COMPARED = ['category', 'provider', 'durationText', 'lifetimeSeconds', 'purpose', 'party', 'domain'] as const;
type Field = (typeof COMPARED)[number];

interface Change {
  readonly name: string;
  readonly field: Field;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

export interface PolicyDiff {
  readonly added: readonly PolicyEntry[];
  readonly removed: readonly PolicyEntry[];
  readonly changed: readonly Change[];
}

/** "12 months" and "1 year" are one lifetime: the words only count where no seconds do. */
function differs(field: Field, a: PolicyEntry, b: PolicyEntry): boolean {
  if (field === 'durationText' && a.lifetimeSeconds !== null && b.lifetimeSeconds !== null) return false;
  return a[field] !== b[field];
}

/** Pairs entries of the same name and kind in order, so that a name declared twice is compared twice. */
export function comparePolicies(before: Policy, after: Policy): PolicyDiff {
  const key = ({ kind, name }: PolicyEntry): string => `${kind} ${name}`;
  const left = new Map<string, PolicyEntry[]>();
  for (const entry of before.entries) left.set(key(entry), [...(left.get(key(entry)) ?? []), entry]);
  const added: PolicyEntry[] = [];
  const changed: Change[] = [];
  for (const entry of after.entries) {
    const old = left.get(key(entry))?.shift();
    if (old === undefined) added.push(entry);
    else
      for (const field of COMPARED)
        if (differs(field, old, entry)) changed.push({ name: entry.name, field, from: old[field], to: entry[field] });
  }
  return { added, removed: [...left.values()].flat(), changed };
}

const WORDS: Readonly<Record<Field, string>> = {
  category: 'category',
  provider: 'provider',
  durationText: 'lifetime',
  lifetimeSeconds: 'lifetime in seconds',
  purpose: 'purpose',
  party: 'party',
  domain: 'domain',
};

const place = ({ source }: PolicyEntry): string =>
  `${terminalText(source.document)}${source.line === null ? '' : `:${String(source.line)}`}`;
const told = (value: string | number | null): string => (value === null ? 'not stated' : terminalText(String(value)));

export function diffPolicies(before: Policy, after: Policy, format: string, io: CommandIo): ExitCode {
  const diff = comparePolicies(before, after);
  const count = diff.added.length + diff.removed.length + diff.changed.length;
  if (format === 'json') io.stdout(`${JSON.stringify({ from: before.source.location, to: after.source.location, ...diff }, null, 2)}\n`);
  else {
    const lines = [
      ...diff.removed.map((entry) => `- ${terminalText(entry.name)}  ${entry.category}  (${place(entry)})`),
      ...diff.added.map((entry) => `+ ${terminalText(entry.name)}  ${entry.category}  (${place(entry)})`),
      ...diff.changed.map(({ name, field, from, to }) => `~ ${terminalText(name)}: ${WORDS[field]}: ${told(from)} → ${told(to)}`),
      `${String(diff.added.length)} added, ${String(diff.removed.length)} taken away, ${String(diff.changed.length)} changed`,
    ];
    io.stdout(`${lines.join('\n')}\n`);
  }
  return count === 0 ? ExitCode.clean : ExitCode.findings;
}
