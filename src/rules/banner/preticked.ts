import { bannerFinding, bannerOf, isEvaluation } from '../banner-facts.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';
import { listed } from '../wording.ts';

export default defineRule({
  id: 'banner/preticked',
  title: 'An optional switch is on before the visitor has touched it',
  severity: 'error',
  explanation:
    'Looks at the switches of the layers that were seen, as they stood when the layer opened; where the first layer answers, its settings are opened for this alone. Those that cannot be turned off are not counted.',
  ground: ['CJEU Planet49 C-673/17', 'GDPR recital 32', 'EDPB Cookie Banner Taskforce 2023, practice B'],
  fix: 'Let every optional switch be off until the visitor turns it on.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const look = context.scenarios.find(({ scenario }) => scenario.settingsSeen !== undefined);
    const switches = [...banner.layers.flat(), ...(look?.scenario.settingsSeen?.controls ?? [])].filter(({ kind }) => kind === 'switch');
    const on = switches.filter(({ on: isOn, disabled, necessary }) => isOn === true && !disabled && necessary !== true);
    const unread =
      banner.facts.layers === undefined && switches.length === 0 && banner.facts.controls.some(({ kind }) => kind === 'settings');
    if (on.length === 0)
      return unread
        ? { findings: [], notApplicable: 'no switch was seen: the first layer answers, and its settings did not show one' }
        : nothingFound;
    const finding = bannerFinding(
      banner,
      {
        message: `${on.length === 1 ? 'A switch is' : 'Switches are'} on from the start: ${listed([...new Set(on.map(({ text }) => text))])}`,
        reason: 'consent needs an act of the visitor; a switch that is on by itself is none',
      },
      'switches of the banner',
    );
    if (look === undefined) return { findings: [finding] };
    const opened = { pointer: `/scenarios/${look.index}/settingsSeen`, label: 'switches of the settings' };
    return { findings: [{ ...finding, evidence: [...(finding.evidence ?? []), opened] }] };
  },
});
