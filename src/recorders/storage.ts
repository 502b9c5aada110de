import { z } from 'zod';
import { StorageArea, StorageWrite } from '../model/beyond.ts';
import { looksMadeUp } from '../cookies/tokens.ts';
import type { ValueHasher } from '../cookies/value.ts';
import { defineRecorder } from './define.ts';
import { parseV8Stack } from './initiators.ts';
import { PageHook } from './page-hook.ts';
import { hookStorageWrites } from './storage.hook.ts';

const Message = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    area: StorageArea,
    api: StorageWrite.shape.api,
    name: z.string(),
    text: z.string(),
    length: z.number(),
    stack: z.string(),
    pageTimeMs: z.number(),
    href: z.string(),
    origin: z.string(),
  }),
  z.object({ kind: z.literal('limit'), origin: z.string() }),
]);

/** Writes to localStorage, sessionStorage, IndexedDB and CacheStorage in every document, with the stack that made them. */
export default defineRecorder({
  name: 'storage',
  create({ journal }) {
    const hook = new PageHook(hookStorageWrites);
    return {
      attach: async (target) => await hook.attach(target),
      on: {
        'Runtime.bindingCalled'(event) {
          const message = Message.safeParse(hook.read(event)).data;
          if (message === undefined || !/^https?:/.test(message.origin)) return;
          if (message.kind === 'limit') {
            journal.beyond.leaveOut(`storage writes of a document of ${message.origin} beyond its first 2,000`);
            return;
          }
          const stack = parseV8Stack(message.stack, hook.url, journal.hasher);
          const name = itemName(message.area, message.name, journal.hasher);
          journal.beyond.wrote({
            ...message,
            name,
            text: name === message.name ? message.text : `${message.name} ${message.text}`,
            phase: journal.phase,
            at: journal.now(),
            frame: message.href,
            setter: {
              // A timer that was given a text has no script of its own: its document stands in.
              url: stack[0]?.url ?? journal.hasher.url(message.href),
              line: stack[0]?.line ?? null,
              column: stack[0]?.column ?? null,
              stack: stack.slice(0, 12),
            },
          });
        },
      },
    };
  },
});

/** The name of an item, the same in every profile: a record's made-up key becomes `*`, an address loses what may identify. */
export function itemName(area: StorageArea, name: string, hasher: ValueHasher): string {
  if (area === 'cacheStorage') return name.replace(/\S+$/, (url) => hasher.url(url)).slice(0, 300);
  if (area !== 'indexedDB') return name.slice(0, 200);
  const key = name.slice(name.lastIndexOf('/') + 1);
  return looksMadeUp(key) ? name.slice(0, -key.length) + '*' : name;
}
