import { z } from 'zod';
import { AGREEMENTS, CHANNELS, COMMERCES, PROGRAMS, TERMS } from '../plan-request.ts';

/** How the partner orders: with Microsoft directly, or as an indirect reseller through a provider. */
export const ORDERING_MODELS = ['direct', 'indirect'] as const;
export type OrderingModel = (typeof ORDERING_MODELS)[number];

const subscriptionDraft = z.strictObject({
  id: z.string(),
  channel: z.enum(CHANNELS).optional(),
  agreement: z.enum(AGREEMENTS).optional(),
  commerce: z.enum(COMMERCES).optional(),
  transferAgreed: z.boolean().optional(),
  program: z.enum(PROGRAMS).optional(),
  offer: z.string().optional(),
  seats: z.int().optional(),
  term: z.enum(TERMS).optional(),
  endDate: z.string().optional(),
  autoRenew: z.boolean().optional(),
  cancelAtEnd: z.boolean().optional(),
});

/** What one person has said so far about one customer: versioned data, so that a restart loses nothing. */
export const draftSchema = z.strictObject({
  /** Tells this draft from the person's earlier and later ones. */
  id: z.string(),
  /** The migration whose answers are being changed; null for a new one. */
  editing: z.string().nullable(),
  partner: z.strictObject({
    country: z.string().optional(),
    zone: z.string().optional(),
    ordering: z.enum(ORDERING_MODELS).optional(),
  }),
  customer: z.strictObject({
    name: z.string().optional(),
    country: z.string().nullable().optional(),
    resellerRelationship: z.boolean().optional(),
    agreementAccepted: z.boolean().optional(),
    delegatedAdmin: z.boolean().optional(),
  }),
  subscriptions: z.array(subscriptionDraft),
  /** True once the person has said that no subscription is missing. */
  complete: z.boolean(),
  /** Ids of the questions answered, oldest first: the way back. `summary` comes last while an answer is changed from there. */
  given: z.array(z.string()),
  /** The question asked again, by going back or by tapping its answer; else the next open one is asked. */
  asking: z.string().nullable(),
  /** True while the bot waits to hear whether the draft shall really be thrown away. */
  cancelling: z.boolean(),
});

export type Draft = z.infer<typeof draftSchema>;
export type SubscriptionDraft = Draft['subscriptions'][number];

/** An empty draft; what is known of the partner is not asked again. */
export const newDraft = (id: string, partner: Draft['partner']): Draft => ({
  id,
  editing: null,
  partner,
  customer: {},
  subscriptions: [{ id: 's1' }],
  complete: false,
  given: [],
  asking: null,
  cancelling: false,
});
