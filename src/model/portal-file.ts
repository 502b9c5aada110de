import { z } from 'zod';
import { Category, Party } from './cookie.ts';

/** One step of a scripted consent driver: real pointer events on what is visible. */
export const ConsentStep = z
  .object({
    click: z.string().optional().describe('Playwright selector to click, e.g. "text=Tout accepter"'),
    check: z.string().optional().describe('Selector of a switch to turn on'),
    uncheck: z.string().optional().describe('Selector of a switch to turn off'),
    waitFor: z.string().optional().describe('Selector that must become visible'),
    frame: z.string().optional().describe('Selector of the iframe that holds the control'),
    optional: z.boolean().optional().describe('Do not fail when the control is not there'),
  })
  .strict()
  .refine((step) => [step.click, step.check, step.uncheck, step.waitFor].filter((x) => x !== undefined).length === 1, {
    message: 'a step has exactly one of click, check, uncheck, waitFor',
  });
export type ConsentStep = z.infer<typeof ConsentStep>;

const DeclaredEntry = z
  .object({
    name: z.string().min(1).describe('Cookie name; `*` stands for any characters'),
    kind: z.enum(['cookie', 'storage']).optional().describe('storage: an item of web storage, which declares no cookie; default: cookie'),
    provider: z.string().optional(),
    category: Category.optional().describe('Default: the category of the file, else unknown'),
    categoryLabel: z.string().optional(),
    party: Party.optional(),
    domain: z.string().optional(),
    functionAndLocation: z.string().optional(),
    purpose: z.string().optional(),
    lifetime: z.string().optional().describe('In words: "6 months", "13 mois", "session"'),
    anonymised: z.boolean().optional().describe('Statistics that the policy says are anonymised'),
  })
  .strict();

/** A file of `policies/`: what a portal declares, and how its banner is worked. Generated: policies/portal.schema.json */
export const PortalFile = z
  .object({
    $schema: z.string().optional(),
    extends: z.string().optional().describe('Another portal file, relative to this one; its entries come first, same names are replaced'),
    portal: z.url().optional().describe('Start URL of the portal'),
    hosts: z.array(z.string()).optional().describe('Other hosts on which the same portal answers'),
    language: z.string().optional().describe('BCP 47 tag of the declaration'),
    policyUrl: z.string().optional().describe('Where the portal publishes the declaration; absolute, or a path on the portal'),
    category: Category.optional().describe('Category of the entries that name none'),
    complete: z
      .boolean()
      .optional()
      .describe('false: the declared text is cut off or says that there is more; then what it does not list is for review'),
    incompleteReason: z.string().optional(),
    entries: z.array(DeclaredEntry).optional(),
    omit: z.array(z.string()).optional().describe('Names inherited through `extends` that this portal does not declare'),
    consent: z
      .object({
        banner: z.enum(['expected', 'none', 'unknown']).optional().describe('none: the portal is run without a banner'),
        accept: z.array(ConsentStep).optional(),
        reject: z.array(ConsentStep).optional(),
        choiceStoredIn: z.string().optional().describe('Name of the cookie or storage item that keeps the choice'),
      })
      .strict()
      .optional(),
  })
  .strict();
export type PortalFile = z.infer<typeof PortalFile>;
