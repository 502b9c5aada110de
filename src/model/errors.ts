/** Exit codes of the program; precedence 2 > 1 > 3 (a proven violation outranks an unknown). */
export const ExitCode = { clean: 0, findings: 1, usage: 2, inconclusive: 3 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * What is wrong with the *invocation*: each stops the program before or instead of an audit, with
 * exit code 2. What goes wrong during a visit is not an error but evidence (see `Failure`).
 */
export type ErrorCode =
  | 'usage'
  | 'config-invalid'
  | 'policy-invalid'
  | 'policy-not-found'
  | 'evidence-invalid'
  | 'output-unwritable'
  | 'browser-not-found'
  | 'browser-failed'
  | 'portfolio-invalid'
  | 'run-not-found'
  | 'store-failed'
  | 'interrupted';

/** A known error: printed as one line (message) and a hint that says what to do, without a stack. */
export class CookieAuditError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(options: { code: ErrorCode; message: string; hint?: string; cause?: unknown }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CookieAuditError';
    this.code = options.code;
    this.hint = options.hint;
  }
}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
