// node docs/examples/audit.mjs https://dashboard.paris [HOST=ADDR:PORT …]
import { writeFile } from 'node:fs/promises';
import { audit, reporters } from 'cookie-audit';

const [url = 'https://dashboard.paris', ...resolve] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const { report, portals } = await audit(url, {
  scenarios: ['no-choice', 'reject'],
  pages: 0,
  resolve,
  ignoreHttpsErrors: resolve.length > 0,
  evidence: 'evidence',
  signal: stop.signal,
  onProgress: ({ url: portal, message }) => console.error(`${portal} ${message}`),
});

for (const { verdict, evidence } of portals) {
  console.log(`${verdict.url}: ${verdict.verdict}, ${verdict.cookies.length} cookies, ${evidence.scenarios.length} visits`);
  for (const { rule, severity, message } of verdict.findings) console.log(`  ${severity} ${rule}: ${message}`);
}
await writeFile('report.sarif', reporters.get('sarif').render(report, { color: false, width: 100 }));
process.exitCode = report.gate.exitCode;
