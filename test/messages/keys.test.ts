import assert from 'node:assert/strict';
import { HISTORY_WORDS } from '../../src/cards/history-text.ts';
import { QUESTION_CHOICES, WITH_HOW_TO } from '../../src/cards/question-choices.ts';
import { LETTER_TASKS } from '../../src/domain/customer-letter.ts';
import { CREDIT_RULES } from '../../src/domain/facts/credit-rules.ts';
import { CSP_REGIONS } from '../../src/domain/facts/regions.ts';
import { ORDERING_MODELS } from '../../src/domain/intake/draft.ts';
import { QUESTION_KINDS } from '../../src/domain/intake/questions.ts';
import type { Rejection } from '../../src/domain/intake/rejection.ts';
import type { Outlook } from '../../src/domain/outlook.ts';
import { CHANNELS, TERMS } from '../../src/domain/plan-request.ts';
import {
  type CreditNote,
  FAMILIES,
  type LineWarning,
  OWNERS,
  type Plan,
  type PlanWarning,
  STEP_NAMES,
} from '../../src/domain/plan-schema.ts';
import { ROW_PROBLEMS } from '../../src/domain/table/table-row.ts';
import { COMMANDS } from '../../src/domain/understand/words.ts';
import { MESSAGE_FILES } from '../../src/messages/messages.ts';
import {
  NOTICES,
  QUESTION_NOTES,
  ROLE_PROBLEMS,
  SETTINGS_FIELDS,
  SHARE_PROBLEMS,
  TABLE_REFUSALS,
} from '../../src/service/replies.ts';
import { literalsOf, sourcesOf } from '../support/sources.ts';

/** Where text for readers is asked for. */
const FOLDERS = ['cards', 'bot', 'service', 'reminders'];
const KEYS = Object.keys(MESSAGE_FILES.en);

/** The members of a union, which must all be named. */
const all = <Member extends string>(members: Record<Member, true>): string[] => Object.keys(members);

const OUTLOOKS = all<Outlook['kind']>({
  renews: true,
  'runs-on': true,
  renewed: true,
  'running-on': true,
  'access-ends': true,
  grace: true,
  'access-lost': true,
  'data-deleted': true,
  unknown: true,
});
const LIKELIHOODS = all<NonNullable<CreditNote['likelihood']>>({ prorated: true, unlikely: true, unknown: true });
const CONTACTS = all<NonNullable<CreditNote['contact']>>({ partner: true, customer: true, 'current-partner': true });
const REJECTIONS = all<Rejection['code']>({
  'name-blank': true,
  'name-too-long': true,
  'name-unusable': true,
  'country-unknown': true,
  'zone-unknown': true,
  'choice-unknown': true,
  'seats-unreadable': true,
  'seats-impossible': true,
  'date-unreadable': true,
  'date-impossible': true,
  'offer-several': true,
  'offer-unknown': true,
  'offer-missing': true,
  'subscription-unreadable': true,
  'line-unreadable': true,
  'line-rest': true,
  'too-many-subscriptions': true,
  'answer-too-long': true,
  'text-unusable': true,
  'summary-unclear': true,
  'table-nothing-to-take': true,
  'table-channel-missing': true,
  'table-renewal-missing': true,
  'table-unclear': true,
});
const WARNINGS = all<LineWarning['code'] | PlanWarning['code']>({
  'renewed-presumably': true,
  'extended-presumably': true,
  'later-month-chosen': true,
  'offer-not-in-catalogue': true,
  'offer-discontinued': true,
  'data-tier-lower': true,
  'seat-cap-overlap': true,
  'seats-fewer': true,
  'seats-more': true,
  'agreement-unknown': true,
  'commerce-unknown': true,
  'program-unknown': true,
  'end-of-term-unknown': true,
  'renews-automatically': true,
  'extends-month-by-month': true,
  'ends-after-transfer': true,
  'already-expired': true,
  'in-grace': true,
  'access-unknown': true,
  'access-lost': true,
  'data-deleted': true,
  'not-feasible-before-end': true,
  late: true,
  'trial-not-moved': true,
  'agreement-not-accepted': true,
  'region-unknown': true,
});
const NEXT_STEPS = all<Plan['nextSteps'][number]>({ 'azure-plan': true, 'work-with-other-partners': true });

/** `partly`: the key is asked for with a few of them only, as a condition before it or the compiler sees to. */
type Inserted = readonly string[] | { partly: readonly string[] };

/** What is inserted into the keys that the code puts together, `{}` standing for it. */
const INSERTED: Record<string, Inserted> = {
  'action.{}': ['letter', 'support-letter'],
  'checklist.from.{}': CHANNELS,
  'choice.{}': ['yes', 'no'],
  'choice.agreement.{}': ['mca', 'mosa'],
  'choice.channel.{}': CHANNELS,
  'choice.partner-ordering.{}': ORDERING_MODELS,
  'choice.term.{}': TERMS,
  'command.{}': COMMANDS,
  'credit.contact.{}': CONTACTS,
  'credit.likelihood.{}': LIKELIHOODS,
  'credit.rule.{}': Object.keys(CREDIT_RULES),
  'credit.text.{}': { partly: LIKELIHOODS },
  'family.{}': FAMILIES,
  'history.{}': HISTORY_WORDS,
  'label.{}': { partly: QUESTION_KINDS },
  'letter.credit.{}': { partly: LIKELIHOODS },
  'letter.credit.ask.{}': ['partner', 'customer'],
  'letter.move.{}': ['trial', 'transferred'],
  'letter.outlook.{}': OUTLOOKS,
  'letter.task.{}': { partly: LETTER_TASKS },
  'letter.task.stop-auto-renewal.{}': CHANNELS,
  'next-step.{}': NEXT_STEPS,
  'note.{}': QUESTION_NOTES,
  'notice.{}': NOTICES,
  'outlook.{}': OUTLOOKS,
  'owner.{}': OWNERS,
  'question.{}.hint': QUESTION_KINDS,
  'question.{}.how': [...WITH_HOW_TO],
  'question.{}.title': QUESTION_KINDS,
  'region.{}': Object.keys(CSP_REGIONS.markets),
  'rejection.{}': REJECTIONS,
  'roles.{}': ROLE_PROBLEMS,
  'settings.wrong.{}': SETTINGS_FIELDS,
  'share.problem.{}': SHARE_PROBLEMS,
  'step-note.{}': { partly: STEP_NAMES },
  'step.{}': STEP_NAMES,
  'support.card.hint.{}': ['partner', 'customer'],
  'support.intro.{}': ['partner', 'customer'],
  'table.problem.{}': ROW_PROBLEMS,
  'table.refused.{}': TABLE_REFUSALS,
  'upcoming.{}': ['high', 'upcoming', 'expired'],
  'warning.{}': { partly: WARNINGS },
};

const CHOICES = Object.values(QUESTION_CHOICES).flatMap((choices) => choices.map(({ text }) => text));

const texts = new Set(sourcesOf(FOLDERS).flatMap(([, source]) => literalsOf(source).map(({ text }) => text)));
const HEADS = new Set(KEYS.map((key) => key.split('.')[0]));
/** Keys that are put together: a head of ours, a point, and something inserted. */
const forms = [...texts].filter((text) => /^[a-z-]+\.[^\s/]*\{\}/.test(text) && HEADS.has(text.split('.')[0]));

const valuesOf = (inserted: Inserted): readonly string[] => ('partly' in inserted ? inserted.partly : inserted);
const keysOf = (form: string, inserted: Inserted): string[] =>
  valuesOf(inserted).map((value) => form.replace('{}', value));

describe('the keys of the messages', () => {
  it('are put together in ways whose every outcome is known', () => {
    const known = new Set([...Object.keys(INSERTED), 'choice.{}.{}']);
    assert.deepEqual(
      forms.filter((form) => !known.has(form)),
      [],
      'say in INSERTED what is inserted there',
    );
    assert.deepEqual(
      Object.keys(INSERTED).filter((form) => !forms.includes(form)),
      [],
      'nobody asks for these any more',
    );
  });

  it('are all there', () => {
    const exact = Object.entries(INSERTED).filter(([, inserted]) => !('partly' in inserted));
    const asked = [...exact.flatMap(([form, inserted]) => keysOf(form, inserted)), ...CHOICES];
    assert.deepEqual(
      asked.filter((key) => !KEYS.includes(key)),
      [],
    );
  });

  it('are all asked for', () => {
    const asked = new Set<string>([
      ...texts,
      ...CHOICES,
      ...Object.entries(INSERTED).flatMap(([form, inserted]) => keysOf(form, inserted)),
    ]);
    assert.deepEqual(
      KEYS.filter((key) => !asked.has(key)),
      [],
    );
  });
});
