import { z } from 'zod';
import { CookieAuditError } from '../model/errors.ts';
import { VerdictWord } from '../model/verdict.ts';

/** A field that a form leaves empty was not given. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);

export const portalUrl = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    message: 'a URL with a password would end up in reports',
  })
  .transform((text) => new URL(text).href);
export const name = given(z.string().max(200).optional());
export const verdict = given(VerdictWord.optional());
export const search = z.string().max(200).default('');
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

/** @throws CookieAuditError usage */
export function read<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CookieAuditError({ code: 'usage', message: `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'not as expected'}` });
}
