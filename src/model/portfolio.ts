import { z } from 'zod';
import { ScenarioName } from './evidence.ts';

/** What of a visit a portal, a platform or a portfolio may set for itself. */
/** The stories that a portfolio can ask for: `grant` needs a category, which only an audit is given. */
export const ScanScenario = ScenarioName.exclude(['grant']);

export const PortalSettings = z
  .object({
    policy: z.string().optional().describe('FILE (relative to the portfolio), URL or auto'),
    scenarios: z.array(ScanScenario).min(1).optional(),
    pages: z.number().int().min(0).max(1000).optional().describe('Inner pages per scenario'),
    observe: z.string().optional().describe('Page time before each reading, e.g. "10s"'),
    timeout: z.string().optional().describe('Real time for one navigation, e.g. "30s"'),
    locale: z.string().optional().describe('BCP 47 tag of the visitor, e.g. "fr-FR"'),
    profile: z.string().optional().describe('Jurisdiction profile'),
  })
  .strict();
export type PortalSettings = z.infer<typeof PortalSettings>;

const portalEntry = PortalSettings.extend({
  url: z.string().describe('Start URL; https:// where it has no scheme'),
  tags: z.array(z.string().regex(/^[^,]*$/, 'a tag has no comma: give two tags')).optional(),
  platform: z.string().optional().describe('Name of a platform, whose settings it takes over; opendatasoft is built in'),
}).strict();

/** A file of portals for `cookie-audit scan`. Generated: docs/portfolio.schema.json */
export const Portfolio = z.union([
  z.array(z.union([z.string(), portalEntry])),
  z
    .object({
      $schema: z.string().optional(),
      name: z.string().optional().describe('Runs of one name are compared with each other; default: the name of the file'),
      defaults: PortalSettings.optional().describe('For portals and platforms that say nothing else'),
      platforms: z
        .record(
          z.string(),
          PortalSettings.extend({
            hosts: z.array(z.string()).optional().describe('Portals on these hosts are of it; "*.example.org"'),
          }).strict(),
        )
        .optional(),
      portals: z.array(z.union([z.string(), portalEntry])).min(1),
    })
    .strict(),
]);
export type Portfolio = z.infer<typeof Portfolio>;
