import { readdirSync } from 'node:fs';
import type { Lexicon } from './define-lexicon.ts';

function isLexicon(value: unknown): value is Lexicon {
  return typeof value === 'object' && value !== null && 'language' in value && 'topic' in value && 'decoys' in value;
}

async function loadLexicons(): Promise<readonly Lexicon[]> {
  const directory = new URL('./lexicon/', import.meta.url);
  const files = readdirSync(directory)
    .filter((name) => /^[\w-]+\.(ts|js)$/.test(name))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module: unknown = await import(new URL(file, directory).href);
      const found = typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
      if (!isLexicon(found)) throw new Error(`${file} does not export a lexicon: export default defineLexicon({...})`);
      return found;
    }),
  );
}

/** One a file of the directory. */
export const lexicons = await loadLexicons();
