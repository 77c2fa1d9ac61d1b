import { z } from 'zod';
import { AGREEMENTS, CHANNELS, COMMERCES, PROGRAMS, TERMS } from '../plan-request.ts';
import { tableRowSchema } from '../table/table-row.ts';

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

/** A table that was understood, and waits to be taken. */
const tableDraft = z.strictObject({ rows: z.array(tableRowSchema), namesCustomers: z.boolean() });
export type TableDraft = z.infer<typeof tableDraft>;

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
  /** True where several people read along: whether reminders shall come here as well is then asked. */
  shared: z.boolean().default(false),
  remindHere: z.boolean().optional(),
  subscriptions: z.array(subscriptionDraft),
  /** True once the person has said that no subscription is missing. */
  complete: z.boolean(),
  /** Ids of the questions answered, oldest first: the way back. `summary` comes last while an answer is changed from there. */
  given: z.array(z.string()),
  /** The question asked again, by going back or by tapping its answer; else the next open one is asked. */
  asking: z.string().nullable(),
  /** True while the bot waits to hear whether the draft shall really be thrown away. */
  cancelling: z.boolean(),
  /** True while it waits to hear whether all shall be asked from the beginning again. */
  restarting: z.boolean().default(false),
  /** True once much was said at once: what may be assumed is then not asked, but shown in the summary. */
  assuming: z.boolean().default(false),
  /** The highest number that a subscription of this migration ever had: ids are not used again. */
  numbered: z.int().default(0),
  /** How often in a row the present question could not make anything of what was said. */
  misses: z.int().default(0),
  /** A table that was sent and is to be looked at first. */
  table: tableDraft.nullable().default(null),
});

export type Draft = z.infer<typeof draftSchema>;
export type SubscriptionDraft = Draft['subscriptions'][number];

/** An empty draft; what is known of the partner is not asked again. `shared`: several people read along. */
export const newDraft = (id: string, partner: Draft['partner'], shared = false): Draft => ({
  id,
  editing: null,
  partner,
  customer: {},
  shared,
  subscriptions: [{ id: 's1' }],
  complete: false,
  given: [],
  asking: null,
  cancelling: false,
  restarting: false,
  assuming: false,
  numbered: 0,
  misses: 0,
  table: null,
});
