import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/**
 * PECR reg. 6 as the ICO reads it; no lifetime is named. The statistics exception of the Data (Use
 * and Access) Act 2025 asks for information and an opt-out that this tool does not check: not assumed.
 */
export const uk: Profile = {
  ...eu,
  id: 'uk',
  title: 'United Kingdom (ICO)',
  grounds: ['PECR reg. 6', 'UK GDPR', 'ICO, Guidance on the use of storage and access technologies (m)'],
  anonymisedStatisticsExempt: false,
  lifetimeLimit: null,
};
