import { InvalidArgumentError } from 'commander';

/** Commander argument parsers: each gives a value or says in one sentence what is expected. */

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, min: 60_000 };

/** "500ms", "10s", "2m" → milliseconds; a bare number is seconds. */
export function duration(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|min)?$/.exec(text.trim()) ?? [];
  if (number === undefined) throw new InvalidArgumentError('Expected a time such as 500ms, 10s or 2m.');
  const ms = Number(number) * (units[unit ?? 's'] ?? 1000);
  if (ms <= 600_000) return ms;
  throw new InvalidArgumentError('Expected at most 10 minutes.');
}

/** A time limit; nothing can be seen in no time. */
export function timeLimit(text: string): number {
  const ms = duration(text);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('Expected more than nothing, such as 30s.');
}

/** What a whole visit may take, such as 5m; a bare number is seconds. */
export function budget(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(s|m|min|h)?$/.exec(text.trim()) ?? [];
  const ms = Number(number) * (unit === 'h' ? 3_600_000 : (units[unit ?? 's'] ?? 1000));
  if (ms >= 1000 && ms <= 3_600_000) return ms;
  throw new InvalidArgumentError('Expected a time from 1s to 1h, such as 5m.');
}

/** A BCP 47 language tag: "fr-FR" */
export function languageTag(text: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag !== undefined) return tag;
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError('Expected a language tag such as fr-FR.');
}

/** A comma-separated list of known words, each once. */
export function listOf<T extends string>(words: readonly T[]): (text: string) => T[] {
  return (text) => {
    const given = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const unknown = given.find((word) => !words.some((known) => known === word));
    if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is not one of ${words.join(', ')}.`);
    if (given.length === 0) throw new InvalidArgumentError(`Expected some of ${words.join(', ')}.`);
    return words.filter((word) => given.includes(word));
  };
}

export function collect(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** A tag of portals; no tag has a comma in it. */
export function oneTag(text: string): string {
  if (!text.includes(',')) return text;
  throw new InvalidArgumentError(`Expected one tag, such as ${text.split(',')[0] ?? ''}; give --tag once for each.`);
}

/** "dashboard.paris" → "https://dashboard.paris/" */
export function portalUrl(text: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) throw new InvalidArgumentError('Expected the URL of a portal, such as https://dashboard.paris.');
  const url = new URL(withScheme);
  if (!/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('Only http:// and https:// portals can be visited.');
  if (url.username !== '' || url.password !== '') throw new InvalidArgumentError('A URL with a password would end up in the report.');
  return url.href;
}

/** "https://audit.example.org": a place in the web, as it is given */
export function webAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Expected an address such as https://audit.example.org.');
}
