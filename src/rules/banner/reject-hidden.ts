import { bannerFinding, bannerOf, controlsOf, isEvaluation } from '../banner-facts.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';

/** WCAG 2.2, 1.4.3: of normal text. */
const LEAST_CONTRAST = 4.5;
const SMALLER = 0.85;

export default defineRule({
  id: 'banner/reject-hidden',
  title: 'The control that refuses is less visible than the one that accepts',
  severity: 'warning',
  explanation:
    'Compares the two on the first layer, as they are rendered: a bare link beside a button, words of a contrast below 4.5:1 where those of the other are above it, or type smaller by more than 15 %.',
  ground: ['EDPB Cookie Banner Taskforce 2023, practices C, D and E', 'GDPR art. 7'],
  fix: 'Give both controls the same kind, size and contrast.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const [first = []] = banner.layers;
    const [accept] = controlsOf(first, 'accept');
    const [reject] = controlsOf(first, 'reject');
    if (accept === undefined || reject === undefined) return { findings: [], notApplicable: 'the first layer does not offer both answers' };
    if (accept.looks === undefined || reject.looks === undefined)
      return { findings: [], cannotTell: 'the evidence does not say what the controls look like' };
    const [a, r] = [accept.looks, reject.looks];
    const ways = [
      ...(a.boxed && !r.boxed ? ['it is bare text beside a button'] : []),
      ...(r.contrast !== null && r.contrast < LEAST_CONTRAST && a.contrast !== null && a.contrast >= LEAST_CONTRAST
        ? [`its words have a contrast of ${r.contrast}:1 against ${a.contrast}:1`]
        : []),
      ...(r.fontSize < a.fontSize * SMALLER ? [`its type measures ${r.fontSize} px against ${a.fontSize} px`] : []),
    ];
    if (ways.length === 0) return nothingFound;
    return {
      findings: [
        bannerFinding(
          banner,
          {
            message: `« ${reject.text} » is less visible than « ${accept.text} »: ${ways.join('; ')}`,
            reason: 'measured on the rendered page',
          },
          'controls of the banner',
        ),
      ],
    };
  },
});
