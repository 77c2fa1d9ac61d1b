import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, weekday } from '../../src/domain/dates.ts';
import { planMigration } from '../../src/domain/plan.ts';
import type { Progress } from '../../src/domain/progress.ts';
import { NO_PROGRESS } from '../../src/domain/progress.ts';
import { remindersFor } from '../../src/domain/reminder-schedule.ts';
import { reminderSection } from '../../src/domain/reminder-section.ts';
import { isMuted, LONGEST_SNOOZE, mute, snooze, snoozeDay, wake } from '../../src/domain/snooze.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { aRequest, TODAY } from '../support/builders.ts';

const ALEX = { personId: 'alex', name: 'Alex' };
const request = aRequest();
const plan = planMigration(request, TODAY);
const LINE = { kind: 'line', subject: 's1' } as const;
const putOff = (from: string, until: string, subjects = [LINE]): Progress =>
  snooze(NO_PROGRESS, { from, until }, { subjects, at: 0, by: ALEX });

describe('until when reminders are put off', () => {
  it('is tomorrow, also on a Friday', () => assert.equal(snoozeDay('tomorrow', '2026-11-20'), '2026-11-21'));

  it('is the coming Monday, on a Monday the next one', () => {
    assert.equal(snoozeDay('monday', '2026-11-21'), '2026-11-23');
    assert.equal(snoozeDay('monday', '2026-11-23'), '2026-11-30');
  });

  it('is any day to come within reach', () => {
    const last = addDays(TODAY, LONGEST_SNOOZE);
    assert.equal(snoozeDay(addDays(TODAY, 1), TODAY), addDays(TODAY, 1));
    assert.equal(snoozeDay(last, TODAY), last);
  });

  it('is never today, the past, too far away, or no day at all', () => {
    for (const day of [TODAY, '2020-01-01', addDays(TODAY, LONGEST_SNOOZE + 1), '2026-02-30', 'soon']) {
      assert.equal(snoozeDay(day, TODAY), null, day);
    }
  });

  it('is always to come', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (days) => {
        const today = addDays('2020-01-01', days);
        const monday = snoozeDay('monday', today) as string;
        assert.ok(monday > today && weekday(monday) === 1);
      }),
    ));
});

describe('reminders that were put off', () => {
  const dates = (progress: Progress, from: string) =>
    remindersFor(plan, progress, from)
      .filter(({ kind }) => kind === 'line')
      .map(({ localDate }) => localDate);

  it('come again on the day, and none before', () => {
    assert.deepEqual(dates(putOff('2027-02-12', '2027-02-20'), '2027-02-12').slice(0, 3), [
      '2027-02-12',
      '2027-02-20',
      '2027-02-26',
    ]);
  });

  it('that fall into those days come on the day after them, once', () => {
    const moved = dates(putOff('2027-02-13', '2027-03-12'), '2027-02-14');
    assert.deepEqual(moved, ['2027-03-12', '2027-03-15', '2027-03-22']);
  });

  it('do not come again for what has been done meanwhile', () => {
    const steps = plan.steps.map(({ id }) => id);
    const done = Object.fromEntries(steps.map((id) => [id, { at: 0, by: ALEX }]));
    assert.deepEqual(remindersFor(plan, { ...putOff('2027-02-12', '2027-02-20'), done }, '2027-02-12'), []);
  });

  it('say nothing before the day, even where a card is on its way', () => {
    const progress = putOff('2027-02-12', '2027-02-20');
    assert.equal(reminderSection({ request, plan, progress }, [LINE], '2027-02-19'), null);
    assert.notEqual(reminderSection({ request, plan, progress }, [LINE], '2027-02-20'), null);
  });

  it('come as before once somebody takes it back', () => {
    assert.deepEqual(dates(wake(putOff('2027-02-13', '2027-03-12')), TODAY), dates(NO_PROGRESS, TODAY));
  });

  it('never come within the days, whatever the plan', () =>
    fc.assert(
      fc.property(arbitraryRequest, fc.integer({ min: 1, max: 80 }), (any, days) => {
        const from = TODAY;
        const until = addDays(from, days);
        const progress = snooze(NO_PROGRESS, { from, until }, { subjects: [], at: 0, by: ALEX });
        const between = remindersFor(planMigration(any, TODAY), progress, addDays(from, 1));
        assert.ok(between.every(({ localDate }) => localDate >= until));
      }),
    ));
});

describe('a subscription nobody wants to be reminded of', () => {
  const two = aRequest({ subscriptions: [{ id: 's1' }, { id: 's2' }] });
  const planned = planMigration(two, TODAY);
  const muted = mute(planned, NO_PROGRESS, 's1', true);

  it('has no reminders, of its end or of its steps; the other one and the customer have', () => {
    const ids = new Set(remindersFor(planned, muted, TODAY).map(({ subject }) => subject));
    assert.ok(
      [...ids].every((id) => id !== 's1' && !id.endsWith(':s1')),
      [...ids].join(),
    );
    assert.ok(ids.has('s2') && ids.has('request-reseller-relationship'), [...ids].join());
  });

  it('has them again when somebody wants them', () => {
    const again = mute(planned, muted, 's1', false);
    assert.deepEqual(remindersFor(planned, again, TODAY), remindersFor(planned, NO_PROGRESS, TODAY));
  });

  it('is muted once, and must be one of the plan', () => {
    assert.deepEqual(mute(planned, muted, 's1', true).muted, ['s1']);
    assert.deepEqual(mute(planned, NO_PROGRESS, 's9', true), NO_PROGRESS);
    assert.equal(isMuted(muted, null), false);
  });
});
