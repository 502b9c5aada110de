import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'cookie-audit-session';
const SESSION_SECONDS = 7 * 24 * 3600;
/** Nothing of the history is in these. */
const OPEN = new Set(['/healthz', '/login', '/assets/style.css', '/assets/icon.svg', '/assets/live.js']);

export interface Access {
  /** null: whoever reaches this machine's own loopback address may come in */
  token: string | null;
  /** Names under which this server may be called where there is no token */
  hosts: ReadonlySet<string>;
}

/**
 * Who may come in. Without a token the server is for this machine: a request under another host name is
 * a page in somebody's browser that had its name pointed here (DNS rebinding). A request that changes
 * something must come from this server's own pages, or from no page at all.
 */
export class Guard {
  readonly #access: Access;
  readonly #key = randomBytes(32);

  constructor(access: Access) {
    this.#access = access;
  }

  install(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      void reply.headers(headersOf());
      const refusal = this.#refusal(request);
      if (refusal === null) return;
      if (refusal.status === 401 && wantsHtml(request)) await reply.redirect('/login', 303);
      else await reply.code(refusal.status).header('www-authenticate', 'Bearer').send({ error: refusal.why });
    });
  }

  /** @returns whether the token is right; then the reply carries a session */
  signIn(token: string, request: FastifyRequest, reply: FastifyReply): boolean {
    if (this.#access.token === null || !equal(token, this.#access.token)) return false;
    const until = Math.floor(Date.now() / 1000) + SESSION_SECONDS;
    void reply.header('set-cookie', cookieOf(`${until}.${this.#seal(until)}`, SESSION_SECONDS, request.protocol === 'https'));
    return true;
  }

  signOut(reply: FastifyReply): void {
    void reply.header('set-cookie', cookieOf('', 0, false));
  }

  get hasToken(): boolean {
    return this.#access.token !== null;
  }

  #refusal(request: FastifyRequest): { status: 400 | 401 | 403; why: string } | null {
    const path = request.url.split('?', 1)[0] ?? '';
    if (this.#access.token === null && !this.#access.hosts.has(hostName(request.headers.host))) {
      return {
        status: 403,
        why: 'this server answers on this machine only, under localhost or 127.0.0.1; start it with a token for others',
      };
    }
    if (!['GET', 'HEAD'].includes(request.method) && !sameOrigin(request))
      return { status: 403, why: 'the request came from another site' };
    if (this.#access.token === null || OPEN.has(path) || this.#signedIn(request)) return null;
    return { status: 401, why: 'a token is needed: send it as Authorization: Bearer TOKEN' };
  }

  #signedIn(request: FastifyRequest): boolean {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return equal(bearer, this.#access.token ?? '');
    const session = new RegExp(`(?:^|; )${COOKIE}=(\\d{1,12})\\.([0-9a-f]{64})(?:;|$)`).exec(request.headers.cookie ?? '');
    const [, until = '0', seal = ''] = session ?? [];
    return Number(until) * 1000 > Date.now() && equal(seal, this.#seal(Number(until)));
  }

  /** Only as good as the token it was given for, and the process that gave it. */
  #seal(until: number): string {
    return createHmac('sha256', this.#key)
      .update(`${until} ${this.#access.token ?? ''}`)
      .digest('hex');
  }
}

function equal(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function cookieOf(value: string, seconds: number, secure: boolean): string {
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

function hostName(header: string | undefined): string {
  return (header ?? '').replace(/:\d+$/, '').toLowerCase();
}

/**
 * Browsers say where a request comes from; what says nothing is no browser, and has no session to be misused. A page cannot
 * write `Sec-Fetch-Site`; browsers leave it out over plain HTTP, where the name that a trusted proxy was called by counts.
 */
function sameOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (site === 'same-origin') return true;
  if (site !== undefined && site !== 'none') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

export function wantsHtml({ url, headers }: FastifyRequest): boolean {
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}

function headersOf(): Record<string, string> {
  return {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    // Not no-referrer: under that, browsers say of this server's own forms that they come from nowhere.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  };
}
