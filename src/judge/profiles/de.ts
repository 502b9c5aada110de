import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/** § 25 TDDDG as the DSK reads it: no general exemption for audience measurement. */
export const de: Profile = {
  ...eu,
  id: 'de',
  title: 'Germany (DSK)',
  grounds: [...eu.grounds, 'TDDDG § 25', 'DSK, Orientierungshilfe Digitale Dienste (m)'],
  anonymisedStatisticsExempt: false,
};
