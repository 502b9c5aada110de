import { readPolicy } from '../../src/policy/read.ts';

const MEGABYTE = 1_000_000;

/** Builds a document of a kind with `count` cookies. */
const kinds: Readonly<Record<string, { location: string; row: string; before: string; after: string }>> = {
  'HTML table': {
    location: 'p.html',
    before: '<h1>Cookies</h1><table><tr><th>Name</th><th>Provider</th><th>Purpose</th><th>Expires</th></tr>',
    row: '<tr><td>name_§</td><td>Example</td><td>Counts the visits of this site</td><td>2 years</td></tr>\n',
    after: '</table>',
  },
  'HTML list': {
    location: 'p.html',
    before: '<h1>Cookies</h1><h2>Analytics</h2><ul>',
    row: '<li><code>name_§</code> (2 years): counts the visits of this site</li>\n',
    after: '</ul>',
  },
  'HTML labels': {
    location: 'p.html',
    before: '<h1>Cookies</h1>',
    row: '<div><div><b>Name</b></div><div>name_§</div><div><b>Expires</b></div><div>2 years</div></div>\n',
    after: '',
  },
  'HTML prose': {
    location: 'p.html',
    before: '<h1>Cookies</h1>',
    row: '<p>The cookie name_§ counts the visits of this site and is kept for 2 years.</p>\n',
    after: '',
  },
  'Markdown table': {
    location: 'p.md',
    before: '# Cookies\n\n| Name | Purpose | Expires |\n|---|---|---|\n',
    row: '| name_§ | Counts the visits | 2 years |\n',
    after: '',
  },
  'tab-separated text': {
    location: 'p.txt',
    before: 'Cookies\n\nName\tPurpose\tExpires\n',
    row: 'name_§\tCounts the visits\t2 years\n',
    after: '',
  },
  'plain text': {
    location: 'p.txt',
    before: 'Cookies\n\n',
    row: 'The cookie name_§ counts the visits and is kept for 2 years.\n',
    after: '',
  },
  JSON: {
    location: 'p.json',
    before: '{"cookies":[{"name":"a_b"}',
    row: ',{"name":"name_§","provider":"Example","expires":"2 years","category":"statistics"}\n',
    after: ']}',
  },
};

/** Milliseconds of processor time (other programs do not count) for one, two and five megabytes of each kind: the ratio tells whether time grows in a line. */
export function growth(): string {
  const lines = ['processor time to read 1 / 2 / 5 MB (a line: ratio to 1 MB of about 1 / 2 / 5)'];
  for (const [kind, { location, before, row, after }] of Object.entries(kinds)) {
    const times = [1, 2, 5].map((size) => {
      const count = Math.floor((size * MEGABYTE) / row.length);
      const text = before + Array.from({ length: count }, (_, index) => row.replace('§', String(index))).join('') + after;
      const start = process.cpuUsage();
      const result = readPolicy({ text, sha256: '0', location, kind: 'page' });
      const { user, system } = process.cpuUsage(start);
      const ms = (user + system) / 1_000;
      return { ms, said: result.status === 'read' ? `${String(result.policy.entries.length)} of ${String(count)}` : result.status };
    });
    const base = times[0]?.ms ?? 1;
    lines.push(
      `${kind.padEnd(20)} ${times.map(({ ms }) => `${ms.toFixed(0)} ms`.padStart(9)).join('')}   × ${times.map(({ ms }) => (ms / base).toFixed(1)).join(' / ')}   ${times.map(({ said }) => said).join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
