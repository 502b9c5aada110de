/** What the hook tells of one write; `href` and `base` say which document wrote. */
export interface HookMessage {
  api: 'document.cookie' | 'cookieStore';
  /** The text given to `document.cookie`, or the JSON of what was given to `cookieStore` */
  text: string;
  stored: boolean;
  stack: string;
  /** The page's own clock in milliseconds: it may run ahead of real time */
  now: number;
  /** Milliseconds since the document began, by the same clock */
  pageTimeMs: number;
  href: string;
  base: string;
  origin: string;
}

/**
 * Runs in every document before its first script, so it must stand alone: no import, no closure. It
 * keeps the page's prototypes as they look (proxies show native code) and takes its channel out of
 * the page's sight, so that a page can neither see nor feed it. Written for any realm a page can
 * make: a step that a realm lacks is left out there.
 *
 * @param channel name of the DevTools binding, random per scenario
 */
export function hookCookieWrites(channel: string): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const tell = scope[channel] as ((payload: string) => void) | undefined;
  delete scope[channel];
  if (typeof tell !== 'function') return;

  const NativeError = Error;
  const pageNow = Date.now;
  const { performance } = globalThis;
  const sinceStart = performance.now;
  const { getOwnPropertyDescriptor, defineProperty } = Reflect;
  const apply = Reflect.apply as (target: unknown, self: unknown, args: unknown[]) => unknown;
  const stringify = JSON.stringify.bind(JSON);
  const includes = String.prototype.includes;
  const concat = String.prototype.concat;
  const split = String.prototype.split;
  const trim = String.prototype.trim;
  const then = Promise.prototype.then;

  const stackNow = (): string => {
    const prepare = getOwnPropertyDescriptor(NativeError, 'prepareStackTrace');
    const limit = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit');
    try {
      delete (NativeError as { prepareStackTrace?: unknown }).prepareStackTrace;
      defineProperty(NativeError, 'stackTraceLimit', { value: 40, writable: true, configurable: true, enumerable: true });
      return String(new NativeError().stack);
    } finally {
      if (prepare !== undefined) defineProperty(NativeError, 'prepareStackTrace', prepare);
      if (limit !== undefined) defineProperty(NativeError, 'stackTraceLimit', limit);
    }
  };
  const report = (api: string, text: string, stored: boolean, stack: string): void => {
    // No prototype: a page's Object.prototype.toJSON must not speak for us.
    tell(
      stringify({
        __proto__: null,
        api,
        text,
        stored,
        stack,
        now: pageNow(),
        pageTimeMs: apply(sinceStart, performance, []),
        href: location.href,
        base: typeof document === 'undefined' ? location.href : document.baseURI,
        origin: self.origin,
      }),
    );
  };

  const cookie = typeof Document === 'undefined' ? undefined : getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (cookie?.get !== undefined && cookie.set !== undefined) {
    const read = cookie.get;
    defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      set: new Proxy(cookie.set, {
        apply(target, self, args: unknown[]) {
          // ToString, once, as the setter itself does it (it refuses symbols, where String() would not).
          const text = apply(concat, '', [args[0]]) as string;
          const result = apply(target, self, [text]);
          const pair = apply(trim, (apply(split, text, [';']) as string[])[0], []) as string;
          const now = `; ${apply(read, self, []) as string}; `;
          report('document.cookie', text, apply(includes, now, [`; ${pair}; `]) as boolean, stackNow());
          return result;
        },
      }),
    });
  }

  const store = (scope['CookieStore'] as { prototype?: object } | undefined)?.prototype;
  for (const method of ['set', 'delete']) {
    const descriptor = store === undefined ? undefined : getOwnPropertyDescriptor(store, method);
    if (store === undefined || typeof descriptor?.value !== 'function') continue;
    defineProperty(store, method, {
      ...descriptor,
      value: new Proxy(descriptor.value as () => unknown, {
        apply(target, self, args: unknown[]) {
          const stack = stackNow();
          const promise = apply(target, self, args);
          const given = args.length > 1 ? { name: args[0], value: args[1] } : typeof args[0] === 'object' ? args[0] : { name: args[0] };
          const text = stringify({ __proto__: null, method, ...(given as object) });
          apply(then, promise, [
            () => report('cookieStore', text, method === 'set', stack),
            () => report('cookieStore', text, false, stack),
          ]);
          return promise;
        },
      }),
    });
  }
}
