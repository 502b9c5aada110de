import { z } from 'zod';
import { ScenarioName } from './evidence.ts';
import { FailOn } from './report.ts';
import { RuleSetting } from './verdict.ts';

/** `--config FILE`: what else would be flags. A flag outranks it. Generated: docs/config.schema.json */
export const Config = z
  .object({
    $schema: z.string().optional(),
    portals: z
      .array(
        z.union([
          z.url({ protocol: /^https?$/ }),
          z
            .object({
              url: z.url({ protocol: /^https?$/ }),
              policy: z.string().optional().describe('FILE, URL or auto, for this portal'),
            })
            .strict(),
        ]),
      )
      .optional()
      .describe('Portals to audit where the command line names none'),
    policy: z.string().optional().describe('FILE, URL or auto'),
    scenarios: z.array(ScenarioName).min(1).optional(),
    grant: z.string().optional().describe('One more story: only this category is allowed, e.g. "statistics"'),
    pages: z.number().int().min(0).max(1000).optional().describe('Inner pages per scenario'),
    observe: z.string().optional().describe('Page time before each reading, e.g. "10s"'),
    timeout: z.string().optional().describe('Real time for one navigation, e.g. "30s"'),
    concurrency: z.number().int().min(1).max(64).optional().describe('Portals at a time'),
    locale: z.string().optional().describe('BCP 47 tag of the visitor, e.g. "fr-FR"'),
    thirdPartyCookies: z.enum(['allow', 'block']).optional(),
    resolve: z.array(z.string()).optional().describe('HOST[:PORT]=ADDR:PORT'),
    ignoreHttpsErrors: z.boolean().optional(),
    publicOnly: z.boolean().optional().describe('Reach public addresses only, and hosts of `resolve`'),
    userAgent: z.string().optional(),
    browser: z.string().optional().describe('Path or channel (chrome, msedge, chromium)'),
    profile: z.string().optional().describe('Jurisdiction profile'),
    knowledge: z.string().optional().describe('FILE: a table of cookies of your own (YAML, CSV, Open Cookie Database)'),
    failOn: FailOn.optional(),
    allowInconclusive: z.boolean().optional(),
    keepValues: z.boolean().optional(),
    rules: z.record(z.string(), RuleSetting).optional().describe('Another severity for a rule, or off; what is off is told in the report'),
    baseline: z.string().optional().describe('File of accepted findings'),
    lang: z.enum(['en', 'fr']).optional().describe('Language of reports for people, where they have it'),
  })
  .strict();
export type Config = z.infer<typeof Config>;
