import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CookieAuditError } from '../model/errors.ts';

/** As Playwright's `context.storageState({ path })` writes it: https://playwright.dev/docs/auth */
const StorageState = z.object({
  cookies: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      domain: z.string(),
      path: z.string(),
      expires: z.number(),
      httpOnly: z.boolean(),
      secure: z.boolean(),
      sameSite: z.enum(['Strict', 'Lax', 'None']),
    }),
  ),
  origins: z.array(z.object({ origin: z.string(), localStorage: z.array(z.object({ name: z.string(), value: z.string() })) })),
});
export type StorageState = z.infer<typeof StorageState>;

/** Reads `--storage-state FILE`. What it holds are secrets: no message quotes it. @throws CookieAuditError config-invalid */
export async function loadStorageState(file: string): Promise<StorageState> {
  const invalid = (what: string): CookieAuditError =>
    new CookieAuditError({
      code: 'config-invalid',
      message: `${file}: ${what}`,
      hint: "Give the file that Playwright's context.storageState({ path }) writes after a log-in.",
    });
  const text = await readFile(file, 'utf8').catch(() => {
    throw invalid('the storage state cannot be read');
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw invalid('it is not JSON');
  }
  const parsed = StorageState.safeParse(data);
  if (!parsed.success) throw invalid(`${parsed.error.issues[0]?.path.join('.') ?? ''} is not as in a storage state`);
  return parsed.data;
}
