import { ExitCode } from '../model/errors.ts';
import type { Policy, PolicyEntry } from '../model/policy.ts';
import { compileName, kindOfName } from '../policy/pattern.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import type { CommandIo } from './define.ts';

/** What a declaration lacks at one of its entries. */
export interface Lack {
  readonly name: string;
  /** The document that holds the entry: of an inherited one, the file that it is inherited from. */
  readonly document: string;
  readonly line: number | null;
  readonly what: string;
}

/** Of a name and its kind, each where: the same name in two places says two things of one cookie, or the same twice. */
function contradictions(same: readonly PolicyEntry[]): string[] {
  const differs = (value: (entry: PolicyEntry) => string | number | null): boolean =>
    new Set(same.map(value).filter((one) => one !== null && one !== 'unknown')).size > 1;
  return [
    ...(differs(({ category }) => category)
      ? [`declared in several categories (${[...new Set(same.map(({ category }) => category))].join(', ')})`]
      : []),
    ...(differs(({ lifetimeSeconds }) => lifetimeSeconds) ? ['declared with several lifetimes'] : []),
    ...(differs(({ purpose }) => purpose?.toLowerCase() ?? null) ? ['declared with several purposes'] : []),
  ];
}

const broad = (name: string): boolean => {
  const { kind, literals, prefix } = compileName(name);
  return kind === 'pattern' && (literals < 3 || (prefix === '' && literals < 4));
};

/** What the declaration itself lacks, whatever the portal sets. */
export function lacksOf(policy: Policy): Lack[] {
  const byName = new Map<string, PolicyEntry[]>();
  const key = ({ kind, name, domain }: PolicyEntry): string => JSON.stringify([kind, name, domain]);
  for (const entry of policy.entries) byName.set(key(entry), [...(byName.get(key(entry)) ?? []), entry]);
  const patterns = policy.entries
    .filter(({ match, name }) => match === 'pattern' && kindOfName(name) === 'pattern')
    .map((entry) => ({ entry, pattern: compileName(entry.name) }));
  return policy.entries.flatMap((entry) => {
    const same = byName.get(key(entry)) ?? [];
    const covering = patterns.find(
      ({ entry: other, pattern }) =>
        other !== entry &&
        other.kind === entry.kind &&
        entry.match === 'exact' &&
        pattern.matches(entry.name) &&
        other.category !== entry.category &&
        other.category !== 'unknown' &&
        entry.category !== 'unknown',
    );
    const missing = [
      ...(entry.purpose === null && entry.functionAndLocation === null ? ['no purpose'] : []),
      ...(entry.durationText === null && entry.lifetimeSeconds === null ? ['no lifetime'] : []),
      ...(entry.provider === null ? ['no provider'] : []),
      ...(entry.category === 'unknown' ? ['no category'] : []),
      ...(entry.match === 'pattern' && kindOfName(entry.name) === 'everything'
        ? ['the pattern matches every cookie']
        : entry.match === 'pattern' && broad(entry.name)
          ? ['the pattern is so short that it matches many cookies']
          : []),
      ...(same.length > 1 && same[0] === entry ? [`declared ${String(same.length)} times`, ...contradictions(same)] : []),
      ...(covering === undefined ? [] : [`the pattern ${covering.entry.name} declares it too, as ${covering.entry.category}`]),
    ];
    return missing.map((what) => ({ name: entry.name, document: entry.source.document, line: entry.source.line, what }));
  });
}

/** Tells what a declaration lacks; exit code 1 where it lacks anything. */
export function checkPolicy(policy: Policy, format: string, io: CommandIo): ExitCode {
  const lacks = lacksOf(policy);
  const { location } = policy.source;
  const { completeness, incompleteReason } = policy;
  if (format === 'json')
    io.stdout(`${JSON.stringify({ location, entries: policy.entries.length, completeness, incompleteReason, lacks }, null, 2)}\n`);
  else {
    const text = lacks.map(
      ({ name, document, line, what }) =>
        `${terminalText(document)}${line === null ? '' : `:${String(line)}`}: ${terminalText(name)}: ${what}`,
    );
    if (incompleteReason !== null) text.push(`${terminalText(location)}: the list is not complete: ${terminalText(incompleteReason, 300)}`);
    io.stdout(`${[...text, `${String(policy.entries.length)} declared, ${String(lacks.length)} lacking something`].join('\n')}\n`);
  }
  return lacks.length > 0 ? ExitCode.findings : ExitCode.clean;
}
