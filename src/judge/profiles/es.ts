import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/** AEPD: consent is to be renewed after 24 months at most, so a cookie that rests on it may live as long. */
export const es: Profile = {
  ...eu,
  id: 'es',
  title: 'Spain (AEPD)',
  grounds: [...eu.grounds, 'AEPD, Guía sobre el uso de las cookies (m)'],
  lifetimeLimit: { seconds: 731 * 86_400, words: '24 months' },
};
