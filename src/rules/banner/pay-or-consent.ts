import { bannerFinding, bannerOf, controlsOf, isEvaluation } from '../banner-facts.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';

export default defineRule({
  id: 'banner/pay-or-consent',
  title: 'The alternative to consent is to pay',
  severity: 'note',
  explanation:
    'Notes a banner that accepts for free and whose other way is a subscription. Whether that is lawful depends on the portal: a person has to say.',
  ground: ['GDPR art. 7(4)', 'EDPB Opinion 08/2024'],
  fix: 'Consider an alternative without payment that does not rest on behavioural advertising.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const [first = []] = banner.layers;
    const [pay] = controlsOf(first, 'pay');
    if (pay === undefined || controlsOf(first, 'reject').length > 0) return nothingFound;
    return {
      findings: [
        bannerFinding(
          banner,
          { message: `The banner offers to consent or « ${pay.text} »`, reason: 'an offer to pay stands in the place of the refusal' },
          'controls of the banner',
        ),
      ],
    };
  },
});
