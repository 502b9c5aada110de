import { z } from 'zod';

/**
 * What makes two cookies the same cookie: RFC 6265bis §5.7 (name, domain, host-only, path) plus
 * the partition key of CHIPS. `domain` never has a leading dot.
 */
export const CookieKey = z.object({
  name: z.string(),
  domain: z.string(),
  hostOnly: z.boolean(),
  path: z.string(),
  partitionKey: z.string().nullable().describe('Top-level site of a partitioned (CHIPS) cookie, else null'),
});
export type CookieKey = z.infer<typeof CookieKey>;

/** A cookie of the evidence's table; events, jars and findings point at it by `id`. */
export const CookieIdentity = CookieKey.extend({ id: z.string().regex(/^c\d+$/) });
export type CookieIdentity = z.infer<typeof CookieIdentity>;

export const SameSite = z.enum(['Strict', 'Lax', 'None']);
export type SameSite = z.infer<typeof SameSite>;

/**
 * A value as evidence keeps it: never the value itself (personal data, session secrets) unless
 * the person asked with `--keep-values`.
 */
export const HashedValue = z.object({
  hash: z.string().describe('HMAC-SHA-256 with the salt of the run, first 16 hex digits: equal values are equal within one run'),
  length: z.number().int().nonnegative().describe('UTF-16 code units'),
  charset: z.enum(['empty', 'digits', 'hex', 'alphanumeric', 'base64', 'printable', 'other']),
  raw: z.string().optional().describe('Only with --keep-values'),
});
export type HashedValue = z.infer<typeof HashedValue>;

/** The attributes of one raw write, as written: not what the jar made of them (it caps expiry at 400 days). */
export const CookieAttributes = z.object({
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: SameSite.nullable().describe('null: the write did not say'),
  partitioned: z.boolean(),
  domain: z.string().nullable().describe('The Domain attribute as written'),
  path: z.string().nullable().describe('The Path attribute as written'),
});
export type CookieAttributes = z.infer<typeof CookieAttributes>;

export const Party = z.enum(['first', 'third']);
export type Party = z.infer<typeof Party>;

export const Category = z.enum(['necessary', 'functional', 'statistics', 'marketing', 'unknown']);
export type Category = z.infer<typeof Category>;
