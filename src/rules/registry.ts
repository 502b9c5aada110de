import { readdirSync } from 'node:fs';
import type { Rule } from './define.ts';

const here = new URL('./', import.meta.url);

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && 'evaluate' in value && typeof value.evaluate === 'function';
}

/**
 * Every rule of the directory, by id: a rule is `<group>/<name>` in a file of that name. Read from
 * the directory (in `src` and in `dist` alike) so that adding a rule is adding a file.
 */
async function load(): Promise<readonly Rule[]> {
  const groups = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = groups.flatMap((group) =>
    readdirSync(new URL(`${group.name}/`, here))
      .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
      .map((file) => ({ id: `${group.name}/${file.slice(0, -3)}`, url: new URL(`${group.name}/${file}`, here) })),
  );
  const loaded = await Promise.all(
    files.map(async ({ id, url }) => {
      const module: { default?: unknown } = await import(url.href);
      if (!isRule(module.default)) throw new Error(`${url.pathname} has no rule as its default export`);
      if (module.default.id !== id) throw new Error(`${url.pathname} must hold the rule ${id}, not ${module.default.id}`);
      return module.default;
    }),
  );
  return loaded.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const rules: readonly Rule[] = await load();
