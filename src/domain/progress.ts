import { z } from 'zod';

/** Who did something: the person's id in the tenant and the name shown for it. */
export const actorSchema = z.strictObject({ personId: z.string(), name: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** What has been done on a plan so far: step id → when (epoch milliseconds) and by whom. */
export const progressSchema = z.strictObject({
  done: z.record(z.string(), z.strictObject({ at: z.int(), by: actorSchema })),
});
export type Progress = z.infer<typeof progressSchema>;

export const NO_PROGRESS: Progress = { done: {} };
