import type { Failure, FailureCode } from '../model/evidence.ts';
import { messageOf } from '../model/errors.ts';

/** An observation that failed in a known way; becomes a Failure in the evidence. */
export class ObservationFailed extends Error {
  override name = 'ObservationFailed';
  readonly failure: Failure;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.failure = { code, message };
  }
}

/** Chromium's net errors (net/base/net_error_list.h), by what a person can do about them. */
const netErrors: [RegExp, FailureCode, string][] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED/, 'dns', 'the host name does not resolve'],
  [/ERR_CERT_|ERR_SSL_|ERR_BAD_SSL/, 'tls', 'the TLS certificate or connection is not valid (--ignore-https-errors accepts it)'],
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect-loop', 'the page redirects without end'],
  [/ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/, 'timeout', 'the host does not answer in time'],
  [/ERR_EMPTY_RESPONSE/, 'connection', 'the host closed the connection without an answer; does it speak https?'],
  [/ERR_CONNECTION_|ERR_ADDRESS_|ERR_INTERNET_|ERR_SOCK|ERR_HTTP2|ERR_QUIC/, 'connection', 'no connection to the host'],
  [/ERR_UNSAFE_PORT/, 'navigation', 'browsers do not visit that port'],
  [/ERR_BLOCKED_BY|ERR_ABORTED/, 'navigation', 'the navigation was stopped'],
];

/** Any error thrown while visiting, as a fact. */
export function failureOf(error: unknown, state: { interrupted: boolean; browserAlive: boolean }): Failure {
  if (state.interrupted) return { code: 'interrupted', message: 'the run was interrupted' };
  if (!state.browserAlive) return { code: 'browser-crashed', message: 'the browser ended unexpectedly' };
  if (error instanceof ObservationFailed) return error.failure;
  const message = messageOf(error);
  const net = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1];
  if (net !== undefined) {
    const known = netErrors.find(([pattern]) => pattern.test(net));
    return known === undefined
      ? { code: 'navigation', message: `the page could not be loaded (net::${net})` }
      : { code: known[1], message: `${known[2]} (net::${net})` };
  }
  if (/Timeout \d+ms exceeded/i.test(message)) {
    return {
      code: 'timeout',
      message: `the page did not finish loading (${/Timeout \d+ms/.exec(message)?.[0] ?? 'timeout'}; --timeout sets it)`,
    };
  }
  if (/crashed/i.test(message)) return { code: 'page-crashed', message: 'the page crashed' };
  return { code: 'navigation', message: message.slice(0, 300) };
}

const wall =
  /checking (if the site|your browser)|just a moment|attention required|verify (that )?you are (a )?human|are you a robot|captcha|access denied|unusual traffic|vérifi(er|cation).{0,30}(humain|robot)/i;

/** A bot wall or an HTTP error is not an empty, compliant page. */
export function refusalOf(status: number | null, title: string, text: string): Failure | null {
  const short = text.length < 3000;
  const challenged = wall.test(title) || (short && wall.test(text));
  if (status !== null && [401, 403, 407, 429, 451].includes(status)) {
    return { code: 'blocked', message: `the portal refused the visit (HTTP ${status})` };
  }
  if (challenged && (short || status !== 200))
    return { code: 'blocked', message: `a bot wall answered instead of the page${status === null ? '' : ` (HTTP ${status})`}` };
  if (status !== null && status >= 400) return { code: 'http-status', message: `the page answered HTTP ${status}` };
  return null;
}
