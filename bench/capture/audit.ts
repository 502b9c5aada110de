import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '../../src/model/evidence.ts';

export const builtProgram = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Runs in the audit's own process, which alone knows its peak. */
const peakWriter = `data:text/javascript,${encodeURIComponent(
  'import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));',
)}`;

const LONGEST_AUDIT_MS = 240_000;
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface AuditRun {
  evidence: Evidence;
  wallMs: number;
  /** Of the program itself, without its browser */
  peakRssMb: number;
  evidenceBytes: number;
}

/** One audit by the built program, as a person would run it. */
export async function runAudit(program: string, url: string, resolve: readonly string[], flags: readonly string[]): Promise<AuditRun> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-'));
  try {
    const peakFile = path.join(directory, 'peak');
    const store = path.join(directory, 'evidence');
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        '--import',
        peakWriter,
        program,
        'audit',
        url,
        '--format',
        'json',
        '--output',
        path.join(directory, 'report.json'),
        '--evidence',
        store,
        '--ignore-https-errors',
        ...resolve.flatMap((rule) => ['--resolve', rule]),
        ...flags,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PEAK_FILE: peakFile } },
    );
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString('utf8')));
    const end = (): void => void child.kill('SIGTERM');
    // Neither an audit that hangs nor a bench that is ended may leave a browser behind.
    const limit = setTimeout(end, LONGEST_AUDIT_MS);
    for (const signal of ending) process.once(signal, end);
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('close', done);
    });
    clearTimeout(limit);
    for (const signal of ending) process.off(signal, end);
    const wallMs = performance.now() - began;
    if (code === 2 || code === null) throw new Error(`the audit of ${url} ended with ${code}: ${said}`);
    const files = (await readdir(store, { recursive: true })).filter((file) => path.basename(file) === 'evidence.json');
    const file = path.join(store, files[0] ?? 'evidence.json');
    return {
      evidence: JSON.parse(await readFile(file, 'utf8')) as Evidence,
      wallMs,
      peakRssMb: Math.round(Number(await readFile(peakFile, 'utf8')) / 1024),
      evidenceBytes: (await stat(file)).size,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
