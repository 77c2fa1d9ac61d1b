import assert from 'node:assert/strict';
import type { ShownMigration } from '../../src/cards/step-row.ts';
import { LONGEST_NAME } from '../../src/domain/intake/answers.ts';
import { type Draft, newDraft } from '../../src/domain/intake/draft.ts';
import type { Question } from '../../src/domain/intake/questions.ts';
import { reminderSection } from '../../src/domain/reminder-section.ts';
import { aRequest, type SubscriptionInput } from './builders.ts';
import { aCompleteDraft, aReminderModel, aShownMigration, doneBy, SAMPLE_TODAY } from './card-models.ts';

export const LONG_NAME = 'Ő'.repeat(LONGEST_NAME);
export const UNKNOWN_OFFER = 'An offer nobody has ever heard of, named at length';

/** Thirty subscriptions of every channel, with the longest names and every kind of trouble. */
const worstSubscriptions: Partial<SubscriptionInput>[] = Array.from({ length: 30 }, (_, index) => ({
  id: `s${index + 1}`,
  channel: (['microsoft-direct', 'csp-partner', 'volume-licensing', 'other'] as const)[index % 4] ?? 'other',
  ...(index % 4 === 0 && { agreement: 'unknown' }),
  ...(index % 4 === 1 && { commerce: 'unknown' }),
  ...(index % 4 === 2 && { program: 'unknown' }),
  offer: index % 3 === 0 ? UNKNOWN_OFFER : 'STANDARDWOFFPACK',
  seats: 999_999,
  endDate: index % 2 === 0 ? '2027-03-14' : '2026-11-24',
  target: { offer: 'O365_BUSINESS_PREMIUM', seats: 290 },
}));
const worstRequest = aRequest({ customer: { name: LONG_NAME }, subscriptions: worstSubscriptions });
export const worst = aShownMigration(worstRequest);
export const done = aShownMigration(worstRequest, doneBy(worst.plan.steps.map(({ id }) => id)));
export const blocked = aShownMigration(aRequest({ customer: { country: 'BR' } }));

/** Four customers whose subscriptions end in different months. */
export const severalMigrations = (): ShownMigration[] =>
  (
    [
      ['Contoso', 25, '2027-03-14', 'O365_BUSINESS_PREMIUM'],
      ['Fabrikam', 120, '2027-03-31', 'ENTERPRISEPACK'],
      ['Adventure Works', 40, '2027-05-20', 'SPB'],
      ['Northwind Traders', 8, '2027-02-10', 'O365_BUSINESS_ESSENTIALS'],
    ] as const
  ).map(([name, seats, endDate, offer]) =>
    aShownMigration(aRequest({ customer: { name }, subscriptions: [{ offer, seats, endDate }] })),
  );

export const draftWith = (subscriptions: number): Draft => ({
  ...aCompleteDraft({ customer: { ...aCompleteDraft().customer, name: LONG_NAME } }),
  subscriptions: Array.from({ length: subscriptions }, (_, index) => ({
    ...(aCompleteDraft().subscriptions[0] as Draft['subscriptions'][number]),
    id: `s${index + 1}`,
    offer: UNKNOWN_OFFER,
  })),
});

/** A draft of which only what must be known was said. */
export const assumedDraft = (subscriptions: number): Draft => ({
  ...newDraft('d', { country: 'PL', zone: 'UTC', ordering: 'direct' }, true),
  customer: { name: LONG_NAME, country: null },
  subscriptions: Array.from({ length: subscriptions }, (_, index) => ({
    id: `s${index + 1}`,
    channel: (['microsoft-direct', 'csp-partner', 'volume-licensing', 'other'] as const)[index % 4] ?? 'other',
    offer: UNKNOWN_OFFER,
    seats: 999_999,
    endDate: '2027-03-14',
    autoRenew: false,
  })),
  assuming: true,
});

export const quiet: typeof worst = {
  ...worst,
  progress: {
    done: {},
    muted: ['s1', 's2', 's3', 's4', 's5', 's6'],
    snoozed: { from: '2027-02-20', until: '2027-03-01', subjects: [], at: 0, by: { personId: 'p', name: LONG_NAME } },
  },
};

export const questionOf = (kind: Question['kind']): Question => ({ id: kind, kind, subscriptionId: 's1' });

export const worstReminder = () => {
  const due = [
    ...worst.plan.subscriptions.map(({ id }) => ({ kind: 'line' as const, subject: id })),
    ...worst.plan.steps.map(({ id }) => ({ kind: 'step' as const, subject: id })),
  ];
  const section = reminderSection(worst, due, SAMPLE_TODAY);
  assert.ok(section);
  return aReminderModel({ sections: Array.from({ length: 10 }, () => ({ migration: worst, section })) });
};
