import assert from 'node:assert/strict';
import { planMigration } from '../../src/domain/plan.ts';
import { upcomingOf } from '../../src/domain/upcoming.ts';
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
