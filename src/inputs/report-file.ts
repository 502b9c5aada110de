import { readFile } from 'node:fs/promises';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { Report, REPORT_VERSION } from '../model/report.ts';

const invalid = (message: string, hint: string): CookieAuditError => new CookieAuditError({ code: 'report-invalid', message, hint });

/** Reads a JSON report that an earlier run wrote. @throws CookieAuditError report-invalid */
export async function loadReport(file: string): Promise<Report> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw invalid(`${file}: the report cannot be read: ${messageOf(error)}`, 'Give a report that --format json wrote.');
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > REPORT_VERSION) {
    throw invalid(
      `${file}: it was written by a newer cookie-audit (version ${version}, this one reads ${REPORT_VERSION})`,
      'Upgrade cookie-audit.',
    );
  }
  const parsed = Report.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`,
    'Give a report that --format json wrote.',
  );
}
