import { defineRule, nothingFound, type Evaluation } from '../define.ts';
import { bannerFound } from '../observation.ts';
import { cookieName, listed } from '../wording.ts';

export default defineRule({
  id: 'banner/missing',
  title: 'Cookies that need consent are set and no banner asks for it',
  severity: 'error',
  explanation:
    'Fails when something is set that needs consent and every search for a banner ended with nothing: each looks twice, the second time later and after scrolling.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 4(11)'],
  fix: 'Ask for consent before setting these cookies, or do without them.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const found = bannerFound(context.scenarios);
    if (found === true) return nothingFound;
    const firm = context.cookies.filter(({ row }) => row.needsConsent === 'yes');
    const unsure = context.cookies.filter(({ row }) => row.needsConsent === 'review');
    if (found === null) return { findings: [], cannotTell: 'whether there is a banner could not be told' };
    const named = firm.length > 0 ? firm : unsure;
    if (named.length === 0) return nothingFound;
    return {
      findings: [
        {
          ...(firm.length > 0 ? {} : { severity: 'warning' as const }),
          review: firm.length === 0,
          message: `No banner was found, yet ${listed(named.map(({ row }) => cookieName(row)))} ${named.length === 1 ? 'is' : 'are'} set`,
          reason:
            firm.length > 0
              ? 'these cookies need consent, and nothing asks for it'
              : 'whether these cookies need consent is for a person to say',
          evidence: named.slice(0, 6).flatMap(({ sightings }) => sightings.slice(0, 1).map(({ pointer }) => ({ pointer, label: 'seen' }))),
        },
      ],
    };
  },
});
