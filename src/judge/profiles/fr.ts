import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/** CNIL: thirteen months are a condition of the audience-measurement exemption (2020-091 art. 5 (m)). */
export const fr: Profile = {
  ...eu,
  id: 'fr',
  title: 'France (CNIL)',
  grounds: [...eu.grounds, 'CNIL 2020-091', 'CNIL 2020-092'],
  exemptStatisticsOverLimit: 'error',
};
