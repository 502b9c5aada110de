import { readdirSync } from 'node:fs';
import type { RecorderDefinition } from './define.ts';

/** Every file of this directory whose default export is a recorder: to add one, add a file. */
const modules = await Promise.all(
  readdirSync(new URL('.', import.meta.url))
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('registry.'))
    .toSorted()
    .map(async (file) => (await import(new URL(file, import.meta.url).href)) as { default?: RecorderDefinition }),
);

export const recorders: readonly RecorderDefinition[] = modules.flatMap((module) => module.default ?? []);
