import { z } from 'zod';
import type { IsoDate } from '../domain/dates.ts';
import type { Draft, OrderingModel } from '../domain/intake/draft.ts';
import type { Question, QuestionKind } from '../domain/intake/questions.ts';
import type { Rejection } from '../domain/intake/rejection.ts';
import { LOCALES, type Locale } from '../domain/locale.ts';
import { STEP_NAMES } from '../domain/plan-schema.ts';
import type { Actor } from '../domain/progress.ts';
import type { ReminderSection } from '../domain/reminder-section.ts';
import { TABLE_PROBLEMS } from '../domain/table/table-row.ts';
import { COMMANDS, type Command } from '../domain/understand/words.ts';
import { type AuditRecord, type MigrationRecord, SCOPES, type Scope, type TenantRecord } from './store.ts';

export const NOTICES = [
  'status-of-whom',
  'share-of-whom',
  'history-of-whom',
  'nothing-to-cancel',
  'nothing-to-go-back-to',
  'draft-cancelled',
  'draft-gone',
  'migration-gone',
  'step-gone',
  'snooze-impossible',
  'try-again',
  'not-allowed',
] as const;
export type Notice = (typeof NOTICES)[number];

/** Why a question comes again although its answer was not wrong. */
export const QUESTION_NOTES = ['draft-in-progress', 'answered-already', 'table-waits'] as const;

/** Why a file cannot be read. */
export const FILE_PROBLEMS = [
  'host-not-allowed',
  'too-large',
  'not-text',
  'spreadsheet',
  'unreachable',
  'gone',
  'empty',
  'encoding-unknown',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Why nothing of a table, or of the file it was in, can be taken. */
export const TABLE_REFUSALS = [...FILE_PROBLEMS, ...TABLE_PROBLEMS] as const;
export type TableRefusal = (typeof TABLE_REFUSALS)[number];

/** Why a checklist was not shared. */
export const SHARE_PROBLEMS = ['no-place', 'place-gone', 'not-member', 'members-unknown', 'not-posted'] as const;
export type ShareProblem = (typeof SHARE_PROBLEMS)[number];

/** Why a role was not given to anybody. */
export const ROLE_PROBLEMS = ['incomplete', 'person-unknown'] as const;
export type RoleProblem = (typeof ROLE_PROBLEMS)[number];

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
  z.object({ kind: z.literal('template') }),
  z.object({
    kind: z.literal('misunderstood'),
    typed: z.string(),
    nearest: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('command'), command: z.enum(COMMANDS) }),
        z.object({ kind: z.literal('customer'), migrationId: z.string() }),
        z.object({ kind: z.literal('line'), text: z.string() }),
      ])
      .nullable(),
    /** How many messages in a row were not understood before this one. */
    before: z.int(),
  }),
  z.object({ kind: z.literal('notice'), notice: z.enum(NOTICES) }),
  /** A tap on the questions of another person; their name is empty where it is not known. */
  z.object({ kind: z.literal('not-yours'), owner: z.string() }),
  z.object({
    kind: z.literal('question'),
    rejection: rejection.nullable(),
    note: z.enum(QUESTION_NOTES).nullable(),
    /** Of a table that is asked about. */
    page: z.int().default(0),
  }),
  /** A table or a file that could not be taken at all, with what is to blame and how many lines it has. */
  z.object({ kind: z.literal('table-refused'), reason: z.enum(TABLE_REFUSALS), typed: z.string(), count: z.int() }),
  /** What a table of several customers became; lines by their numbers where they were left out. */
  z.object({ kind: z.literal('planned'), migrationIds: z.array(z.string()), left: z.array(z.int()) }),
  z.object({
    kind: z.literal('checklist'),
    migrationId: z.string(),
    page: z.int(),
    /** A tick that was refused: the step and what it waits for. */
    refused: z.object({ stepId: z.string(), waitingFor: z.array(z.string()) }).nullable(),
  }),
  z.object({ kind: z.literal('credit-notes'), migrationId: z.string(), page: z.int() }),
  /** Text to the customer, or to Microsoft's billing support; in the reader's language where none is chosen. */
  z.object({
    kind: z.enum(['letter', 'support-letter']),
    migrationId: z.string(),
    language: z.enum(LOCALES).nullable(),
  }),
  /** Where a checklist is to be shared; the token is that of the card that asks. */
  z.object({
    kind: z.literal('share'),
    migrationId: z.string(),
    token: z.string(),
    problem: z.enum(SHARE_PROBLEMS).nullable(),
  }),
  /** A checklist was shared; the place is null for where that was said. */
  z.object({
    kind: z.literal('shared'),
    migrationId: z.string(),
    place: z.object({ scope: z.enum(SCOPES), name: z.string().nullable() }).nullable(),
    isReminded: z.boolean(),
  }),
  /** What was done on a migration; as text to copy where that is wanted. */
  z.object({ kind: z.literal('history'), migrationId: z.string(), page: z.int(), asText: z.boolean() }),
  z.object({ kind: z.literal('roles'), migrationId: z.string(), problem: z.enum(ROLE_PROBLEMS).nullable() }),
  /** `mine` for those with an open step of the person's alone. */
  z.object({ kind: z.literal('list'), page: z.int(), mine: z.boolean().optional() }),
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
  | { kind: 'help'; asked: QuestionKind | null }
  | { kind: 'template'; today: IsoDate }
  | { kind: 'misunderstood'; typed: string; nearest: NearestThing | null; before: number }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'not-yours'; owner: string }
  | QuestionView
  | ChecklistView
  | { kind: 'credit-notes'; migration: MigrationRecord; today: IsoDate; page: number }
  | LetterView
  | ShareView
  | (Extract<Reply, { kind: 'shared' }> & { customer: string })
  | HistoryView
  | RolesView
  | ReminderView
  | (Extract<Reply, { kind: 'difference' }> & { today: IsoDate })
  | (Extract<Reply, { kind: 'settings' }> & Pick<TenantRecord, SettingsField>)
  | { kind: 'language'; chosen: Locale | null }
  | Extract<Reply, { kind: 'table-refused' }>
  | { kind: 'planned'; migrations: MigrationRecord[]; total: number; left: number[]; today: IsoDate }
  | { kind: 'found'; typed: string; migrations: MigrationRecord[]; today: IsoDate }
  | { kind: 'upcoming'; migrations: MigrationRecord[]; today: IsoDate }
  | {
      kind: 'list';
      isAnswering: boolean;
      isMine: boolean;
      migrations: MigrationRecord[];
      /** Ids of those of which nobody can be reminded. */
      unreminded: string[];
      total: number;
      page: number;
      pageSize: number;
      today: IsoDate;
    };

/** A conversation to share into: its name, where anybody has told. */
export type SharePlace = { conversationId: string; scope: Scope; name: string | null };
export type ShareView = {
  kind: 'share';
  migration: MigrationRecord;
  token: string;
  problem: ShareProblem | null;
  places: SharePlace[];
};

export type LetterView = {
  kind: 'letter' | 'support-letter';
  migration: MigrationRecord;
  ordering: OrderingModel;
  today: IsoDate;
  language: Locale | null;
  invitationUrl: string | null;
};

export type HistoryView = {
  kind: 'history';
  migration: MigrationRecord;
  entries: AuditRecord[];
  page: number;
  pages: number;
  asText: boolean;
  today: IsoDate;
  zone: string;
};

export type RolesView = {
  kind: 'roles';
  migration: MigrationRecord;
  /** People of the tenant whom the bot has met. */
  people: Actor[];
  /** Who looks at it. */
  personId: string;
  problem: RoleProblem | null;
};

/** The nearest thing that can be done with what was not understood. */
export type NearestThing =
  | { kind: 'command'; command: Command }
  | { kind: 'customer'; migrationId: string; name: string }
  | { kind: 'line'; text: string };

export type QuestionView = {
  kind: 'question';
  draft: Draft;
  revision: number;
  question: Question;
  rejection: Rejection | null;
  note: (typeof QUESTION_NOTES)[number] | null;
  /** The zone the client tells, offered as the answer to that question. */
  clientZone: string | null;
  /** Of a table that is asked about: the page shown, and its customers that are planned already. */
  page: number;
  known: string[];
};

/** What one reminder says: a section for each migration that has something to say, most urgent first. */
export type ReminderView = {
  kind: 'reminder';
  deliveryId: string;
  sections: { migration: MigrationRecord; section: ReminderSection }[];
  /** Migrations of which somebody put the reminders off. */
  putOff: MigrationRecord[];
  ordering: OrderingModel;
  today: IsoDate;
  zone: string;
  /** Whether several people read it. */
  isShared: boolean;
};

export type ChecklistView = {
  kind: 'checklist';
  migration: MigrationRecord;
  ordering: OrderingModel;
  today: IsoDate;
  zone: string;
  page: number;
  refused: { stepId: string; waitingFor: string[] } | null;
  /** False where nobody can be reached to be reminded. */
  isAnyoneReminded: boolean;
  /** Whether the conversation that is shown this is reminded as well; null in a personal chat. */
  isRemindedHere: boolean | null;
};
