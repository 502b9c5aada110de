import { z } from 'zod';
import { FingerprintTechnique } from '../model/beyond.ts';
import { defineRecorder } from './define.ts';
import { hookFingerprintReads } from './fingerprint.hook.ts';
import { parseV8Stack } from './initiators.ts';
import { PageHook } from './page-hook.ts';

const Message = z.object({
  technique: FingerprintTechnique,
  api: z.string().max(100),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  stack: z.string(),
  href: z.string(),
});

/** Reads of canvas, WebGL, audio and fonts in every document, by script. */
export default defineRecorder({
  name: 'fingerprint',
  create({ journal }) {
    const hook = new PageHook(hookFingerprintReads);
    return {
      attach: async (target) => await hook.attach(target),
      on: {
        'Runtime.bindingCalled'(event) {
          const message = Message.safeParse(hook.read(event)).data;
          if (message === undefined) return;
          const { technique, api, width, height, characters, href } = message;
          const [nearest] = parseV8Stack(message.stack, hook.url, journal.hasher);
          journal.beyond.fingerprinted({
            phase: journal.phase,
            technique,
            api,
            script: { url: nearest?.url ?? journal.hasher.url(href), line: nearest?.line ?? null, column: nearest?.column ?? null },
            frame: journal.hasher.url(href),
            firstAt: journal.now(),
            detail: { width, height, characters },
          });
        },
      },
    };
  },
});
