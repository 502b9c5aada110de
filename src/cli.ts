#!/usr/bin/env node
import { supportsColor, supportsColorStderr } from 'chalk';
import type { CommandIo } from './commands/define.ts';
import { LONGEST_LINE, runProgram } from './commands/program.ts';
import { ExitCode, messageOf } from './model/errors.ts';
import { terminalText } from './reporters/escape-terminal.ts';

const interrupted = new AbortController();
let draining: AbortController | null = null;
const watched = process.stderr.isTTY && process.env['CI'] === undefined;
/** Lines of progress on the screen */
let shown = 0;
/** Standard error takes what is said */
let heard = true;
// https://no-color.org, which chalk leaves to its users
const colorful = (process.env['NO_COLOR'] ?? '') === '';

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  say(line) {
    io.progress('');
    if (heard) process.stderr.write(`${line}\n`);
  },
  progress(text) {
    if (!watched || !heard || (text === '' && shown === 0)) return;
    // A terminal that does not know its size says 0.
    const columns = process.stderr.columns > 0 ? process.stderr.columns : 80;
    const rows = process.stderr.rows > 0 ? process.stderr.rows : 24;
    const lines = text.split('\n').slice(0, rows - 1);
    const toFirst = shown > 1 ? `\u001b[${shown - 1}A` : '';
    process.stderr.write(`\r${toFirst}\u001b[J${lines.map((line) => line.slice(0, columns - 1)).join('\n')}`);
    shown = text === '' ? 0 : lines.length;
  },
  color: { stdout: colorful && supportsColor !== false, stderr: colorful && supportsColorStderr !== false },
  width: Math.min(Math.max(process.stdout.columns ?? 100, 60), 160),
  signal: interrupted.signal,
  drain() {
    draining ??= new AbortController();
    return draining.signal;
  },
};

/** Something went wrong that no command has caught: the run must not pass. */
let faulty = false;

/** A fault of the program itself: told in a line, never silently passed over. */
function tellFault(error: unknown): void {
  faulty = true;
  io.say(
    `cookie-audit: unexpected: ${terminalText(messageOf(error), LONGEST_LINE)}. This is a fault of cookie-audit: please report it (DEBUG=1 shows where)`,
  );
  if (process.env['DEBUG'] !== undefined && error instanceof Error) io.say(error.stack ?? '');
}

function listenToSignals(): void {
  const end = (): void => {
    if (interrupted.signal.aborted) process.exit(130);
    if (draining !== null && !draining.signal.aborted) {
      io.say('cookie-audit: interrupted: finishing the visits that are under way (once more to stop them)');
      draining.abort();
      return;
    }
    io.say('cookie-audit: interrupted: writing what was gathered (once more to stop at once)');
    interrupted.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  // The server that began this scan is gone, or wants it to come to an end; a signal may have said so already.
  const leftAlone = (): void => {
    if (!interrupted.signal.aborted && draining?.signal.aborted !== true) end();
  };
  process.once('disconnect', leftAlone);
  process.channel?.unref();
  // Undefined where there never was a channel.
  const { connected } = process as { connected?: boolean };
  if (connected === false) leftAlone();
  // What nobody waited for and failed must not take the results of the others with it.
  process.on('unhandledRejection', tellFault);
  process.stdout.on('error', tellLostOutput);
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    faulty = true;
    process.exitCode = ExitCode.usage;
    // There is nowhere left to tell that; each further line would fail the same way.
    heard = false;
  });
}

function tellLostOutput(error: NodeJS.ErrnoException): void {
  // A reader that closes the pipe early (`| head`) wants no more; that is no fault, and the exit code stands.
  if (error.code === 'EPIPE') return;
  faulty = true;
  process.exitCode = ExitCode.usage;
  io.say(`cookie-audit: cannot write to standard output: ${messageOf(error)}. Choose another place with --output`);
}

listenToSignals();
const exitCode = await runProgram(process.argv.slice(2), io, tellFault);
process.exitCode = faulty ? ExitCode.usage : exitCode;
