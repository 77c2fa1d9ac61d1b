import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planMigration } from '../../src/domain/plan.ts';
import type { Plan } from '../../src/domain/plan-schema.ts';
import { isLineOpen, isStepDue, remindersFor, stepsBehind } from '../../src/domain/reminder-schedule.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { planOf, SETTLED, TODAY } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

/** Contoso's plan: its one line ends on Sunday 2027-03-14. */
const PLAN = planOf();
const REQUEST = 'request-reseller-relationship';
const REQUIRED = PLAN.steps.filter(({ optional }) => !optional).map(({ id }) => id);

const datesOf = (subject: string, plan: Plan = PLAN, done: string[] = [], today = TODAY): string[] =>
  remindersFor(plan, doneBy(done), today)
    .filter((reminder) => reminder.subject === subject)
    .map(({ localDate }) => localDate);

describe('the milestones of a line', () => {
  it('are 60, 30, 14, 7, 3, 1 and 0 days before its end, no weekend, and 1 and 7 days after it', () =>
    assert.deepEqual(datesOf('s1'), [
      '2027-01-13',
      '2027-02-12',
      '2027-02-26',
      '2027-03-05',
      '2027-03-11',
      '2027-03-12',
      '2027-03-15',
      '2027-03-22',
    ]));

  it('are all nine where none falls on a weekend or on another', () =>
    assert.deepEqual(datesOf('s1', planOf({ subscriptions: [{ endDate: '2027-03-18' }] })), [
      '2027-01-15',
      '2027-02-16',
      '2027-03-04',
      '2027-03-11',
      '2027-03-15',
      '2027-03-17',
      '2027-03-18',
      '2027-03-19',
      '2027-03-25',
    ]));

  it('that are past are not reminded of any more, and today’s is', () => {
    assert.deepEqual(datesOf('s1', PLAN, [], '2027-03-11'), ['2027-03-11', '2027-03-12', '2027-03-15', '2027-03-22']);
    assert.deepEqual(datesOf('s1', PLAN, [], '2027-03-23'), []);
  });

  it('follow the end date that is planned for', () => {
    const renewed = planOf({ subscriptions: [{ endDate: '2026-11-20' }] });
    assert.equal(renewed.subscriptions[0]?.endDate, '2027-11-20');
    assert.equal(datesOf('s1', renewed)[0], '2027-09-21');
  });

  it('end when nothing of the line is open but what is optional', () => {
    assert.equal(datesOf('s1', PLAN, REQUIRED).length, 0);
    for (const open of REQUIRED)
      assert.equal(
        datesOf(
          's1',
          PLAN,
          REQUIRED.filter((id) => id !== open),
        ).length,
        8,
        open,
      );
  });

  it('do not go on for an optional step alone', () => {
    const plan = planOf({ customer: SETTLED });
    const own = plan.steps.filter(({ optional }) => !optional).map(({ id }) => id);
    assert.deepEqual(datesOf('s1', plan, own), []);
    assert.ok(datesOf('ask-billing-support:s1', plan, own).length > 0);
  });

  it('of one line end while those of another go on', () => {
    const plan = planOf({ customer: SETTLED, subscriptions: [{}, { id: 's2' }] });
    const first = plan.steps.filter(({ subscriptionId }) => subscriptionId === 's1').map(({ id }) => id);
    assert.deepEqual(datesOf('s1', plan, first), []);
    assert.equal(datesOf('s2', plan, first).length, 8);
  });

  it('are none for a trial', () => {
    const plan = planOf({ subscriptions: [{}, { id: 's2', trial: true }] });
    assert.deepEqual(datesOf('s2', plan), []);
  });
});

describe('the reminders of a step', () => {
  it('are on its due date, two days after, then every seven, no weekend', () => {
    assert.equal(PLAN.steps.find(({ id }) => id === REQUEST)?.due, '2027-02-12');
    assert.deepEqual(datesOf(REQUEST), [
      '2027-02-12',
      '2027-02-15',
      '2027-02-22',
      '2027-03-01',
      '2027-03-08',
      '2027-03-15',
    ]);
  });

  it('go on as long as it is open', () => {
    assert.deepEqual(datesOf(REQUEST, PLAN, [], '2027-03-20').slice(0, 2), ['2027-03-22', '2027-03-29']);
    assert.deepEqual(datesOf(REQUEST, PLAN, [], '2029-01-01').slice(0, 2), ['2029-01-01', '2029-01-08']);
  });

  it('begin when what it waits for is done', () => {
    assert.deepEqual(datesOf('customer-accepts-invitation'), []);
    assert.equal(datesOf('customer-accepts-invitation', PLAN, [REQUEST])[0], '2027-02-19');
    assert.deepEqual(datesOf(REQUEST, PLAN, [REQUEST]), []);
  });

  it('come for an optional step as for any other', () =>
    assert.equal(datesOf('ask-billing-support:s1')[0], '2027-02-12'));
});

describe('a plan that is blocked', () => {
  it('reminds of nothing', () =>
    assert.deepEqual(remindersFor(planOf({ partner: { country: 'US' } }), doneBy([]), TODAY), []));
});

describe('the steps behind a line', () => {
  it('are its own and those of the customer that they wait for', () =>
    assert.deepEqual(
      stepsBehind(PLAN, 's1')
        .map(({ id }) => id)
        .toSorted(),
      PLAN.steps.map(({ id }) => id).toSorted(),
    ));

  it('are not those of another line', () => {
    const plan = planOf({ subscriptions: [{}, { id: 's2' }] });
    assert.ok(stepsBehind(plan, 's1').every(({ subscriptionId }) => subscriptionId !== 's2'));
  });
});

describe('the reminders of any plan', () => {
  const aState = arbitraryRequest.chain((request) => {
    const plan = planMigration(request, request.today);
    return fc
      .record({ steps: fc.subarray(plan.steps), lateBy: fc.constantFrom(0, 0, 1, 10, 100) })
      .map(({ steps, lateBy }) => ({
        plan,
        progress: doneBy(steps.map(({ id }) => id)),
        today: new Date(Date.parse(plan.asOf) + lateBy * 86_400_000).toISOString().slice(0, 10),
      }));
  });

  const property = (
    fact: string,
    check: (state: { plan: Plan; progress: ReturnType<typeof doneBy>; today: string }) => void,
  ) => it(fact, () => fc.assert(fc.property(aState, check), { numRuns: 300 }));

  property('lie from today on, sorted, each once', ({ plan, progress, today }) => {
    const reminders = remindersFor(plan, progress, today);
    const keys = reminders.map(({ localDate, kind, subject }) => `${localDate} ${kind} ${subject}`);
    assert.ok(reminders.every(({ localDate }) => localDate >= today));
    assert.deepEqual(keys, [...new Set(keys)].sort());
  });

  property('speak of no step that is done or waits, and of no line with nothing open', ({ plan, progress, today }) => {
    for (const { kind, subject } of remindersFor(plan, progress, today)) {
      if (kind === 'step') {
        const step = plan.steps.find(({ id }) => id === subject);
        assert.ok(step && isStepDue(progress, step), subject);
      } else {
        const line = plan.subscriptions.find(({ id }) => id === subject);
        assert.ok(line && line.path !== 'none' && isLineOpen(plan, progress, line), subject);
      }
    }
  });

  property('speak of every step that can be done now', ({ plan, progress, today }) => {
    const subjects = new Set(remindersFor(plan, progress, today).map(({ subject }) => subject));
    for (const step of plan.steps) assert.equal(subjects.has(step.id), isStepDue(progress, step), step.id);
  });

  property('are none once everything is done', ({ plan, today }) =>
    assert.deepEqual(remindersFor(plan, doneBy(plan.steps.map(({ id }) => id)), today), []),
  );

  property('fall on no weekend, but for a due date that is one', ({ plan, progress, today }) => {
    const dues = new Set(plan.steps.map(({ id, due }) => `${id} ${due}`));
    for (const { subject, localDate } of remindersFor(plan, progress, today)) {
      const weekday = new Date(localDate).getUTCDay();
      assert.ok((weekday > 0 && weekday < 6) || dues.has(`${subject} ${localDate}`), `${subject} ${localDate}`);
    }
  });
});
