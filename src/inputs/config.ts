import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { Config } from '../model/config.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/** @throws CookieAuditError config-invalid with the file, the field and what is expected there */
export async function loadConfig(file: string): Promise<Config> {
  let data: unknown;
  try {
    data = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CookieAuditError({
      code: 'config-invalid',
      message: `${file}: the configuration cannot be read: ${messageOf(error).replace(/:$/, '')}`,
      hint: 'Give a YAML or JSON file; docs/config.md lists the fields.',
    });
  }
  const parsed = Config.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CookieAuditError({
    code: 'config-invalid',
    message: `${file}: ${issue === undefined ? 'not a configuration' : `${issue.path.join('.') || 'the file'}: ${issue.message}`}`,
    hint: 'docs/config.md lists the fields.',
  });
}
