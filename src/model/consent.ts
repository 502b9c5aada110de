import { z } from 'zod';

/** The facts about a banner and the choice made on it; what they mean is for the rules to say. */

/** In the order of trial: autoconsent clicks at once, and what it clicks wrongly is stored; it comes where the others see nothing. */
export const DriverName = z.enum(['scripted', 'heuristic', 'autoconsent']);
export type DriverName = z.infer<typeof DriverName>;

/** What a control looks like, by the rendered styles. */
export const ControlLooks = z.object({
  element: z.enum(['button', 'link', 'switch', 'radio', 'text']).describe('text: nothing but its words marks it'),
  width: z.number().describe('CSS pixels, as the others'),
  height: z.number(),
  fontSize: z.number(),
  fontWeight: z.number(),
  contrast: z.number().nullable().describe('Of its words against what lies behind them (WCAG 2.2 ratio); null: a picture lies behind them'),
  boxed: z.boolean().describe('It has a background or border of its own'),
});
export type ControlLooks = z.infer<typeof ControlLooks>;

export const BannerControl = z.object({
  kind: z.enum(['accept', 'reject', 'settings', 'save', 'close', 'policy', 'pay', 'switch', 'other']),
  text: z.string(),
  on: z.boolean().nullable().describe('For switches: on at load; null for other controls'),
  disabled: z.boolean(),
  necessary: z.boolean().optional().describe('For switches: its words say that it cannot be refused'),
  looks: ControlLooks.optional(),
});
export type BannerControl = z.infer<typeof BannerControl>;

/** A layer behind a control of the one before: its words, and what came. */
export const BannerLayer = z.object({ opener: z.string(), controls: z.array(BannerControl) });
export type BannerLayer = z.infer<typeof BannerLayer>;

export const BannerFacts = z.object({
  text: z.string().describe('The first 500 characters that a person sees'),
  frame: z.string().describe('URL of the frame that shows it'),
  language: z.string().nullable(),
  cmp: z.string().nullable().describe('The consent tool, where a driver knows it'),
  controls: z.array(BannerControl).describe('The first layer'),
  blocks: z
    .boolean()
    .nullable()
    .optional()
    .describe('The page behind it cannot be used: clicks do not reach it; null: it could not be told'),
  layers: z.array(BannerLayer).optional().describe('Further layers that were opened, in order'),
});
export type BannerFacts = z.infer<typeof BannerFacts>;

export const ConsentStepRecord = z.object({
  at: z.number(),
  what: z.enum(['search', 'click', 'check', 'uncheck', 'wait', 'verify', 'rule']),
  detail: z.string(),
  ok: z.boolean(),
});
export type ConsentStepRecord = z.infer<typeof ConsentStepRecord>;

export const ConsentAttempt = z.object({
  driver: DriverName,
  result: z.enum(['done', 'absent', 'failed']),
  reason: z.string().nullable(),
  steps: z.array(ConsentStepRecord),
});
export type ConsentAttempt = z.infer<typeof ConsentAttempt>;

const StoredPlace = z.enum(['cookie', 'localStorage', 'sessionStorage']);

/** What was written down when the choice was made: where, and whether its content is the choice. */
export const StoredChoice = z.object({
  where: StoredPlace,
  name: z.string(),
  content: z.enum(['agrees', 'contradicts', 'opaque']).describe('agrees: its content says the choice that was made'),
});
export type StoredChoice = z.infer<typeof StoredChoice>;

/** `control`: something on the page that stays; `banner`: it asked by itself; `cmp-api`: only a function of the consent tool. */
export const WayBack = z.object({
  by: z.enum(['control', 'banner', 'cmp-api']),
  name: z.string().describe('Words of the control, or the function'),
  tried: z.array(z.string()).describe('Controls that looked like a way back and led nowhere'),
});
export type WayBack = z.infer<typeof WayBack>;

/**
 * The story of one choice. `done` only with proof; `absent`: no banner, looked twice; `failed`: a
 * banner was there (or may have been) and the choice is not proved.
 */
export const ConsentTranscript = z.object({
  choice: z.enum(['accept', 'reject', 'grant']),
  category: z.string().optional().describe('For grant: the category that was allowed, and no other'),
  outcome: z.enum(['done', 'absent', 'failed']),
  reason: z.string().nullable().describe('Why not done'),
  driver: DriverName.nullable().describe('The driver whose effect is proved'),
  banner: BannerFacts.nullable(),
  attempts: z.array(ConsentAttempt),
  way: WayBack.nullable().optional().describe('How the choice was reached once no banner asked any more; null: no way was found'),
  proof: z.object({
    bannerGone: z.boolean().nullable(),
    stored: z.array(StoredChoice),
    staysAway: z.boolean().nullable().describe('No banner after reload'),
  }),
});
export type ConsentTranscript = z.infer<typeof ConsentTranscript>;

/** What became of the banner when a visitor who had chosen nothing closed it. */
export const BannerClosing = z.object({
  outcome: z
    .enum(['closed', 'stays', 'not-clicked', 'no-control', 'no-banner'])
    .describe('stays: it was clicked and the banner is still there; no-control: the banner has nothing that only closes it'),
  control: z.string().nullable().describe('Words of the control'),
  stored: z.array(z.object({ where: StoredPlace, name: z.string() })).describe('Where the page wrote down that it was closed'),
});
export type BannerClosing = z.infer<typeof BannerClosing>;

/** A decoded TC string (IAB TCF v2): what it grants. */
export const TcfAnswer = z.object({
  version: z.number().int(),
  cmpId: z.number().int(),
  policyVersion: z.number().int(),
  purposes: z.array(z.number().int()).describe('Purposes that are consented to'),
  legitimateInterests: z.array(z.number().int()),
  vendors: z.number().int().describe('How many vendors are consented to'),
  disclosedVendors: z.boolean().describe('It has the segment of disclosed vendors (TCF 2.3)'),
});
export type TcfAnswer = z.infer<typeof TcfAnswer>;

/** What a consent tool says in its own protocol. Only the answer is kept, never the identifiers around it. */
export const ConsentSignal = z.object({
  at: z.number().describe('Milliseconds of real time since the scenario began'),
  phase: z.number().int().nonnegative(),
  kind: z.enum(['gcs', 'gcd', 'tcf', 'tcfapi', 'gpp']),
  where: z.string().describe('Host of the request, or where the string was stored'),
  value: z.string().describe('gcs and gcd: the letters as they were sent; tcf and tcfapi: the decoded answer in words'),
  tcf: TcfAnswer.nullable(),
});
export type ConsentSignal = z.infer<typeof ConsentSignal>;
