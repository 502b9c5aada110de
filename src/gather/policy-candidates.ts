import type { PolicyPage } from '../model/evidence.ts';
import type { Link } from './links.ts';

/** A page on which a portal may declare its cookies. */
export interface PolicyCandidate {
  readonly url: string;
  readonly foundBy: PolicyPage['foundBy'];
}

const COOKIES =
  /cookie|traceur|galleta|galetes|testemunho|kakor|kakpolicy|evästee|evaste|informasjonskaps|ciasteczk|süti|kolačić|kolacic|piškot|piskot|sušenk|çerez|cerez/iu;
const PRIVACY =
  /privacy|confidentialit|vie priv|donn[ée]es personnelles|protection des donn|datenschutz|privacidad|protecci[óo]n de datos|privacidade|riservatezza|dati personali|gegevensbescherming|prywatno|integritet|personuppgift|privatliv|persondata|tietosuoja|personvern|soukrom|osobn[íi]ch [úu]daj|privacitat|adatv[ée]delm|adatkezel|gizlilik|απορρ/iu;
/** "Cookie policy" before "Cookie settings", which mostly opens the banner again. */
const DOCUMENT =
  /polic|politi|polític|pol[íi]tica|richtlinie|erkl[äa]rung|hinweis|information|informativa|beleid|verklaring|liste|list|declaration|notice|statement|polityka|z[áa]sady|k[äa]yt[äa]nt|erkl[æa]ring|about|usage|use of/iu;
const SETTINGS =
  /setting|preference|manage|param[èe]tr|g[ée]rer|einstellung|configura|instelling|impostazion|ustawieni|inst[äa]llning|indstilling|asetuks|nastaven/iu;

/** Where the Opendatasoft family publishes it. */
const KNOWN_PATHS = ['/terms/cookies-policy/', '/terms/cookies-information/'];
/** What site builders propose: guesses, tried last. */
const GUESSED_PATHS = [
  '/cookies',
  '/cookie-policy',
  '/cookies-policy',
  '/legal/cookies',
  '/politique-de-cookies',
  '/cookie-richtlinie',
  '/politica-de-cookies',
  '/cookiebeleid',
];
const MOST_LINKS = 4;

/** A page's href may hold escapes that do not decode. */
const decoded = (href: string): string => decodeURI(href.replace(/%(?![0-7][0-9a-f])/giu, '%25'));
const bare = (href: string): string => href.replace(/#.*$/u, '');
const key = (href: string): string => bare(href).replace(/\/$/u, '');

/** Links about a subject, those that name a document before those that name settings, each page once. */
function linksAbout(links: readonly Link[], pattern: RegExp, startUrl: string): PolicyCandidate[] {
  const rank = ({ href, text }: Link): number => (DOCUMENT.test(text) || DOCUMENT.test(href) ? 0 : SETTINGS.test(text) ? 2 : 1);
  return links
    .filter(({ href, text }) => (pattern.test(text) || pattern.test(decoded(href))) && key(href) !== key(startUrl))
    .map((link, index) => ({ link, index }))
    .sort((a, b) => rank(a.link) - rank(b.link) || a.index - b.index)
    .map(({ link }) => ({ url: bare(link.href), foundBy: 'link' as const }))
    .filter(once())
    .slice(0, MOST_LINKS);
}

function once(): (candidate: PolicyCandidate) => boolean {
  const seen = new Set<string>();
  return ({ url }) => !seen.has(key(url)) && seen.add(key(url)) !== undefined;
}

/** Links of a page that speaks of privacy to one that speaks of cookies. */
export const cookieLinks = (links: readonly Link[], startUrl: string): PolicyCandidate[] => linksAbout(links, COOKIES, startUrl);

/**
 * Where the declaration may be, best first: as told; what the portal's pages link, about cookies; known paths;
 * its sitemap; what it links about privacy; guesses. Another site's page is allowed where
 * the portal links it.
 */
export function policyCandidates(
  links: readonly Link[],
  startUrl: string,
  told: string | null,
  sitemap: readonly string[] = [],
): PolicyCandidate[] {
  const listed = (pattern: RegExp): PolicyCandidate[] =>
    sitemap
      .filter(
        (url) => URL.canParse(url) && pattern.test(decoded(new URL(url).pathname)) && new URL(url).origin === new URL(startUrl).origin,
      )
      .map((url) => ({ url, foundBy: 'sitemap' as const }));
  const at = (paths: readonly string[]): PolicyCandidate[] =>
    paths.map((path) => ({ url: new URL(path, startUrl).href, foundBy: 'known-path' }));
  return [
    ...(told === null || !URL.canParse(told, startUrl) ? [] : [{ url: new URL(told, startUrl).href, foundBy: 'portal-file' as const }]),
    ...linksAbout(links, COOKIES, startUrl),
    ...at(KNOWN_PATHS),
    ...listed(COOKIES).slice(0, 2),
    ...linksAbout(links, PRIVACY, startUrl).slice(0, 2),
    ...listed(PRIVACY).slice(0, 1),
    ...at(GUESSED_PATHS),
  ].filter(once());
}

export const mentionsCookies = (html: string): boolean => COOKIES.test(html);

/** Whether a page says anything about cookies, or so little at all that it may not have been shown. */
export function speaksOfCookies(html: string): boolean {
  const words = html.replace(/<(script|style)\b[^]*?<\/\1>/giu, ' ').replace(/<[^>]{0,5000}>/gu, ' ');
  return COOKIES.test(words) || words.replace(/\s+/gu, ' ').length < 200;
}
