import { bannerFinding, bannerOf, controlsOf, isEvaluation, savesNothing } from '../banner-facts.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';

export default defineRule({
  id: 'banner/no-reject',
  title: 'The first layer accepts and does not refuse',
  severity: 'error',
  explanation:
    'Looks at the first layer of the banner: where a control accepts everything, another one must refuse everything. Saving counts as refusing where every optional switch is off.',
  ground: ['EDPB Cookie Banner Taskforce 2023, practice A', 'CNIL 2020-092', 'GDPR art. 7'],
  fix: 'Put a control that refuses everything on the first layer, beside the one that accepts.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const [first = []] = banner.layers;
    const [accept] = controlsOf(first, 'accept');
    if (accept === undefined || controlsOf(first, 'reject').length > 0 || savesNothing(first)) return nothingFound;
    // A button whose words nobody understood may be the one that refuses.
    const unknown = first.filter(({ kind, looks, text }) => kind === 'other' && looks?.element === 'button' && text !== '');
    const later = banner.layers.slice(1).some((layer) => controlsOf(layer, 'reject').length > 0 || controlsOf(layer, 'save').length > 0);
    const where = later ? 'refusing is possible only on a further layer' : 'no layer that was seen refuses';
    return {
      findings: [
        bannerFinding(
          banner,
          {
            review: unknown.length > 0,
            message: `The first layer of the banner offers « ${accept.text} » and nothing that refuses; ${where}`,
            reason:
              unknown.length > 0
                ? `what « ${unknown[0]?.text ?? ''} » does is for a person to say`
                : 'refusing must be as easy as accepting, at the same layer',
          },
          'controls of the banner',
        ),
      ],
    };
  },
});
