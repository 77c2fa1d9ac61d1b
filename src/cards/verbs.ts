import { z } from 'zod';
import { LOCALES } from '../domain/locale.ts';
import { OWNERS } from '../domain/plan-schema.ts';

/** What comes back from a card: verb and data of an `Action.Execute`, both from the client and so not to be trusted. */
const id = z.string().min(1).max(200);
const page = z.coerce.number().pipe(z.int().min(0).max(10_000)).default(0);
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String).optional();

const role = z.enum(OWNERS);

const draft = { draftId: id, revision: z.int().min(1) };
const step = { migrationId: id, stepId: z.string().min(1).max(1_000), page, reminder: id.optional() };

const reminding = { migrationId: id, page, reminder: id.optional() };

const answer = z.object({
  ...draft,
  value: text,
  unknownOffer: text,
  offer: text,
  seats: text,
  endDate: text,
  term: text,
  autoRenew: text,
  take: z.boolean().optional(),
  channel: text,
  asTyped: text,
});

export const VERB_DATA = {
  new: z.object({ text: z.string().max(2_000).optional() }),
  template: z.object({}),
  help: z.object({}),
  upcoming: z.object({}),
  settings: z.object({}),
  language: z.object({ language: z.enum(LOCALES).nullable() }),
  'save-settings': z.object({ country: text, zone: text, reminderHour: text, ordering: text }),
  list: z.object({ page, mine: z.boolean().default(false) }),
  history: z.object({ migrationId: id, page, asText: z.boolean().default(false) }),
  roles: z.object({ migrationId: id }),
  'take-role': z.object({ migrationId: id, role }),
  'leave-role': z.object({ migrationId: id, role }),
  'give-role': z.object({
    migrationId: id,
    role: z.union([role, z.literal('')]).default(''),
    person: z.string().trim().max(200).default(''),
  }),
  open: z.object({ migrationId: id, page }),
  checklist: z.object({ migrationId: id, page }),
  'credit-notes': z.object({ migrationId: id, page }),
  letter: z.object({ migrationId: id, language: z.enum(LOCALES).optional() }),
  'support-letter': z.object({ migrationId: id, language: z.enum(LOCALES).optional() }),
  refresh: z.object({ migrationId: id, page }),
  share: z.object({ migrationId: id }),
  'share-to': z.object({
    migrationId: id,
    token: id,
    place: z.string().max(500).default(''),
    remind: z.enum(['true', 'false']).default('false'),
  }),
  answer,
  back: z.object(draft),
  cancel: z.object(draft),
  change: z.object({ ...draft, questionId: id }),
  table: z.object({ ...draft, page }),
  'add-subscription': z.object(draft),
  'remove-subscription': z.object({ ...draft, subscriptionId: id }),
  'start-over': z.object(draft),
  edit: z.object({ migrationId: id }),
  archive: z.object({ migrationId: id }),
  restore: z.object({ migrationId: id }),
  snooze: z.object({ ...reminding, until: text, day: text, until0: text, until1: text, until2: text, until3: text }),
  wake: z.object(reminding),
  mute: z.object({ ...reminding, subscriptionId: id, muted: z.boolean() }),
  'remind-here': z.object({ ...reminding, wanted: z.boolean() }),
  tick: z.object({ ...step, withPredecessors: z.boolean().default(false) }),
  untick: z.object(step),
} as const;

export type Verb = keyof typeof VERB_DATA;
export type VerbData<V extends Verb> = z.output<(typeof VERB_DATA)[V]>;
/** A tap that has been checked. */
export type Tap = { [V in Verb]: { verb: V; data: VerbData<V> } }[Verb];

const isVerb = (verb: unknown): verb is Verb => typeof verb === 'string' && Object.hasOwn(VERB_DATA, verb);

/** Reads the value of an `adaptiveCard/action` invoke; null for an unknown verb or data that is not of its form. */
export const readTap = (value: unknown): Tap | null => {
  const action = z.object({ action: z.object({ verb: z.unknown(), data: z.unknown() }) }).safeParse(value);
  if (!action.success) return null;
  const { verb, data } = action.data.action;
  if (!isVerb(verb)) return null;
  const parsed = VERB_DATA[verb].safeParse(data ?? {});
  return parsed.success ? ({ verb, data: parsed.data } as Tap) : null;
};
