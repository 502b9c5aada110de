import { randomBytes } from 'node:crypto';
import type { Target } from '../browser/targets.ts';

/** What every hook in a page needs, kept from before the page's first script. */
export interface HookKit {
  apply(target: unknown, self: unknown, args: readonly unknown[]): unknown;
  /** Frames of the page and of ours, 30 at most */
  stackNow(): string;
  /** `facts` must be a plain object of plain values */
  tell(facts: object): void;
  /** Replaces a method by one that looks like it; `around` gets a function that does what the method does */
  wrap(prototype: object | undefined, name: string, around: (self: unknown, args: unknown[], original: () => unknown) => unknown): void;
  /** Milliseconds since the document began, by the page's clock */
  now(): number;
}

/**
 * Runs in every document before its first script, so it must stand alone: no import, no closure. Takes
 * its channel out of the page's sight, so that a page can neither see nor feed it.
 */
function makeKit(channel: string): HookKit | null {
  const scope = globalThis as unknown as Record<string, unknown>;
  const send = scope[channel] as ((payload: string) => void) | undefined;
  delete scope[channel];
  if (typeof send !== 'function') return null;
  const NativeError = Error;
  const { getOwnPropertyDescriptor, defineProperty } = Reflect;
  const apply = Reflect.apply as HookKit['apply'];
  const stringify = JSON.stringify.bind(JSON);
  const { performance } = globalThis;
  const sinceStart = performance.now;
  const now = (): number => apply(sinceStart, performance, []) as number;
  return {
    apply,
    now,
    stackNow() {
      const prepare = getOwnPropertyDescriptor(NativeError, 'prepareStackTrace');
      const limit = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit');
      try {
        delete (NativeError as { prepareStackTrace?: unknown }).prepareStackTrace;
        defineProperty(NativeError, 'stackTraceLimit', { value: 30, writable: true, configurable: true, enumerable: true });
        return String(new NativeError().stack);
      } finally {
        if (prepare !== undefined) defineProperty(NativeError, 'prepareStackTrace', prepare);
        if (limit !== undefined) defineProperty(NativeError, 'stackTraceLimit', limit);
      }
    },
    tell(facts) {
      // No prototype: a page's Object.prototype.toJSON must not speak for us.
      send(stringify({ __proto__: null, ...facts, pageTimeMs: now(), href: location.href, origin: self.origin }));
    },
    wrap(prototype, name, around) {
      const descriptor = prototype === undefined ? undefined : getOwnPropertyDescriptor(prototype, name);
      if (prototype === undefined || typeof descriptor?.value !== 'function') return;
      defineProperty(prototype, name, {
        ...descriptor,
        value: new Proxy(descriptor.value as () => unknown, {
          apply: (target, self, args: unknown[]) => around(self, args, () => apply(target, self, args)),
        }),
      });
    },
  };
}

/** A hook that is put into every document of a profile, and the channel on which it tells what it sees. */
export class PageHook {
  readonly channel = `__${randomBytes(9).toString('hex')}`;
  /** Source URL of the hook: its frames are no part of a page's stack */
  readonly url = `${this.channel}.js`;
  readonly #source: string;

  /** @param hook stands alone but for its argument */
  constructor(hook: (kit: HookKit) => void) {
    // `__name`: what esbuild-based runners (tsx) leave in the text of a function.
    this.#source = `{ const __name = (f) => f; const kit = (${makeKit.toString()})(${JSON.stringify(this.channel)}); if (kit !== null) (${hook.toString()})(kit); }\n//# sourceURL=${this.url}`;
  }

  async attach(target: Target): Promise<void> {
    if (!target.isDocument) return;
    await Promise.all([
      // Without them DevTools neither reports calls of the binding nor runs the script after a navigation.
      target.send('Runtime.enable'),
      target.send('Page.enable'),
      target.send('Runtime.addBinding', { name: this.channel }),
      target.send('Page.addScriptToEvaluateOnNewDocument', { source: this.#source, runImmediately: true }),
    ]);
  }

  /** What a call of the binding says, where it is this hook's; undefined: it is another's, or no JSON. */
  read(event: { name: string; payload: string }): unknown {
    if (event.name !== this.channel) return undefined;
    try {
      return JSON.parse(event.payload) as unknown;
    } catch {
      // Only our hook knows the channel; what is not its JSON is no observation.
      return undefined;
    }
  }
}
