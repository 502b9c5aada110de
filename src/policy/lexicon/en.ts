import type { PolicyLanguage } from './language.ts';

export const en: PolicyLanguage = {
  tag: 'en',
  common: ['the', 'and', 'of', 'to', 'is', 'are', 'we', 'you', 'your', 'they', 'this', 'that', 'for', 'with'],
  columns: {
    name: ['cookie name*', 'cookie id', 'cookie key', 'name of cookie*', 'name of the cookie*', 'cookie title', '=cookie', '=cookies', '=cookie(s)', 'name*', '=key', '=title', '=id', 'storage key'],
    provider: ["service provider's name", 'service provider*', 'provider*', 'vendor*', 'supplier*', 'company', 'set by', 'placed by', 'issuer', 'owner', 'source', '=service', '=services', 'third party name', 'controller', 'publisher', 'cookie subgroup', 'subgroup', 'set by whom', 'responsible party', 'who sets it', 'platform'],
    functionAndLocation: ['function and location', 'service and location'],
    purpose: ['purpose*', 'description*', 'function', 'functions', 'use', 'usage', 'what it does', 'what is it for', 'why we use it', 'reason', 'details', 'explanation', 'more information', 'why', 'what for', 'what is it used for', 'what does it do', 'used for', 'what we use it for', 'desc'],
    duration: ['duration*', 'expiry', 'expiration*', 'expires', 'lifetime', 'life span', 'lifespan', 'life', 'retention*', 'storage period', 'storage duration', 'max age', 'validity', 'how long', 'time to live', 'ttl', 'period', 'persistence', 'expires after', 'maximum storage duration', 'stored for', 'expire', 'kept for', 'valid for', 'when it expires', 'how long it lasts'],
    category: ['category', 'categories', 'cookie category', 'classification', 'group', 'class'],
    type: ['type', 'types', 'type of cookie*', 'cookie type', 'kind', 'storage type'],
    party: ['party', '=cookies used', 'first or third party', 'first party or third party', '1st or 3rd party', 'first-party or third-party', 'first/third party'],
    domain: ['domain*', 'host', 'hosts', 'hostname', 'cookie domain'],
  },
  categories: {
    necessary: ['necessary', 'essential*', 'strictly required', '=required', 'technical', 'technically required', 'mandatory', '=security', 'always active'],
    functional: ['functional*', 'preference*', 'personali*', 'customi*', 'comfort', 'user experience'],
    statistics: ['statistic*', 'analytic*', 'analysis', 'performance', 'measurement*', 'metrics', 'audience*'],
    marketing: ['marketing*', 'advert*', 'ads', 'targeting', 'targeted', 'retargeting', 'remarketing', 'social', 'tracking', 'tracker*'],
    unknown: ['unclassified*', 'uncategori*', 'pending'],
  },
  negations: ['non', 'not', 'no', 'un', 'neither'],
  duration: {
    units: {
      second: ['s', 'sec', 'secs', 'second', 'seconds'],
      minute: ['min', 'mins', 'minute', 'minutes'],
      hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
      day: ['d', 'day', 'days'],
      week: ['w', 'wk', 'wks', 'week', 'weeks'],
      month: ['mo', 'mos', 'mth', 'mths', 'month', 'months'],
      year: ['y', 'yr', 'yrs', 'year', 'years'],
    },
    numbers: [['one', 'a', 'an'], ['two'], ['three'], ['four'], ['five'], ['six'], ['seven'], ['eight'], ['nine'], ['ten'], ['eleven'], ['twelve'], ['thirteen']],
    session: ['session*', 'clos* the browser', 'clos* your browser', 'browser is closed', 'browser clos*', 'until the browser', 'quit browser', 'quit your browser', 'until logout', 'until log out', 'close of browser', 'end of visit', 'exit the browser', 'leave the site', 'tab is closed', 'clos* the tab'],
    persistent: ['persistent*', 'permanent*', 'never', 'unlimited', 'indefinite*', 'forever', 'no expiry', 'does not expire', 'until deleted', 'until it is deleted', 'until you delete*', 'until cleared', 'until removed', 'until manually', 'no expiration', 'until you clear'],
  },
  party: {
    first: ['first party', 'first-party', '1st party', '1st-party', '=first', '=1st', '=own', '=internal', 'own cookie*'],
    third: ['third party', 'third-party', '3rd party', '3rd-party', '=third', '=3rd', '=external'],
  },
  storage: ['local storage', 'localstorage', 'session storage', 'sessionstorage', 'html storage', 'web storage', 'indexeddb', 'indexed db'],
  anonymised: ['anonymi*ed', 'anonymous', 'anonymously'],
  startingWith: ['starting with', 'starts with', 'start with', 'beginning with', 'begins with', 'begin with', 'prefixed with', 'prefixed by'],
  and: ['and', 'or'],
  andMore: ['etc', 'and others', 'and more', 'among others', 'e.g.', 'for example', 'such as'],
  usesNone: [
    'does not use cookies', 'does not use any cookie*', 'do not use cookies', 'do not use any cookie*', "don't use cookies", "don't use any cookie*", "doesn't use cookies", "doesn't use any cookie*",
    'does not set cookies', 'does not set any cookie*', 'do not set cookies', 'do not set any cookie*', "don't set any cookie*", "doesn't set any cookie*", 'no cookies are used', 'no cookies are set', 'no cookies are stored', 'uses no cookies',
    'use no cookies', 'sets no cookies', 'set no cookies', 'without using cookies',
  ],
};
