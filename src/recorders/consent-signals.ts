import type { ConsentSignal } from '../model/consent.ts';
import { defineRecorder } from './define.ts';

/** `G1` and one digit each for ad_storage and analytics_storage; https://developers.google.com/tag-platform/security/concepts/consent-mode */
const GCS = /^G1[01-]{2}$/;
/** `1` + a digit, then a letter for each signal with a digit between, as `11t1t1t1t5`. */
const GCD = /^\d{2}(?:[a-zA-Z]\d?){4,8}\w*$/;

/** Google Consent Mode, as the portal's tags tell it in their requests. Only the letters are kept. */
export default defineRecorder({
  name: 'consent-signals',
  create({ journal }) {
    const note = (kind: ConsentSignal['kind'], where: string, value: string): void => {
      const { phase } = journal;
      if (journal.consentSignals.some((one) => one.phase === phase && one.kind === kind && one.where === where && one.value === value))
        return;
      journal.consentSignals.push({ at: journal.now(), phase, kind, where, value, tcf: null });
    };
    return {
      // The network recorder enables the domain.
      attach: async () => await Promise.resolve(),
      on: {
        'Network.requestWillBeSent'({ request }) {
          if (!/[?&](gcs|gcd)=/.test(request.url) || !URL.canParse(request.url)) return;
          const { hostname, searchParams } = new URL(request.url);
          const gcs = searchParams.get('gcs');
          const gcd = searchParams.get('gcd');
          if (gcs !== null && GCS.test(gcs)) note('gcs', hostname, gcs);
          if (gcd !== null && GCD.test(gcd)) note('gcd', hostname, gcd.slice(0, 40));
        },
      },
    };
  },
});
