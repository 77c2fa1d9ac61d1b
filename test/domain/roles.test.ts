import assert from 'node:assert/strict';
import { NO_PROGRESS, progressSchema } from '../../src/domain/progress.ts';
import { replan } from '../../src/domain/replan.ts';
import { personOf, rolesOf, withPerson, workersOf } from '../../src/domain/roles.ts';
import { aRequest, planOf, TODAY } from '../support/builders.ts';

const MEGAN = { personId: 'megan', name: 'Megan' };
const ALEX = { personId: 'alex', name: 'Alex' };
const plan = planOf();
const doneBy = (ids: string[]) => ({
  done: Object.fromEntries(ids.map((id) => [id, { at: 0, by: ALEX }])),
});

describe('the roles of a plan', () => {
  it('are those that have a step, each with how many are open', () => {
    const own = plan.steps.filter(({ owner }) => owner === 'sales-agent').map(({ id }) => id);
    const before = rolesOf(plan, NO_PROGRESS);
    assert.deepEqual(new Set(before.map(({ role }) => role)), new Set(plan.steps.map(({ owner }) => owner)));
    assert.equal(before.find(({ role }) => role === 'sales-agent')?.open, own.length);
    assert.equal(rolesOf(plan, doneBy(own)).find(({ role }) => role === 'sales-agent')?.open, 0);
    assert.deepEqual(rolesOf({ steps: [] }, NO_PROGRESS), []);
  });

  it('have nobody until somebody is set, one person each, and nobody again', () => {
    assert.equal(personOf(NO_PROGRESS, 'customer'), null);
    const set = withPerson(withPerson(NO_PROGRESS, 'customer', ALEX), 'customer', MEGAN);
    assert.deepEqual(personOf(set, 'customer'), MEGAN);
    assert.equal(personOf(set, 'sales-agent'), null);
    assert.equal(personOf(withPerson(set, 'customer', null), 'customer'), null);
  });

  it('make those work who own an open step, each once, and nobody whose steps are done', () => {
    const both = withPerson(withPerson(NO_PROGRESS, 'customer', MEGAN), 'sales-agent', MEGAN);
    assert.deepEqual(workersOf(plan, both), ['megan']);
    const own = plan.steps.filter(({ owner }) => owner !== 'admin-agent').map(({ id }) => id);
    assert.deepEqual(workersOf(plan, { ...both, ...doneBy(own) }), []);
    assert.deepEqual(workersOf(plan, withPerson(NO_PROGRESS, 'current-partner', MEGAN)), [], 'a role without a step');
  });

  it('are stored with the progress, and progress stored before there were any is still read', () => {
    const set = withPerson(NO_PROGRESS, 'customer', MEGAN);
    assert.deepEqual(progressSchema.parse(JSON.parse(JSON.stringify(set))), set);
    assert.deepEqual(progressSchema.parse({ done: {} }), { done: {} });
    assert.throws(() => progressSchema.parse({ done: {}, people: { janitor: MEGAN } }));
  });

  it('keep their people when the plan is edited', () => {
    const request = aRequest();
    const edited = aRequest({ subscriptions: [{ seats: 30 }] });
    const { progress } = replan({ request, plan, progress: withPerson(NO_PROGRESS, 'customer', MEGAN) }, edited, TODAY);
    assert.deepEqual(personOf(progress, 'customer'), MEGAN);
  });
});
