import { messageOf } from '../model/errors.ts';
import { NotDelivered } from './channel.ts';

const TIMEOUT_MS = 15_000;
/** Too early, too many, or a fault of the receiver that passes. */
const PASSING = new Set([408, 425, 429]);

/** One POST of JSON; a redirect is not followed, since it would lead the message to another place. @throws NotDelivered */
export async function postJson(address: URL, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<void> {
  // A password in an address is no part of a request's URL; fetch would refuse it, and repeat it in its error.
  const url = new URL(address);
  url.username = url.password = '';
  const { username, password } = address;
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const authorization: Record<string, string> = username === '' ? {} : { authorization: `Basic ${basic}` };
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'cookie-audit', ...authorization, ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    // Read to the end, so that the connection can be used again; what it says is not our matter.
    await response.body?.cancel();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new NotDelivered(messageOf(cause), { retry: !signal.aborted, cause: error });
  }
  if (response.ok) return;
  throw new NotDelivered(`it answered HTTP ${response.status}`, {
    retry: response.status >= 500 || PASSING.has(response.status),
    waitMs: retryAfter(response.headers.get('retry-after')),
  });
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
