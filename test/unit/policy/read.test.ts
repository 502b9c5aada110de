import { describe, expect, test } from 'vitest';
import { PolicyResult } from '../../../src/model/policy.ts';
import { readPolicy } from '../../../src/policy/read.ts';

const read = (text: string, location = 'policy.txt') => readPolicy({ text, sha256: '0', location, kind: 'file' });

function entries(text: string, location?: string) {
  const result = read(text, location);
  if (result.status !== 'read') throw new Error(JSON.stringify(result));
  return result.policy.entries;
}

describe('what cannot be read says why', () => {
  test.each([
    ['', 'the document is empty'],
    [' \n\t\n', 'the document is empty'],
    ['%PDF-1.7 ...', 'PDF'],
    ['cookie\0cookie', 'binary'],
    ['Opening hours: nine to five.', 'does not mention cookies'],
    ['We use cookies so that the site works.', 'no list of cookie names'],
    ['Cookies\n\nService provider name Function Cookie name(s) Purposes\nExample Log-in sid To know you', 'run together'],
    ['<html><body>' + '<div>'.repeat(2_000) + 'cookies', 'nested'],
  ])('%j', (text, reason) => {
    expect(read(text)).toMatchObject({ status: 'unreadable', reason: expect.stringContaining(reason) });
  });
});

describe('an empty list needs a statement', () => {
  test.each([
    'This site does not use cookies.',
    'Nous n’utilisons aucun cookie.',
    'Wir verwenden keine Cookies.',
    'No cookies are used on this site.',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ status: 'read', policy: { entries: [] } });
  });
  test.each([
    'We do not use cookies for advertising. Others are needed.',
    'Google Fonts does not use cookies. Cookies help this site.',
    'No cookies are set before you agree.',
  ])('%s', (text) => {
    expect(read(text).status).toBe('unreadable');
  });
});

describe('categories', () => {
  const under = (heading: string) => entries(`About cookies\n\n${heading}\n\nName\tPurpose\na_b\tx y\n`)[0]?.category;
  test.each([
    ['Cookies necessary for the platform to function properly/functionality cookies', 'necessary'],
    ['Strictly necessary cookies', 'necessary'],
    ['Non-essential cookies', 'unknown'],
    ['Not strictly necessary analytics cookies', 'statistics'],
    ['Functional cookies', 'functional'],
    ['Analytics cookies (consent required)', 'statistics'],
    ['Cookies publicitaires', 'marketing'],
    ['Technisch nicht notwendige Cookies', 'unknown'],
    ['Cookies de mesure d’audience', 'statistics'],
    ['Unclassified', 'unknown'],
    ['Our list', 'unknown'],
  ])('%s: %s', (heading, category) => expect(under(heading)).toBe(category));
});

describe('tables in text', () => {
  test('a pipe table in Markdown keeps underscores and stars of names', () => {
    const found = entries(
      '# Cookies\n\n| Cookie | Expiry |\n|---|---|\n| \\_ga | 2 years |\n| `_ga_*` | 2 years |\n| _gat_ | 1 minute |\n',
    );
    expect(found.map((entry) => entry.name)).toEqual(['_ga', '_ga_*', '_gat_']);
  });
  test('columns aligned with spaces', () => {
    expect(
      entries('Cookies\n\nName      Provider    Expires\n_ga       Google      2 years\nsid       Us          Session\n'),
    ).toMatchObject([
      { name: '_ga', provider: 'Google', lifetimeSeconds: 63_072_000 },
      { name: 'sid', provider: 'Us', lifetimeSeconds: 0 },
    ]);
  });
  test('a table without header is read by what its cells look like', () => {
    expect(
      entries('Our cookies\n\n_ga\tGoogle\tCounts the visits of this site\t2 years\n_gid\tGoogle\tCounts the visits of this site\t1 day\n'),
    ).toMatchObject([
      { name: '_ga', provider: 'Google', durationText: '2 years', confidence: 'medium' },
      { name: '_gid', provider: 'Google', durationText: '1 day', confidence: 'medium' },
    ]);
  });
  test('a last row with cells missing is a cut', () => {
    expect(read('Cookies\n\nName\tProvider\tPurpose\na_b\tUs\tKeeps x\nc_d\tU')).toMatchObject({
      policy: { completeness: 'incomplete', incompleteReason: expect.stringContaining('line 5') },
    });
  });
  test('"etc." beside the names leaves the list open', () => {
    expect(read('Cookies\n\nName\tPurpose\n_ga, _gid, etc.\tCounts\n')).toMatchObject({ policy: { completeness: 'incomplete' } });
  });
  test('items of web storage are not cookies', () => {
    expect(entries('Name\tType\ntoken_a\tHTML Local Storage\ntoken_b\tHTTP Cookie\n').map((entry) => entry.kind)).toEqual([
      'storage',
      'cookie',
    ]);
  });
  test('line ends of Windows and a byte order mark', () => {
    expect(entries('\ufeffCookies\r\n\r\nName\tPurpose\r\na_b\tx\r\n')).toMatchObject([{ name: 'a_b', source: { line: 4 } }]);
  });
});

describe('lists', () => {
  test('labelled items', () => {
    expect(entries('Cookies\n=======\n\n- Name: _ga, _gid\n  Vendor: Google\n  Expires: 2 years\n', 'policy.md')).toMatchObject([
      { name: '_ga', provider: 'Google', lifetimeSeconds: 63_072_000 },
      { name: '_gid', provider: 'Google' },
    ]);
  });
  test('an item that begins with a name', () => {
    expect(
      entries(
        '<h1>Cookies</h1><h2>Analytics</h2><ul><li><code>_ga</code> (2 years): counts visits</li><li>Google Chrome: see its help</li></ul>',
        'p.html',
      ),
    ).toMatchObject([{ name: '_ga', durationText: '2 years', purpose: 'counts visits', category: 'statistics', confidence: 'low' }]);
  });
  test('a definition list', () => {
    expect(entries('<h1>Cookies</h1><dl><dt>my_sid</dt><dd>Keeps you logged in</dd></dl>', 'p.html')).toMatchObject([
      { name: 'my_sid', purpose: 'Keeps you logged in' },
    ]);
  });
});

test('tables that are about something else are not lists of cookies', () => {
  expect(
    read('Our cookies keep the site working.\n\nContact the team\n\nHours\n\nOpening\tPlace\n10:30\tMain hall\n14:00\tSide hall\n').status,
  ).toBe('unreadable');
  expect(read('Staff\n\nName\tPurpose\nAnna\tHelp\nBert\tPress\n').status).toBe('unreadable');
});

test('a page that ends inside its table is incomplete', () => {
  expect(read('<h1>Cookies</h1><table><tr><th>Name</th><th>Purpose</th></tr><tr><td>a_b</td><td>x', 'p.html')).toMatchObject({
    policy: { completeness: 'incomplete', entries: [{ name: 'a_b' }] },
  });
});

test('a layout table is looked into', () => {
  expect(
    entries(
      '<table><tr><td>Menu</td><td><h2>Necessary cookies</h2><table><tr><th>Name</th><th>Purpose</th></tr><tr><td>a_b</td><td>x</td></tr></table></td></tr></table>',
      'p.html',
    ),
  ).toMatchObject([{ name: 'a_b', category: 'necessary' }]);
});

test('the result is always of its schema', () => {
  expect(PolicyResult.safeParse(read('Name\tExpires\na_b\t99999999 years\n')).success).toBe(true);
});

describe('a page that breaks off, as a browser shows it (all tags closed)', () => {
  const table =
    '<h2>Necessary cookies</h2><table><tr><th>Provider</th><th>Cookie name</th><th>Purpose</th></tr><tr><td>Opendatasoft</td><td>sessionid</td><td>log-in</td></tr></table>';
  const completenessOf = (after: string): string | null => {
    const result = readPolicy({
      text: `<html><body>${table}${after}</body></html>`,
      sha256: '',
      location: 'https://a.example/cookies',
      kind: 'page',
      contentType: 'text/html',
    });
    return result.status === 'read' ? result.policy.completeness : null;
  };
  test('is told by its last word, the beginning of a name', () =>
    expect(completenessOf('<p>Opendatasoft</p><p>Opend</p>')).toBe('incomplete'));
  test('is not seen in a page that ends with whole words', () =>
    expect(completenessOf('<p>Opendatasoft</p><footer>Contact</footer>')).toBe('unknown'));
  test('is not seen in a page that ends with its table', () => expect(completenessOf('')).toBe('unknown'));
});

describe('limits and odd documents', () => {
  test('a document larger than any policy is unreadable, and says so', () => {
    expect(read('cookie '.repeat(3_000_000))).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('larger than 20 million characters'),
    });
  });
  test('services in a column of names are no cookies', () => {
    expect(
      read(
        '# Cookies\n\n| Name | Purpose | Duration |\n|---|---|---|\n| Stripe | payments | 1 year |\n| YouTube | films | 1 year |\n',
        'p.md',
      ).status,
    ).toBe('unreadable');
  });
  test('a listed cookie that prose speaks of again is one entry', () => {
    expect(
      entries(
        '<h1>Cookies</h1><table><tr><th>Name</th><th>Expires</th></tr><tr><td>a_b</td><td>1 day</td></tr></table><p>The cookie <code>a_b</code> may be refused.</p>',
        'p.html',
      ),
    ).toHaveLength(1);
  });
  test('parameters of an address are no cookies', () => {
    expect(
      read('<h1>Cookies</h1><p>Campaigns add the URL parameters <code>utm_source</code> and <code>gclid</code>.</p>', 'p.html').status,
    ).toBe('unreadable');
  });
  test('broken JSON is read as text, and is no list', () => {
    expect(read('{"cookies": [{"name": "a_b", "expires": }]}', 'p.json').status).toBe('unreadable');
  });
  test('Complianz calls functional what needs no consent', () => {
    const page = (name: string): string =>
      `<div class="cmplz-document"><h1>Cookies</h1><details><summary class="cmplz-service-header"><h3>WordPress</h3><p>Functional</p></summary><div class="purpose"><h4>Functional</h4></div><div><h5>Name</h5></div><div class="name">${name}</div><div><h5>Expiration</h5></div><div>session</div><div><h5>Function</h5></div><div>Keeps the login</div></details></div>`;
    expect(entries(page('wp_key'), 'p.html')).toMatchObject([
      { name: 'wp_key', category: 'necessary', provider: 'WordPress', lifetimeSeconds: 0 },
    ]);
    expect(entries(page('Example Maps API'), 'p.html')).toMatchObject([{ name: 'Example Maps API', provider: 'WordPress' }]);
  });
  test.each(['_ga_*', '_ga_<id>', '_gat_gtag_UA_XXXX', 'sess_{HASH}', 'seen_#', 'cart[n]', 'a_xxx'])('%s is a pattern', (name) => {
    expect(entries(`Name\tExpires\n${name}\t1 day\n`)).toMatchObject([{ name, match: 'pattern' }]);
  });
});
