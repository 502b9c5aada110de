import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LineCounter, isMap, isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { PortalFile } from '../model/portal-file.ts';
import { parseDuration } from '../policy/duration.ts';
import { kindOfName } from '../policy/pattern.ts';
import { didYouMean } from './near-name.ts';

/** One portal file as it stands on disk, before `extends`. */
export interface PortalFileSource {
  readonly path: string;
  readonly sha256: string;
  readonly file: PortalFile;
  /** Line of each of `file.entries`. */
  readonly entryLines: readonly (number | null)[];
  readonly extendsLine: number | null;
}

type Path = readonly PropertyKey[];

const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${String(key)}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );

/** Line of the node at a path, or of the nearest node around it. */
function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length--) {
    const part = path.slice(0, length).filter((key) => typeof key !== 'symbol');
    const node: unknown = length === 0 ? document.contents : document.getIn(part, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

/** Line of a key itself: what is wrong with an unknown key is the key, not its value. */
function lineOfKey(document: Document.Parsed, lines: LineCounter, path: Path, key: string): number | null {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isNode(item.key) && String(item.key) === key);
  return pair !== undefined && isNode(pair.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : null;
}

function invalid(path: string, problems: readonly { line: number | null; text: string }[]): CookieAuditError {
  const told = problems.slice(0, 10).map(({ line, text }) => `${path}${line === null ? '' : `:${String(line)}`}: ${text}`);
  if (problems.length > told.length) told.push(`… and ${String(problems.length - told.length)} more`);
  return new CookieAuditError({
    code: 'policy-invalid',
    message: told.join('; '),
    hint: 'policies/portal.schema.json lists every key of a portal file',
  });
}

/** The keys that a schema knows at a path of its data. */
function keysAt(schema: unknown, path: Path): string[] {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  const [key, ...rest] = path;
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return key === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[String(key)], rest);
}

function problemsOf(error: z.ZodError, document: Document.Parsed, lines: LineCounter): { line: number | null; text: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        line: lineOfKey(document, lines, issue.path, key) ?? lineAt(document, lines, issue.path),
        text: `${pathText([...issue.path, key])}: this key is not known${didYouMean(key, keysAt(PortalFile, issue.path))}`,
      }));
    }
    const where = pathText(issue.path);
    return [{ line: lineAt(document, lines, issue.path), text: where === '' ? issue.message : `${where}: ${issue.message}` }];
  });
}

/** What the schema cannot say: names that declare everything, lifetimes that nobody understands. */
function oversights(file: PortalFile): { path: Path; text: string }[] {
  return (file.entries ?? []).flatMap((entry, index) => {
    const found: { path: Path; text: string }[] = [];
    if (kindOfName(entry.name) === 'everything')
      found.push({
        path: ['entries', index, 'name'],
        text: `"${entry.name}" would declare every cookie; a pattern needs a letter or digit beside its wildcard`,
      });
    if (entry.lifetime !== undefined && !parseDuration(entry.lifetime).understood)
      found.push({
        path: ['entries', index, 'lifetime'],
        text: `"${entry.lifetime}" is no lifetime; expected words such as "6 months", "13 mois", "session", "persistent"`,
      });
    return found;
  });
}

/** Reads and validates one portal file. Throws `CookieAuditError` with file, line and path of what is wrong. */
export async function readPortalFileSource(path: string): Promise<PortalFileSource> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CookieAuditError({
      code: missing ? 'policy-not-found' : 'policy-invalid',
      message: missing ? `${path}: there is no such portal file` : `${path}: the portal file cannot be read (${messageOf(error)})`,
      hint: missing ? 'Check the path.' : 'Give a file that can be read.',
      cause: error,
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw invalid(
      path,
      document.errors.map((error) => ({ line: lines.linePos(error.pos[0]).line, text: `not YAML: ${messageOf(error)}` })),
    );
  }
  const value = toValue(document, path);
  const parsed = PortalFile.safeParse(value);
  if (!parsed.success) throw invalid(path, problemsOf(parsed.error, document, lines));
  const found = oversights(parsed.data);
  if (found.length > 0)
    throw invalid(
      path,
      found.map((one) => ({ line: lineAt(document, lines, one.path), text: `${pathText(one.path)}: ${one.text}` })),
    );
  return {
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file: parsed.data,
    entryLines: (parsed.data.entries ?? []).map((_, index) => lineAt(document, lines, ['entries', index])),
    extendsLine: parsed.data.extends === undefined ? null : lineAt(document, lines, ['extends']),
  };
}

function toValue(document: Document.Parsed, path: string): unknown {
  try {
    // Aliases that multiply (a "billion laughs" file) throw here.
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    throw invalid(path, [{ line: null, text: messageOf(error) }]);
  }
}
