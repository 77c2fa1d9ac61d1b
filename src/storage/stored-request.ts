import { z } from 'zod';
import { AGREEMENTS, CHANNELS, COMMERCES, type PlanRequest, PROGRAMS, TERMS } from '../domain/plan-request.ts';

const subscription = z.strictObject({
  id: z.string(),
  channel: z.enum(CHANNELS),
  agreement: z.enum(AGREEMENTS),
  commerce: z.enum(COMMERCES),
  transferAgreed: z.boolean(),
  program: z.enum(PROGRAMS),
  offer: z.string(),
  seats: z.int(),
  term: z.enum(TERMS),
  startDate: z.string().optional(),
  endDate: z.string(),
  autoRenew: z.boolean(),
  cancelAtEnd: z.boolean(),
  trial: z.boolean(),
  target: z.strictObject({ offer: z.string().optional(), seats: z.int().optional() }).optional(),
});

/**
 * The shape of a request as it is stored, with the defaults in it. `parsePlanRequest` is for what is asked: it refuses those
 * defaults as fields of a foreign channel.
 */
export const storedRequestSchema: z.ZodType<PlanRequest> = z.strictObject({
  today: z.string().optional(),
  partner: z.strictObject({ country: z.string() }),
  customer: z.strictObject({
    name: z.string(),
    country: z.string().nullable(),
    resellerRelationship: z.boolean(),
    agreementAccepted: z.boolean(),
    delegatedAdmin: z.boolean(),
  }),
  subscriptions: z.array(subscription),
});
