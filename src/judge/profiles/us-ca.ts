import type { Profile } from '../../rules/profile.ts';
import { eu } from './eu.ts';

/** California: an opt-out regime, so what is set before a choice is a note and what stays after a refusal an error. */
export const usCa: Profile = {
  ...eu,
  id: 'us-ca',
  title: 'California (CCPA)',
  grounds: ['CCPA §1798.100, §1798.120, §1798.135', 'CCPA Regulations §7025 (m)'],
  severities: {
    'cookie/pre-consent': 'note',
    'storage/identifier-pre-consent': 'note',
    'request/tracker-pre-consent': 'note',
    'fingerprint/suspected': 'note',
    'cookie/undeclared': 'warning',
    'cookie/lifetime-over-limit': 'note',
    'policy/category-mismatch': 'warning',
    'gpc/ignored': 'error',
  },
  lifetimeLimit: null,
};
