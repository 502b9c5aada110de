import type { BrowserContext } from 'playwright';

const CLOSE_MS = 10_000;

/**
 * Rejects when `promise` takes longer than `ms` of real time: a call into a page may never come
 * back (a lazy frame that has not loaded, a dialog, an endless loop).
 */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: Timeout ${ms}ms exceeded`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a browser context; one that does not end goes with its browser. */
export async function closeContext(context: BrowserContext): Promise<void> {
  await within(CLOSE_MS, 'closing a browser profile', context.close()).catch(() => undefined);
}
