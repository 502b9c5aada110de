import { bannerFinding, bannerOf, controlsOf, isEvaluation } from '../banner-facts.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';

export default defineRule({
  id: 'banner/wall',
  title: 'The page cannot be used until everything is accepted',
  severity: 'warning',
  explanation:
    'Fails when clicks beside the banner do not reach the page and no layer that was seen offers to refuse, to save a choice or to close. An offer to pay is another rule.',
  ground: ['GDPR art. 7(4)', 'EDPB Guidelines 05/2020'],
  fix: 'Let a visitor who refuses use the page.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const { blocks } = banner.facts;
    const leaves = (['reject', 'save', 'close', 'pay'] as const).some((kind) =>
      banner.layers.some((layer) => controlsOf(layer, kind).length > 0),
    );
    if (leaves || blocks === false) return nothingFound;
    if (blocks === undefined || blocks === null)
      return { findings: [], cannotTell: 'it could not be told whether the page behind the banner can be used' };
    return {
      findings: [
        bannerFinding(
          banner,
          {
            review:
              (banner.facts.layers ?? []).length === 0 && banner.facts.controls.some(({ kind }) => kind === 'settings' || kind === 'other'),
            message: 'The banner covers the page and offers no way on but to accept',
            reason: 'consent is not free where the page cannot be used without it',
          },
          'the banner',
        ),
      ],
    };
  },
});
