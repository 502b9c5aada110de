import { z } from 'zod';

export const StackFrame = z.object({
  url: z.string(),
  line: z.number().int().nullable().describe('1-based'),
  column: z.number().int().nullable().describe('1-based'),
  function: z.string().nullable(),
});
export type StackFrame = z.infer<typeof StackFrame>;
