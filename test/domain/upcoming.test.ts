import assert from 'node:assert/strict';
import { planMigration } from '../../src/domain/plan.ts';
import { seatsByMonth, upcomingOf } from '../../src/domain/upcoming.ts';
import { aRequest, TODAY } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

const migrationEnding = (endDate: string, more: Record<string, unknown> = {}) => {
  const request = aRequest({ subscriptions: [{ endDate, autoRenew: false, cancelAtEnd: true, ...more }] });
  return { request, plan: planMigration(request, TODAY), progress: doneBy([]) };
};
const found = (endDate: string, more: Record<string, unknown> = {}) => {
  const [ending] = upcomingOf([migrationEnding(endDate, more)], TODAY);
  return ending ? [ending.daysLeft, ending.priority] : null;
};

describe('what ends soon', () => {
  it('reaches ninety days ahead', () => {
    assert.deepEqual(found('2027-02-19'), [90, 'upcoming']);
    assert.equal(found('2027-02-20'), null);
  });

  it('is of high priority within two weeks', () => {
    assert.deepEqual(found('2026-12-05'), [14, 'high']);
    assert.deepEqual(found('2026-12-06'), [15, 'upcoming']);
    assert.deepEqual(found('2026-11-21'), [0, 'high']);
  });

  it('has expired after its last day', () => {
    assert.deepEqual(found('2026-11-20'), [-1, 'expired']);
  });

  it('is no trial, and nothing that is decided', () => {
    assert.equal(found('2026-12-05', { trial: true }), null);
    const migration = migrationEnding('2026-12-05');
    const done = doneBy(migration.plan.steps.filter(({ optional }) => !optional).map(({ id }) => id));
    assert.deepEqual(upcomingOf([{ ...migration, progress: done }], TODAY), []);
  });

  it('comes by date', () => {
    const endings = upcomingOf(
      ['2027-01-10', '2026-11-01', '2026-12-01'].map((date) => migrationEnding(date)),
      TODAY,
    );
    assert.deepEqual(
      endings.map(({ line }) => line.endDate),
      ['2026-11-01', '2026-12-01', '2027-01-10'],
    );
  });
});

describe('seats ending by month', () => {
  const ending = (endDate: string, seats: number) => migrationEnding(endDate, { seats });

  it('are added up from the month of today through that of the last day looked at', () => {
    const migrations = [ending('2026-11-30', 5), ending('2027-01-01', 20), ending('2027-01-31', 3)];
    assert.deepEqual(seatsByMonth(migrations, TODAY), [
      { month: '2026-11', seats: 5 },
      { month: '2026-12', seats: 0 },
      { month: '2027-01', seats: 23 },
      { month: '2027-02', seats: 0 },
    ]);
  });

  it('leave out what has ended, what ends later than ninety days from now, and what is decided', () => {
    const decided = ending('2026-12-05', 7);
    const progress = doneBy(decided.plan.steps.map(({ id }) => id));
    const migrations = [ending('2026-11-20', 1), ending('2027-02-20', 2), { ...decided, progress }];
    assert.deepEqual(seatsByMonth(migrations, TODAY), []);
  });

  it('span five months where ninety days do', () => {
    const months = seatsByMonth([ending('2027-05-01', 4)], '2027-01-31').map(({ month }) => month);
    assert.deepEqual(months, ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05']);
  });
});
