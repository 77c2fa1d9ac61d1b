import { z } from 'zod';
import type { IsoDate } from '../domain/dates.ts';
import type { Draft, OrderingModel } from '../domain/intake/draft.ts';
import type { Question } from '../domain/intake/questions.ts';
import type { Rejection } from '../domain/intake/rejection.ts';
import type { Locale } from '../domain/locale.ts';
import { STEP_NAMES } from '../domain/plan-schema.ts';
import type { ReminderSection } from '../domain/reminder-section.ts';
import type { MigrationRecord, TenantRecord } from './store.ts';

export const NOTICES = [
  'not-understood',
  'status-of-whom',
  'nothing-to-cancel',
  'nothing-to-go-back-to',
  'draft-cancelled',
  'draft-gone',
  'migration-gone',
  'step-gone',
  'try-again',
  'not-allowed',
] as const;
export type Notice = (typeof NOTICES)[number];

/** Why a question comes again although its answer was not wrong. */
export const QUESTION_NOTES = ['draft-in-progress', 'answered-already'] as const;

const rejection = z.custom<Rejection>((value) => typeof value === 'object' && value !== null && 'code' in value);

export const SETTINGS_FIELDS = ['country', 'zone', 'reminderHour', 'ordering'] as const;
export type SettingsField = (typeof SETTINGS_FIELDS)[number];

/** A step as an edit changed it: for which offer, and when it is due. */
const changedStep = z.object({
  step: z.enum(STEP_NAMES),
  offer: z.object({ sku: z.string(), seats: z.int() }).nullable(),
  due: z.string(),
});

/** What is answered, as data small enough to keep: rendered anew from the current state whenever it is needed. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('greeting') }),
  z.object({ kind: z.literal('help') }),
  z.object({ kind: z.literal('notice'), notice: z.enum(NOTICES) }),
  /** A tap on the questions of another person; their name is empty where it is not known. */
  z.object({ kind: z.literal('not-yours'), owner: z.string() }),
  z.object({
    kind: z.literal('question'),
    rejection: rejection.nullable(),
    note: z.enum(QUESTION_NOTES).nullable(),
  }),
  z.object({
    kind: z.literal('checklist'),
    migrationId: z.string(),
    page: z.int(),
    /** A tick that was refused: the step and what it waits for. */
    refused: z.object({ stepId: z.string(), waitingFor: z.array(z.string()) }).nullable(),
  }),
  z.object({ kind: z.literal('credit-notes'), migrationId: z.string(), page: z.int() }),
  z.object({ kind: z.literal('list'), page: z.int() }),
  z.object({ kind: z.literal('found'), typed: z.string() }),
  z.object({ kind: z.literal('upcoming') }),
  z.object({ kind: z.literal('language') }),
  z.object({ kind: z.literal('settings'), wrong: z.enum(SETTINGS_FIELDS).nullable(), isSaved: z.boolean() }),
  z.object({
    kind: z.literal('difference'),
    customer: z.string(),
    moved: z.array(changedStep.extend({ from: z.string() })),
    added: z.array(changedStep),
    removed: z.array(changedStep),
    reopened: z.array(changedStep),
  }),
  z.object({ kind: z.literal('reminder'), deliveryId: z.string() }),
]);
export const repliesSchema = z.array(replySchema);
export type Reply = z.infer<typeof replySchema>;

/** A reply with the state it shows: what a card is rendered from. */
export type View =
  | { kind: 'greeting'; name: string }
  | { kind: 'help'; isAnswering: boolean }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'not-yours'; owner: string }
  | QuestionView
  | ChecklistView
  | { kind: 'credit-notes'; migration: MigrationRecord; today: IsoDate; page: number }
  | ReminderView
  | (Extract<Reply, { kind: 'difference' }> & { today: IsoDate })
  | (Extract<Reply, { kind: 'settings' }> & Pick<TenantRecord, SettingsField>)
  | { kind: 'language'; chosen: Locale | null }
  | { kind: 'found'; typed: string; migrations: MigrationRecord[]; today: IsoDate }
  | { kind: 'upcoming'; migrations: MigrationRecord[]; today: IsoDate }
  | {
      kind: 'list';
      isAnswering: boolean;
      migrations: MigrationRecord[];
      total: number;
      page: number;
      pageSize: number;
      today: IsoDate;
    };

export type QuestionView = {
  kind: 'question';
  draft: Draft;
  revision: number;
  question: Question;
  rejection: Rejection | null;
  note: (typeof QUESTION_NOTES)[number] | null;
  /** The zone the client tells, offered as the answer to that question. */
  clientZone: string | null;
};

/** What one reminder says: a section for each migration that has something to say, most urgent first. */
export type ReminderView = {
  kind: 'reminder';
  deliveryId: string;
  sections: { migration: MigrationRecord; section: ReminderSection }[];
  ordering: OrderingModel;
  today: IsoDate;
  zone: string;
};

export type ChecklistView = {
  kind: 'checklist';
  migration: MigrationRecord;
  ordering: OrderingModel;
  today: IsoDate;
  zone: string;
  page: number;
  refused: { stepId: string; waitingFor: string[] } | null;
};
