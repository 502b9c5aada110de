import { load } from 'cheerio/slim';
import { parse as parseCsv } from 'csv-parse/sync';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, isDynamicPattern } from 'tinyglobby';
import { parse as parseYaml } from 'yaml';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { PortalSettings, Portfolio } from '../model/portfolio.ts';
import { didYouMean, nearName } from './near-name.ts';
import { readPortalFileSource } from './portal-file-source.ts';

/** A portal of a portfolio, with what its platform and the defaults say. */
export interface PortfolioPortal {
  /** As `new URL().href` writes it */
  url: string;
  tags: string[];
  settings: PortalSettings;
}

export interface LoadedPortfolio {
  name: string;
  portals: PortfolioPortal[];
}

type Platforms = Record<string, PortalSettings & { hosts?: string[] | undefined }>;

/** What these vendors' portals have in common out of the box. */
const builtIn: Platforms = {
  opendatasoft: { policy: fileURLToPath(new URL('../../policies/opendatasoft.yaml', import.meta.url)), hosts: ['*.opendatasoft.com'] },
};

/**
 * Reads the portals of a scan: YAML (a list, or with defaults and platforms), CSV, a text file of URLs, a sitemap of
 * portals, or portal files (`policies/*.yaml`). Each portal comes once.
 *
 * @param places files and glob patterns
 * @throws CookieAuditError portfolio-invalid with the file, the place in it and what is expected there
 */
export async function loadPortfolio(places: readonly string[]): Promise<LoadedPortfolio> {
  const files = (await Promise.all(places.map(filesOf))).flat();
  const loaded = await Promise.all(files.map(loadFile));
  const byUrl = new Map<string, PortfolioPortal>();
  for (const portal of loaded.flatMap(({ portals }) => portals)) {
    const before = byUrl.get(portal.url);
    byUrl.set(portal.url, before === undefined ? portal : joined(before, portal));
  }
  if (byUrl.size === 0) throw invalid(places.join(', '), 'no portal in it', 'Give a list of start URLs.');
  const [place = ''] = places;
  const named = loaded.find(({ name }) => name !== null)?.name;
  const fallback = isDynamicPattern(place)
    ? path.basename(path.dirname(path.resolve(place)))
    : path.basename(place).replace(/\.[a-z]+$/i, '');
  return { name: named ?? fallback, portals: [...byUrl.values()] };
}

async function filesOf(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (found?.isFile() === true) return [place];
  const pattern = found?.isDirectory() === true ? path.join(place, '*.{yaml,yml}') : place;
  if (found === null && !isDynamicPattern(place)) {
    throw invalid(place, 'there is no such file', 'Give a portfolio (YAML, CSV, text, sitemap), or a pattern such as "policies/*.yaml".');
  }
  const files = (await glob(pattern.replaceAll('\\', '/'), { expandDirectories: false })).toSorted();
  if (files.length > 0) return files;
  if (found?.isDirectory() === true) {
    const files = JSON.stringify(path.join(place, '*.csv'));
    throw invalid(place, 'the directory holds no portal file (*.yaml)', `Name a file in it, or other files by a pattern such as ${files}.`);
  }
  throw invalid(place, 'no file matches that pattern', 'Check the directory; * is any part of a name, ** any directories.');
}

async function loadFile(file: string): Promise<{ name: string | null; portals: PortfolioPortal[] }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw invalid(file, messageOf(error), 'Give a file that can be read.');
  }
  if (/^\s*</.test(text)) return { name: null, portals: sitemapPortals(file, text) };
  const extension = path.extname(file).toLowerCase();
  if (extension === '.csv') return { name: null, portals: csvPortals(file, text) };
  if (extension === '.txt' || (!/^\.(ya?ml|json)$/.test(extension) && isListOfUrls(text)))
    return { name: null, portals: textPortals(file, text) };
  return await yamlPortals(file, text);
}

async function yamlPortals(file: string, text: string): Promise<{ name: string | null; portals: PortfolioPortal[] }> {
  let data: unknown;
  try {
    data = parseYaml(text);
  } catch (error) {
    throw invalid(file, messageOf(error).replace(/:$/, ''), 'Give YAML: a list of start URLs, or a map with `portals`.');
  }
  // A file of policies/: its portal is audited under it. One without a portal is a base that others extend.
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && !('portals' in data)) {
    const source = await readPortalFileSource(file);
    if (source.file.portal === undefined) return { name: null, portals: [] };
    return {
      name: null,
      portals: [{ url: startUrl(file, 'portal', source.file.portal), tags: [], settings: { policy: path.resolve(file) } }],
    };
  }
  const parsed = Portfolio.safeParse(data ?? []);
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
    if (typeof data === 'string')
      throw invalid(
        file,
        'neither YAML of portals nor a list of URLs',
        'A list of one URL a line ends in .txt; docs/scan.md shows the other forms.',
      );
    throw invalid(file, `${issue.path.join('.') || 'the file'}: ${issue.message}`, 'docs/scan.md shows the fields.');
  }
  const whole = Array.isArray(parsed.data) ? { portals: parsed.data } : parsed.data;
  const own: Platforms = whole.platforms ?? {};
  const platforms: Platforms = { ...builtIn, ...own };
  const beside = (settings: PortalSettings): PortalSettings => besideFile(file, settings);
  const portals = whole.portals.map((given, index) => {
    const { url: urlText, tags = [], platform, ...settings } = typeof given === 'string' ? { url: given } : given;
    const where = `portals.${index}`;
    const url = startUrl(file, where, urlText);
    if (platform !== undefined && platforms[platform] === undefined) {
      throw invalid(
        file,
        `${where}.platform: there is no platform ${platform}`,
        `Give one of ${Object.keys(platforms).join(', ')}, or define it under platforms.`,
      );
    }
    // A built-in platform is taken only where it is named: a portal file of the portal itself knows more.
    const name = platform ?? Object.keys(own).find((candidate) => own[candidate]?.hosts?.some((pattern) => hostMatches(pattern, url)));
    const { hosts: _hosts, ...ofPlatform } = name === undefined ? {} : (platforms[name] ?? {});
    return { url, tags, settings: { ...beside(whole.defaults ?? {}), ...beside(ofPlatform), ...beside(settings) } };
  });
  return { name: whole.name ?? null, portals };
}

const COLUMNS = ['url', 'tags', 'platform', ...Object.keys(PortalSettings.shape)];
const COLUMNS_HINT = `Give CSV with a first line of column names: url, and any of ${COLUMNS.slice(1).join(', ')}.`;

/** `city sea`, `city;sea`, `city|sea` or `city,sea` in one cell */
const wordsOf = (cell: string): string[] => cell.split(/[,;|\s]+/).filter((word) => word !== '');

/** A first line with COLUMNS, of which url is needed; lists in a cell as `wordsOf` takes them apart. */
function csvPortals(file: string, text: string): PortfolioPortal[] {
  let rows: Record<string, string>[];
  try {
    const delimiter = /^[^\n]*;/.test(text) && !/^[^\n]*,/.test(text) ? ';' : ',';
    rows = parseCsv(text, {
      columns: (names: string[]) => columnsOf(file, names),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter,
    });
  } catch (error) {
    if (error instanceof CookieAuditError) throw error;
    throw invalid(file, messageOf(error), COLUMNS_HINT);
  }
  return rows.map((row, index) => {
    const where = `line ${index + 2}`;
    const { url, tags = '', platform = '', ...rest } = row;
    if (url === undefined || url === '') throw invalid(file, `${where}: no url`, 'Give each line the start URL of a portal.');
    const told = Object.entries(rest).filter(([, value]) => value !== '');
    const values = told.map(([name, value]) => [name, name === 'pages' ? Number(value) : name === 'scenarios' ? wordsOf(value) : value]);
    const parsed = PortalSettings.safeParse(Object.fromEntries(values));
    if (!parsed.success) {
      const issue = deepest(parsed.error.issues);
      throw invalid(file, `${where}: ${issue.path.join('.')}: ${issue.message}`, 'docs/scan.md lists the columns.');
    }
    if (platform !== '' && builtIn[platform] === undefined) {
      throw invalid(file, `${where}: there is no platform ${platform}`, `Give one of ${Object.keys(builtIn).join(', ')}.`);
    }
    const { hosts: _hosts, ...ofPlatform } = builtIn[platform] ?? {};
    return {
      url: startUrl(file, where, url),
      tags: wordsOf(tags),
      settings: { ...ofPlatform, ...besideFile(file, parsed.data) },
    };
  });
}

/** @throws CookieAuditError portfolio-invalid: the first line names no column url, or one that is not known */
function columnsOf(file: string, names: readonly string[]): string[] {
  const columns = names.map((name) => name.trim().toLowerCase());
  if (!columns.includes('url')) {
    if (columns.some((name) => /[.:/]/.test(name)))
      throw invalid(
        file,
        'line 1: the first line has to name the columns, one of them url',
        'Put a line `url` (or `url,tags,pages`) above the portals.',
      );
    const near = columns.find((name) => nearName(name, COLUMNS) === 'url');
    throw invalid(
      file,
      `line 1: no column is named url${near === undefined ? '' : ` (is ${JSON.stringify(near)} meant to be it?)`}`,
      COLUMNS_HINT,
    );
  }
  const unknown = columns.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined)
    throw invalid(file, `line 1: no column is named ${JSON.stringify(unknown)}${didYouMean(unknown, COLUMNS)}`, COLUMNS_HINT);
  return columns;
}

/** Of a file without a known ending: is each of its lines, remarks aside, one URL with its scheme? */
function isListOfUrls(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .map(withoutRemark)
    .filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line));
}

const withoutRemark = (line: string): string => line.replace(/(^|\s)#.*$/, '').trim();

function textPortals(file: string, text: string): PortfolioPortal[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const url = withoutRemark(line);
    return url === '' ? [] : [{ url: startUrl(file, `line ${index + 1}`, url), tags: [], settings: {} }];
  });
}

function sitemapPortals(file: string, text: string): PortfolioPortal[] {
  const $ = load(text, { xml: true });
  const urls = $('urlset > url > loc')
    .map((_, element) => $(element).text().trim())
    .get();
  return urls.map((url, index) => ({ url: startUrl(file, `url ${index + 1}`, url), tags: [], settings: {} }));
}

/** A policy is named as seen from the file that names it. */
function besideFile(file: string, settings: PortalSettings): PortalSettings {
  const { policy } = settings;
  if (policy === undefined || policy === 'auto' || /^https?:\/\//.test(policy)) return settings;
  return { ...settings, policy: path.resolve(path.dirname(file), policy) };
}

function joined(one: PortfolioPortal, other: PortfolioPortal): PortfolioPortal {
  return { url: one.url, tags: [...new Set([...one.tags, ...other.tags])], settings: { ...one.settings, ...other.settings } };
}

function hostMatches(pattern: string, url: string): boolean {
  const { hostname } = new URL(url);
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1).toLowerCase()) : hostname === pattern.toLowerCase();
}

function startUrl(file: string, where: string, text: string): string {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw invalid(file, `${where}: ${JSON.stringify(text)} is not the URL of a portal`, 'Give one such as https://dashboard.paris.');
  if (url.username !== '' || url.password !== '')
    throw invalid(file, `${where}: a URL with a password would end up in the report`, 'Take it out.');
  url.hash = '';
  return url.href;
}

interface Issue {
  path: PropertyKey[];
  message: string;
  errors?: Issue[][];
}

/** Of a union's complaints, the one that went furthest into the file: that is the form that was meant. */
function deepest(issues: readonly unknown[]): Issue {
  const flat = (issue: Issue, above: PropertyKey[]): Issue[] => {
    const at = [...above, ...issue.path];
    return [{ path: at, message: issue.message }, ...(issue.errors ?? []).flat().flatMap((inner) => flat(inner, at))];
  };
  const all = (issues as readonly Issue[]).flatMap((issue) => flat(issue, []));
  return all.toSorted((a, b) => b.path.length - a.path.length)[0] ?? { path: [], message: 'not a portfolio' };
}

function invalid(file: string, what: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'portfolio-invalid', message: `${file}: ${what}`, hint });
}
