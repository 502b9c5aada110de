import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/** Garante: analytics whose data cannot single out a visitor are treated as technical cookies. */
export const it: Profile = {
  ...eu,
  id: 'it',
  title: 'Italy (Garante)',
  grounds: [...eu.grounds, 'Garante, Linee guida cookie 10 June 2021 (m)'],
};
