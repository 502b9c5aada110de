import { ca } from './ca.ts';
import { cs } from './cs.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { el } from './el.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { hr } from './hr.ts';
import { hu } from './hu.ts';
import { it } from './it.ts';
import type { PolicyLanguage } from './language.ts';
import { nl } from './nl.ts';
import { no } from './no.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { sk } from './sk.ts';
import { sv } from './sv.ts';
import { tr } from './tr.ts';

/** Every language that policies are read in; a new one is a file beside this and a line here. */
export const LANGUAGES: readonly PolicyLanguage[] = [en, fr, de, es, it, nl, pt, pl, sv, da, fi, no, cs, sk, ca, ro, hu, hr, el, tr];
