import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { PolicyLanguage } from './language.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';

/** Every language that policies are read in; a new one is a file beside this and a line here. */
export const LANGUAGES: readonly PolicyLanguage[] = [en, fr, de, es, it, nl, pt];
