import { readdirSync } from 'node:fs';
import type { Reporter } from './define.ts';

/** Files of this folder that are not reporters. Parts of one reporter live in a folder of its name. */
const SHARED = new Set(['define', 'registry', 'escape-terminal', 'words', 'anchor', 'visible', 'standing', 'changes']);

function isReporter(value: unknown): value is Reporter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'fileName' in value &&
    typeof value.fileName === 'string' &&
    'mediaType' in value &&
    typeof value.mediaType === 'string' &&
    'render' in value &&
    typeof value.render === 'function'
  );
}

async function load(): Promise<ReadonlyMap<string, Reporter>> {
  // The same code runs from src/*.ts and from dist/*.js, where *.d.ts and *.js.map lie beside it.
  const suffix = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const names = readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .filter((name) => !name.includes('.') && !SHARED.has(name))
    .sort();
  const found = await Promise.all(
    names.map(async (name): Promise<[string, Reporter]> => {
      const loaded: unknown = await import(new URL(`./${name}${suffix}`, import.meta.url).href);
      const reporter = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
      if (!isReporter(reporter)) throw new Error(`src/reporters/${name}.ts has no default export made by defineReporter()`);
      if (reporter.name !== name) throw new Error(`src/reporters/${name}.ts defines the reporter "${reporter.name}": call both the same`);
      return [name, reporter];
    }),
  );
  return new Map(found);
}

/** All reporters by name, sorted by name. */
export const reporters: ReadonlyMap<string, Reporter> = await load();
