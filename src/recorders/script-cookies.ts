import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseSetCookie, type CookieWrite } from '../cookies/set-cookie.ts';
import type { Target } from '../browser/targets.ts';
import { defineRecorder } from './define.ts';
import { parseV8Stack } from './initiators.ts';
import { hookCookieWrites, type HookMessage } from './script-cookies.hook.ts';

const Message = z.object({
  api: z.enum(['document.cookie', 'cookieStore']),
  text: z.string(),
  stored: z.boolean(),
  stack: z.string(),
  now: z.number(),
  pageTimeMs: z.number(),
  href: z.string(),
  base: z.string(),
  origin: z.string(),
});

/** CookieInit and CookieStoreDeleteOptions of the Cookie Store API. */
const StoreCall = z.object({
  method: z.enum(['set', 'delete']),
  name: z.coerce.string().default(''),
  value: z.coerce.string().default(''),
  domain: z.string().nullish(),
  path: z.string().nullish(),
  expires: z.union([z.number(), z.string()]).nullish(),
  sameSite: z.string().nullish(),
  partitioned: z.boolean().nullish(),
});

/** Writes by `document.cookie` and `cookieStore` in every document, with the stack that made them. */
export default defineRecorder({
  name: 'script-cookies',
  create({ journal, topLevelSite }) {
    const channel = `__${randomBytes(9).toString('hex')}`;
    const hookUrl = `${channel}.js`;
    // `__name`: what esbuild-based runners (tsx) leave in the text of a function.
    const source = `{ const __name = (f) => f; (${hookCookieWrites.toString()})(${JSON.stringify(channel)}); }\n//# sourceURL=${hookUrl}`;
    /**
     * Workers have no document.cookie, but service workers have a cookieStore. It is not there yet while
     * the worker waits to be started, so the hook is set at the first line of its script.
     */
    const attachToWorker = async (target: Target): Promise<void> => {
      if (target.type !== 'service_worker') return;
      await Promise.all([
        target.send('Runtime.enable'),
        target.send('Runtime.addBinding', { name: channel }),
        target.send('Debugger.enable'),
        target.send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' }),
      ]);
    };
    return {
      async attach(target) {
        if (!target.isDocument) return await attachToWorker(target);
        await Promise.all([
          // Without them DevTools neither reports calls of the binding nor runs the script after a navigation.
          target.send('Runtime.enable'),
          target.send('Page.enable'),
          target.send('Runtime.addBinding', { name: channel }),
          target.send('Page.addScriptToEvaluateOnNewDocument', { source, runImmediately: true }),
        ]);
      },
      on: {
        'Debugger.paused'(_event, target) {
          // Disabling lets the worker go on. It may be gone by then, or refuse the hook: then it has no hook.
          void target.send('Runtime.evaluate', { expression: source, silent: true }).catch(() => undefined);
          void target.send('Debugger.disable').catch(() => undefined);
        },
        'Runtime.bindingCalled'(event, target) {
          if (event.name !== channel) return;
          const message = Message.safeParse(parseJson(event.payload)).data;
          if (message === undefined) return;
          const frame = documentUrl(message);
          const now = new Date(message.now);
          const write =
            message.api === 'document.cookie'
              ? parseSetCookie(message.text, frame, now, topLevelSite())
              : storeWrite(message, frame, now, topLevelSite());
          if (write === null) return;
          const stack = parseV8Stack(message.stack, hookUrl, journal.hasher);
          journal.wrote({
            // A script cannot write HttpOnly: the attribute makes the browser refuse the write.
            write,
            frame,
            target: target.type,
            stored: write.deletes ? undefined : message.stored,
            blockedReasons: [],
            pageTimeMs: message.pageTimeMs,
            setter: {
              kind: 'script',
              api: message.api,
              // A timer that was given a text has no script of its own: its document stands in.
              url: stack[0]?.url ?? journal.hasher.url(frame),
              line: stack[0]?.line ?? null,
              column: stack[0]?.column ?? null,
              stack,
            },
          });
        },
      },
    };
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Only our hook knows the channel; what is not its JSON is no observation.
    return null;
  }
}

/** The URL whose host and path a write of this document belongs to: about:blank and srcdoc inherit one. */
function documentUrl({ href, base, origin }: HookMessage): string {
  if (/^https?:/.test(href)) return href;
  if (base.startsWith(`${origin}/`)) return base;
  return origin === 'null' ? href : `${origin}/`;
}

function storeWrite(message: HookMessage, frame: string, now: Date, partitionSite: string | null): CookieWrite | null {
  const call = StoreCall.safeParse(parseJson(message.text)).data;
  if (call === undefined) return null;
  const expires = call.expires === null || call.expires === undefined ? null : new Date(call.expires);
  const parts = [
    `${call.name}=${call.value}`,
    // The Cookie Store API's default path is "/", not the document's directory, and any path ends with "/".
    `Path=${(call.path ?? '/').replace(/[^/]$/, '$&/')}`,
    'Secure',
    `SameSite=${call.sameSite ?? 'strict'}`,
    ...(call.domain === null || call.domain === undefined ? [] : [`Domain=${call.domain}`]),
    ...(expires === null || Number.isNaN(expires.getTime()) ? [] : [`Expires=${expires.toUTCString()}`]),
    ...(call.partitioned === true ? ['Partitioned'] : []),
    ...(call.method === 'delete' ? ['Max-Age=0'] : []),
  ];
  return parseSetCookie(parts.join('; '), frame, now, partitionSite);
}
