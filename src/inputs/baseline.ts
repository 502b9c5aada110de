import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';
import { Baseline } from '../model/baseline.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';

const invalid = (message: string, hint: string): CookieAuditError => new CookieAuditError({ code: 'baseline-invalid', message, hint });

/**
 * @throws CookieAuditError baseline-invalid with the file, the field and what is expected there; a baseline
 *   that is not there is an error as well: it must not silently accept nothing
 */
export async function loadBaseline(file: string): Promise<Baseline> {
  const found = await readFile(file, 'utf8').catch((error: unknown) => {
    throw invalid(`${file}: the baseline cannot be read: ${messageOf(error)}`, 'Write one: cookie-audit baseline update REPORT.json');
  });
  let data: unknown;
  try {
    data = parse(found);
  } catch (error) {
    throw invalid(`${file}: ${messageOf(error).replace(/:$/, '')}`, 'A baseline is a YAML file; docs/gate.md shows one.');
  }
  const parsed = Baseline.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(
    `${file}: ${issue === undefined ? 'not a baseline' : `${issue.path.join('.') || 'the file'}: ${issue.message}`}`,
    'Each entry wants fingerprint, portal, rule, severity, reason, owner, expires (YYYY-MM-DD).',
  );
}

/** The file of a baseline, for people to read and change. */
export function baselineText({ version, accepted }: Baseline): string {
  const head = [
    '# Accepted findings of cookie-audit: each with why, who, and until when.',
    '# Entries that no longer match, and those whose day is over, fail the gate.',
  ];
  return `${head.join('\n')}\n${stringify({ version, accepted }, { lineWidth: 0 })}`;
}
