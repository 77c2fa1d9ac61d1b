import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Migration } from '../../src/domain/outlook.ts';
import { planMigration } from '../../src/domain/plan.ts';
import { remindersFor } from '../../src/domain/reminder-schedule.ts';
import { reminderSection } from '../../src/domain/reminder-section.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { aRequest, type RequestOverrides, SETTLED, TODAY } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

const aMigration = (overrides: RequestOverrides = {}, done: string[] = []): Migration => {
  const request = aRequest(overrides);
  return { request, plan: planMigration(request, TODAY), progress: doneBy(done) };
};

const REQUEST = 'request-reseller-relationship';
/** What Contoso’s plan has to do that waits for nothing. */
const NOW = [REQUEST, 'ask-billing-support:s1', 'stop-auto-renewal:s1'];
const LINE = { kind: 'line', subject: 's1' } as const;
const step = (subject: string) => ({ kind: 'step', subject }) as const;

/** The ids of the lines and steps that are spoken of; null where nothing is said. */
const spokenOf = (migration: Migration, due: Parameters<typeof reminderSection>[1], today = '2027-02-23') => {
  const section = reminderSection(migration, due, today);
  return (
    section && { lines: section.lines.map(({ line }) => line.id), steps: section.steps.map((item) => item.step.id) }
  );
};

describe('what a reminder says', () => {
  it('of a line is how it stands, and what can be done about it now', () => {
    assert.deepEqual(spokenOf(aMigration(), [LINE]), { lines: ['s1'], steps: NOW });
    const { lines } = reminderSection(aMigration(), [LINE], '2027-03-12') ?? assert.fail();
    assert.equal(lines[0]?.daysLeft, 2);
    assert.deepEqual(lines[0]?.outlook, { kind: 'renews', on: '2027-03-15', term: 'P1Y' });
  });

  it('of a step is that step, and how late it is', () => {
    const { lines, steps } = reminderSection(aMigration(), [step(REQUEST)], '2027-02-23') ?? assert.fail();
    assert.deepEqual(lines, []);
    assert.deepEqual(
      steps.map((item) => [item.step.id, item.daysLate]),
      [[REQUEST, 11]],
    );
  });

  it('of a line and one of its steps is said once', () =>
    assert.deepEqual(spokenOf(aMigration(), [step(REQUEST), LINE, LINE]), {
      lines: ['s1'],
      steps: NOW,
    }));

  it('is what is true by then: the step that comes next, not the one that was done since', () =>
    assert.deepEqual(spokenOf(aMigration({}, [REQUEST]), [LINE, step(REQUEST)]), {
      lines: ['s1'],
      steps: ['ask-billing-support:s1', 'customer-accepts-invitation', 'stop-auto-renewal:s1'],
    }));

  it('is nothing of a step that is done, that waits, or that is not there', () => {
    assert.equal(spokenOf(aMigration({}, [REQUEST]), [step(REQUEST)]), null);
    assert.equal(spokenOf(aMigration(), [step('customer-accepts-invitation')]), null);
    assert.equal(spokenOf(aMigration(), [step('stop-auto-renewal:s9')]), null);
  });

  it('is nothing of a line with nothing open', () => {
    const { plan } = aMigration();
    const required = plan.steps.filter(({ optional }) => !optional).map(({ id }) => id);
    assert.equal(spokenOf(aMigration({}, required), [LINE]), null);
    assert.equal(spokenOf(aMigration(), [{ kind: 'line', subject: 's9' }]), null);
  });

  it('is nothing where nothing is due, of a trial, and of a plan that is blocked', () => {
    assert.equal(spokenOf(aMigration(), []), null);
    assert.equal(spokenOf(aMigration({ subscriptions: [{ trial: true }] }), [LINE]), null);
    assert.equal(spokenOf(aMigration({ partner: { country: 'US' } }), [LINE, step(REQUEST)]), null);
  });

  it('begins with the most urgent line', () => {
    const migration = aMigration({
      customer: SETTLED,
      subscriptions: [{}, { id: 's2', endDate: '2027-02-28' }, { id: 's3', endDate: '2027-03-14' }],
    });
    const due = ['s1', 's2', 's3'].map((subject) => ({ kind: 'line', subject }) as const);
    assert.deepEqual(spokenOf(migration, due)?.lines, ['s2', 's1', 's3']);
    assert.deepEqual(spokenOf(migration, due.slice(2))?.lines, ['s3']);
  });

  it('leaves out the steps of lines that are not due', () => {
    const migration = aMigration({ customer: SETTLED, subscriptions: [{}, { id: 's2' }] });
    assert.ok(spokenOf(migration, [LINE])?.steps.every((id) => id.endsWith(':s1')));
  });

  it('of any plan, on the day it is due, is never nothing', () =>
    fc.assert(
      fc.property(
        arbitraryRequest.chain((request) => {
          const plan = planMigration(request, request.today);
          return fc
            .subarray(plan.steps)
            .map((steps) => ({ request, plan, progress: doneBy(steps.map(({ id }) => id)) }));
        }),
        (migration) => {
          for (const reminder of remindersFor(migration.plan, migration.progress, migration.plan.asOf)) {
            const section = reminderSection(migration, [reminder], reminder.localDate);
            assert.ok(section, `${reminder.kind} ${reminder.subject}`);
            assert.ok(section.steps.every(({ state }) => state === 'next' || state === 'later'));
          }
        },
      ),
      { numRuns: 200 },
    ));
});
