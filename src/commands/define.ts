import type { Command } from 'commander';
import type { ExitCode } from '../model/errors.ts';

/** What a command may touch of the outside world; the CLI hands it over, a test can hand over its own. */
export interface CommandIo {
  stdout(text: string): void;
  /** One line for a person */
  say(line: string): void;
  /** Replaces what was shown last, of one or more lines, where a person watches; does nothing elsewhere */
  progress(text: string): void;
  /** May escape codes be written there? */
  color: Readonly<Record<'stdout' | 'stderr', boolean>>;
  width: number;
  /** Aborted: the person wants the program to end now, with what it has */
  signal: AbortSignal;
  /** For a command that can finish what is running: the first Ctrl-C aborts this, the second one `signal` */
  drain(): AbortSignal;
}

/** Registers one command; `run` gives the exit code. */
export type RegisterCommand = (program: Command, io: CommandIo, run: (work: () => Promise<ExitCode>) => Promise<void>) => void;
