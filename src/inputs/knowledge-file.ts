import { parse as parseCsv } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { KnownCookie } from '../knowledge/cookies.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { kindOfName } from '../policy/pattern.ts';

const HINT =
  'A list of { name, provider, category, domain, lifetime, source } as YAML, the same as CSV columns, or the CSV of the Open Cookie Database.';
const CATEGORIES = ['necessary', 'functional', 'statistics', 'marketing'] as const;

const Row = z
  .object({
    name: z.string().min(1),
    provider: z.string().min(1),
    category: z.enum(CATEGORIES),
    domain: z.string().optional(),
    domains: z.array(z.string()).optional(),
    lifetime: z.string().optional(),
    source: z.string().optional(),
    purpose: z.string().optional(),
    confidence: z.enum(['exact', 'majority', 'inferred']).optional(),
  })
  .strict();

/** What the Open Cookie Database calls its categories. */
const OPEN_CATEGORIES: Readonly<Record<string, KnownCookie['category']>> = {
  functional: 'functional',
  security: 'necessary',
  'strictly necessary': 'necessary',
  necessary: 'necessary',
  analytics: 'statistics',
  marketing: 'marketing',
  advertising: 'marketing',
  personalization: 'functional',
  preferences: 'functional',
};
const OPEN_NAME = 'Cookie / Data Key name';
/** Without a domain a name as short as this may be anybody's. */
const SHORT = 4;

function invalid(file: string, message: string, cause?: unknown): CookieAuditError {
  return new CookieAuditError({ code: 'config-invalid', message: `${file}: ${message}`, hint: HINT, cause });
}

/**
 * Reads a table of known cookies that a user keeps: YAML, CSV with our column names, or the CSV of the
 * Open Cookie Database (https://github.com/jkwakman/Open-Cookie-Database).
 *
 * @throws CookieAuditError config-invalid with file, row and field
 */
export async function loadKnowledge(file: string): Promise<KnownCookie[]> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\ufeff/u, '');
  } catch (error) {
    throw invalid(file, `the table cannot be read: ${messageOf(error)}`, error);
  }
  const rows = /\.(?:ya?ml|json)$/iu.test(file) ? yamlRows(file, text) : csvRows(file, text);
  if (rows.length === 0) throw invalid(file, 'the table holds no row');
  return rows;
}

function yamlRows(file: string, text: string): KnownCookie[] {
  let data: unknown;
  try {
    data = parseYaml(text);
  } catch (error) {
    throw invalid(file, `not YAML: ${messageOf(error)}`, error);
  }
  const held = z
    .union([z.array(z.unknown()), z.object({ cookies: z.array(z.unknown()) }).transform(({ cookies }) => cookies)])
    .safeParse(data);
  if (!held.success) throw invalid(file, 'expected a list of cookies, or `cookies:` with one');
  return held.data.map((row, index) => ownRow(file, `row ${String(index + 1)}`, row));
}

function csvRows(file: string, text: string): KnownCookie[] {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parseCsv(text, { columns: true, bom: true, skip_empty_lines: true, trim: true, relax_column_count: true, info: true });
  } catch (error) {
    throw invalid(file, `not CSV: ${messageOf(error)}`, error);
  }
  if (records.length > 0 && records.every(({ record }) => OPEN_NAME in record))
    return records.flatMap(({ record }) => openRow(file, record) ?? []);
  return records.map(({ record, info }) =>
    ownRow(file, `line ${String(info.lines)}`, Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))),
  );
}

function ownRow(file: string, where: string, data: unknown): KnownCookie {
  const parsed = Row.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, `${where}: ${issue === undefined ? 'not a cookie' : `${issue.path.join('.') || 'the row'}: ${issue.message}`}`);
  }
  const { name, provider, category, domain, domains, lifetime, source, confidence } = parsed.data;
  if (kindOfName(name) === 'everything') throw invalid(file, `${where}: name: "${name}" would match every cookie`);
  const bound = [...(domains ?? []), ...(domain === undefined ? [] : [domain])].map((host) => host.replace(/^\./u, '').toLowerCase());
  return {
    pattern: name,
    provider,
    category,
    ...(bound.length === 0 ? {} : { domains: bound }),
    ...(lifetime === undefined ? {} : { lifetime }),
    source: source ?? where,
    brought: { file, confidence: confidence ?? 'exact' },
  };
}

/** A row of the Open Cookie Database: gathered by many hands, so never more than the majority's word. */
function openRow(file: string, record: Readonly<Record<string, string>>): KnownCookie | null {
  const name = record[OPEN_NAME] ?? '';
  const category = OPEN_CATEGORIES[(record['Category'] ?? '').toLowerCase()];
  const pattern = record['Wildcard match'] === '1' && !name.endsWith('*') ? `${name}*` : name;
  if (name === '' || category === undefined || kindOfName(pattern) === 'everything') return null;
  const domain = record['Domain'] ?? '';
  const host = /^\.?((?:[a-z0-9-]+\.)+[a-z]{2,})/iu.exec(domain)?.[1]?.toLowerCase();
  // "facebook.com (3rd party)" binds the row; "website domain (1st party)" names no host.
  const bound = host !== undefined && !/1st party/iu.test(domain);
  return {
    pattern,
    provider: record['Platform'] || record['Data Controller'] || 'unknown',
    category,
    ...(bound ? { domains: [host] } : {}),
    ...(!bound && name.length < SHORT ? { generic: true as const } : {}),
    ...((record['Retention period'] ?? '') === '' ? {} : { lifetime: record['Retention period'] ?? '' }),
    source: `Open Cookie Database, ID ${record['ID'] ?? '?'}`,
    brought: { file, confidence: 'majority' },
  };
}
