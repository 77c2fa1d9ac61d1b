import { z } from 'zod';
import { OWNERS } from './plan-schema.ts';

/** Who did something: the person's id in the tenant and the name shown for it. */
export const actorSchema = z.strictObject({ personId: z.string(), name: z.string() });
export type Actor = z.infer<typeof actorSchema>;

/** What a reminder is about: a subscription near its end, or a step that is due. */
export const subjectSchema = z.strictObject({ kind: z.enum(['line', 'step']), subject: z.string() });
export type Subject = z.infer<typeof subjectSchema>;

/** What has been done on a plan so far. */
export const progressSchema = z.strictObject({
  /** Step id → when (epoch milliseconds) and by whom. */
  done: z.record(z.string(), z.strictObject({ at: z.int(), by: actorSchema })),
  /** The highest number that a subscription of the migration ever had, noted when one was taken out. */
  numbered: z.int().optional(),
  /** Reminders that somebody put off, from one local date until another: on that comes again what they were about. */
  snoozed: z
    .strictObject({
      from: z.string(),
      until: z.string(),
      subjects: z.array(subjectSchema),
      at: z.int(),
      by: actorSchema,
    })
    .optional(),
  /** Ids of the subscriptions of which nobody is to be reminded. */
  muted: z.array(z.string()).optional(),
  /** Who does the steps of a role. */
  people: z.partialRecord(z.enum(OWNERS), actorSchema).optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const NO_PROGRESS: Progress = { done: {} };
