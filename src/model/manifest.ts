import { z } from 'zod';

/** SHA-256 of every file of an evidence directory. It proves integrity, not that the capture was right. */
export const Manifest = z.object({
  schemaVersion: z.literal(1),
  url: z.string(),
  finishedAt: z.string().describe('ISO 8601'),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number().int() })),
});
export type Manifest = z.infer<typeof Manifest>;
