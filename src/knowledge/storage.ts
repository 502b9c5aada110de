/** What a storage key that frameworks and sites use is for, none of which follows a visitor. */
const HARMLESS: readonly [RegExp, string][] = [
  [
    /consent|cookie.?(?:choice|pref|banner|law|notice|settings|policy)|gdpr|^cmp|_cmp|tcf|^axeptio|^didomi|^klaro|^tarteaucitron|^usercentrics|^uc_/i,
    'the consent choice',
  ],
  [/csrf|xsrf|nonce/i, 'protection against forged requests'],
  [/cart|basket|checkout|wishlist|compare.?list/i, 'a shopping cart'],
  [/^(?:auth|oidc|msal|okta|oauth|kc-callback|pkce|login|saml)\b|[._-](?:auth|oidc|pkce)[._-]/i, 'log-in'],
  [/lang(?:uage)?$|locale|i18n|theme|dark.?mode|font.?size|contrast|timezone|currency|volume|player/i, 'an interface preference'],
  [
    /^(?:persist:|redux|vuex|pinia|zustand|apollo|swr|rq|react.?query|tanstack|nuxt|next|turbo|remix|router|scroll|__react|ember|angular|workbox|sw-|service.?worker|loglevel|debug)/i,
    'state of a framework',
  ],
  [/(?:^|[\s/_-])(?:precache|runtime|assets|static|images|fonts|offline)(?:[\s/_-]|$)/i, 'files kept for later'],
];

/** What a key is for by its usual name, where that needs no consent; a guess from the name. */
export function harmlessStorage(name: string): string | null {
  return HARMLESS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const SAYS_IDENTIFIER =
  /(?:visitor|client|device|anon(?:ymous)?|browser|track(?:ing|er)?|unique|guest|distinct|machine|install(?:ation)?)[-_. ]?(?:u?u?id|guid|token|key)\b|(?:^|[-_.:/])(?:u?uid|guid|cid|vid|fpid|fingerprint)$/i;

/** Whether a key says itself that it holds an identifier of the visitor or of their device. */
export function saysIdentifier(name: string): boolean {
  return SAYS_IDENTIFIER.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '_'));
}
