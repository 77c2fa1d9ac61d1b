import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planMigration } from '../../src/domain/plan.ts';
import type { PlanRequest } from '../../src/domain/plan-request.ts';
import { replan } from '../../src/domain/replan.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { aRequest, type RequestOverrides, TODAY } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

const LATER = '2027-01-20';

const migrationOf = (overrides: RequestOverrides = {}, done: string[] = []) => {
  const request = aRequest(overrides);
  return { request, plan: planMigration(request, TODAY), progress: doneBy(done) };
};
const idsOf = (steps: { id: string }[]): string[] => steps.map(({ id }) => id).sort();

describe('planning an edited migration anew', () => {
  it('changes nothing where nothing was edited, whatever day it is', () => {
    const migration = migrationOf({}, ['request-reseller-relationship']);
    const again = replan(migration, migration.request, LATER);
    assert.deepEqual(again.plan.steps, migration.plan.steps);
    assert.deepEqual(again.progress, migration.progress);
    assert.deepEqual(again.difference, { moved: [], added: [], removed: [], reopened: [] });
  });

  it('keeps who does what, what is put off, and what nobody wants to be reminded of', () => {
    const migration = migrationOf({ subscriptions: [{ id: 's1' }, { id: 's2' }] });
    const by = { personId: 'p', name: 'Adele' };
    const kept = {
      muted: ['s2'],
      people: { 'sales-agent': by },
      snoozed: { from: TODAY, until: LATER, subjects: [], at: 0, by },
    };
    const edited = aRequest({ subscriptions: [{ id: 's1', seats: 30 }, { id: 's2' }] });
    const { progress } = replan({ ...migration, progress: { ...migration.progress, ...kept } }, edited, TODAY);
    assert.deepEqual(progress, { done: {}, ...kept });
  });

  it('remembers the number of a subscription that was taken out', () => {
    const migration = migrationOf({ subscriptions: [{ id: 's1' }, { id: 's2' }] });
    const without = replan(migration, aRequest({ subscriptions: [{ id: 's1' }] }), TODAY);
    assert.equal(without.progress.numbered, 2);
    const again = replan(without, aRequest({ subscriptions: [{ id: 's1', seats: 30 }] }), TODAY);
    assert.equal(again.progress.numbered, 2);
  });

  it('keeps a due date that was clamped when its day before clamping is the same', () => {
    const close: RequestOverrides = { subscriptions: [{ endDate: '2026-12-04' }] };
    const migration = migrationOf(close);
    const due = (plan: { steps: { id: string; due: string }[] }) =>
      plan.steps.find(({ id }) => id === 'request-reseller-relationship')?.due;
    assert.equal(due(migration.plan), '2026-11-23');
    const edited = aRequest({ ...close, customer: { delegatedAdmin: false } });
    assert.equal(due(replan(migration, edited, '2026-11-25').plan), '2026-11-23');
  });

  it('moves the open steps of a subscription with its end date, and tells from when', () => {
    const migration = migrationOf();
    const { difference } = replan(migration, aRequest({ subscriptions: [{ endDate: '2027-04-14' }] }), LATER);
    const provision = difference.moved.find(({ step }) => step.id === 'provision-subscription:s1');
    assert.deepEqual([provision?.from, provision?.step.due], ['2027-03-11', '2027-04-09']);
    assert.deepEqual([difference.added, difference.removed], [[], []]);
  });

  it('keeps what the customer has done, and reopens what was done for another end', () => {
    const migration = migrationOf({}, ['request-reseller-relationship', 'stop-auto-renewal:s1']);
    const { progress, difference } = replan(migration, aRequest({ subscriptions: [{ endDate: '2028-03-14' }] }), LATER);
    assert.deepEqual(Object.keys(progress.done), ['request-reseller-relationship']);
    assert.deepEqual(idsOf(difference.reopened), ['stop-auto-renewal:s1']);
  });

  it('reopens provisioning when the number of licenses changed', () => {
    const migration = migrationOf({}, ['provision-subscription:s1']);
    const { progress } = replan(migration, aRequest({ subscriptions: [{ seats: 30 }] }), LATER);
    assert.deepEqual(progress.done, {});
  });

  it('leaves the ticks of the other subscriptions alone', () => {
    const two: RequestOverrides = { subscriptions: [{}, { id: 's2', offer: 'SPB' }] };
    const migration = migrationOf(two, ['stop-auto-renewal:s2']);
    const edited = aRequest({ subscriptions: [{ seats: 30 }, { id: 's2', offer: 'SPB' }] });
    assert.deepEqual(Object.keys(replan(migration, edited, LATER).progress.done), ['stop-auto-renewal:s2']);
  });

  it('tells which steps came and which fell away', () => {
    const migration = migrationOf();
    const settled = aRequest({ customer: { resellerRelationship: true }, subscriptions: [{ target: { seats: 20 } }] });
    const { difference } = replan(migration, settled, LATER);
    assert.deepEqual(idsOf(difference.added), ['assign-licenses:s1']);
    assert.deepEqual(idsOf(difference.removed), ['customer-accepts-invitation', 'request-reseller-relationship']);
  });

  it('ticks only steps that are there, in an order by due date', () => {
    fc.assert(
      fc.property(arbitraryRequest, arbitraryRequest, fc.nat(), (first, second: PlanRequest, salt) => {
        const plan = planMigration(first, TODAY);
        const done = plan.steps.filter((_, index) => (salt >> (index % 30)) % 2 === 1).map(({ id }) => id);
        const again = replan({ request: first, plan, progress: doneBy(done) }, second, LATER);
        const ids = new Set(idsOf(again.plan.steps));
        assert.ok(Object.keys(again.progress.done).every((id) => ids.has(id)));
        const dues = again.plan.steps.map(({ due }) => due);
        assert.deepEqual(dues, dues.toSorted());
      }),
    );
  });
});
