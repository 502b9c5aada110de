import type { StorageItem, StorageSnapshot, StorageWrite } from '../../../src/model/beyond.ts';
import type { Evidence, PhaseName } from '../../../src/model/evidence.ts';
import { evidence, PORTAL, type EvidenceSpec, type ScenarioSpec } from '../evidence-builder.ts';

const ORIGIN = PORTAL.slice(0, -1);

export interface Kept {
  name: string;
  area?: StorageItem['area'];
  origin?: string;
  /** Hash of the made-up part in each profile; null: there is none. Default: another in each */
  tokens?: readonly (string | null)[];
  bits?: number;
  /** URL of the script that writes it; default: the portal's own */
  by?: string;
}

const value = (token: string | null, bits: number): StorageWrite['value'] => ({
  hash: token ?? 'plain',
  length: 36,
  charset: 'base64',
  tokens: token === null ? [] : [{ hash: token, length: 36, entropyBits: bits }],
  truncated: false,
});

/** Three profiles that keep these items from the first phase on. */
export function keeping(
  items: readonly Kept[],
  rest: EvidenceSpec & { consent?: ScenarioSpec['consent']; profiles?: 1 | 3 } = {},
): Evidence {
  const { consent = 'done', profiles = 3, ...spec } = rest;
  const table = items.map(({ name, area = 'localStorage', origin = ORIGIN }, index) => ({ id: `s${index}`, area, origin, name }));
  const token = ({ tokens }: Kept, index: number, profile: number): string | null =>
    tokens === undefined ? `token-${index}-${profile}` : (tokens[profile] ?? null);
  const snapshot = (profile: number): StorageSnapshot[] =>
    [...new Set(table.map(({ origin }) => origin))].map((origin) => ({
      origin,
      problem: null,
      items: items.flatMap((item, index) =>
        table[index]?.origin === origin
          ? [{ item: `s${index}`, value: value(token(item, index, profile), item.bits ?? 122), explained: true }]
          : [],
      ),
    }));
  const scenario = (name: ScenarioSpec['name'], profile: number, phases: PhaseName[]): ScenarioSpec => ({
    name,
    ...(name === 'no-choice' ? {} : { consent }),
    phases: phases.map((phase) => ({ name: phase, storage: snapshot(profile) })),
    beyond: {
      storage: {
        writes: items.map((item, index) => ({
          item: `s${index}`,
          phase: 0,
          firstAt: 100,
          pageTimeMs: 100,
          count: 1,
          frame: PORTAL,
          api: 'setItem',
          value: value(token(item, index, profile), item.bits ?? 122),
          setter: { url: item.by ?? `${PORTAL}app.js`, line: 7, column: 1, stack: [] },
        })),
      },
    },
  });
  const scenarios = [
    scenario('no-choice', 0, ['before']),
    scenario('accept', 1, ['before', 'after', 'reload']),
    scenario('reject', 2, ['before', 'after', 'reload']),
  ];
  return evidence({ scenarios: scenarios.slice(0, profiles), storageItems: table, ...spec });
}

/** Evidence of a version that did not record anything beyond cookies. */
export const before = (): Evidence =>
  evidence({
    scenarios: (['no-choice', 'accept', 'reject'] as const).map((name) => ({
      name,
      beyond: null,
      phases: (name === 'no-choice' ? (['before'] as const) : (['before', 'after', 'reload'] as const)).map((phase) => ({ name: phase })),
    })),
    canonicalNames: null,
  });
