import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checklistOf, completeStep, hasOpenSteps, openPredecessors, reopenStep } from '../../src/domain/checklist.ts';
import { planMigration } from '../../src/domain/plan.ts';
import type { Plan } from '../../src/domain/plan-schema.ts';
import { NO_PROGRESS, type Progress } from '../../src/domain/progress.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { planOf, TODAY } from '../support/builders.ts';
import { doneBy } from '../support/card-models.ts';

const ALEX = { personId: 'alex', name: 'Alex' };
const ROBIN = { personId: 'robin', name: 'Robin' };
const AT = Date.UTC(2027, 1, 10, 9);

/** Contoso's plan: three steps of the customer, then five of one subscription bought from Microsoft. */
const PLAN = planOf();
const ACCEPTED = ['request-reseller-relationship', 'customer-accepts-invitation', 'customer-accepts-agreement'];
const BEFORE_PROVISIONING = ACCEPTED.slice(1);

const tick = (plan: Plan, progress: Progress, stepId: string, more: Partial<Parameters<typeof completeStep>[3]> = {}) =>
  completeStep(plan, progress, stepId, { at: AT, by: ALEX, withPredecessors: false, ...more });

const stateOf = (stepId: string, done: string[] = [], today = TODAY, plan = PLAN) =>
  checklistOf(plan, doneBy(done), today).items.find(({ step }) => step.id === stepId) ?? assert.fail(stepId);

describe('the checklist', () => {
  it('lists every step in the order of the plan', () =>
    assert.deepEqual(
      checklistOf(PLAN, NO_PROGRESS, TODAY).items.map(({ step }) => step),
      PLAN.steps,
    ));

  it('counts what is done', () => {
    const { doneCount, total } = checklistOf(PLAN, doneBy(ACCEPTED), TODAY);
    assert.deepEqual([doneCount, total], [3, PLAN.steps.length]);
  });

  it('has next what waits for nothing', () => {
    const { state, waitingFor } = stateOf('request-reseller-relationship');
    assert.deepEqual([state, waitingFor], ['next', []]);
  });

  it('has waiting what other steps must come before, and names them in the order of the plan', () => {
    const { state, waitingFor } = stateOf('provision-subscription:s1', ['request-reseller-relationship'], '2027-03-08');
    assert.deepEqual([state, waitingFor], ['waiting', BEFORE_PROVISIONING]);
  });

  it('has later what may not begin yet, until its first day', () => {
    const states = ['2027-03-06', '2027-03-07'].map(
      (today) => stateOf('provision-subscription:s1', ACCEPTED, today).state,
    );
    assert.deepEqual(states, ['later', 'next']);
  });

  it('has done what is done, with who did it and when, whatever it waited for', () => {
    const { state, waitingFor, done } = stateOf('provision-subscription:s1', ['provision-subscription:s1']);
    assert.deepEqual([state, waitingFor, done], ['done', [], { at: AT, by: ALEX }]);
  });

  it('counts the days a step is late from its due date, as long as it is open', () => {
    const { due } = stateOf('request-reseller-relationship').step;
    assert.equal(due, '2027-02-12');
    const late = (today: string, done: string[] = []) => stateOf('request-reseller-relationship', done, today).daysLate;
    assert.deepEqual([late('2027-02-11'), late('2027-02-12'), late('2027-02-13'), late('2027-03-12')], [0, 0, 1, 28]);
    assert.equal(late('2027-03-12', ['request-reseller-relationship']), 0);
  });

  it('is finished without the optional steps, and with nothing else left', () => {
    const needed = PLAN.steps.filter(({ optional }) => !optional).map(({ id }) => id);
    assert.equal(needed.length, PLAN.steps.length - 1);
    assert.equal(hasOpenSteps(PLAN, doneBy(needed)), false);
    for (const id of needed) assert.equal(hasOpenSteps(PLAN, doneBy(needed.filter((other) => other !== id))), true, id);
  });

  it('is empty for a plan that is blocked', () => {
    const blocked = planOf({ partner: { country: 'US' } });
    assert.equal(blocked.status, 'blocked');
    assert.deepEqual(checklistOf(blocked, NO_PROGRESS, TODAY), { items: [], doneCount: 0, total: 0 });
    assert.equal(hasOpenSteps(blocked, NO_PROGRESS), false);
  });
});

describe('a tick', () => {
  it('is kept with who and when', () =>
    assert.deepEqual(tick(PLAN, NO_PROGRESS, 'request-reseller-relationship'), {
      kind: 'changed',
      progress: { done: { 'request-reseller-relationship': { at: AT, by: ALEX } } },
      steps: ['request-reseller-relationship'],
    }));

  it('leaves what it was given as it was', () => {
    const progress = Object.freeze({ done: Object.freeze({}) });
    assert.equal(tick(PLAN, progress, 'request-reseller-relationship').kind, 'changed');
    assert.deepEqual(progress, { done: {} });
  });

  it('is refused before its time with every open step before it, through others too, in the order of the plan', () => {
    assert.deepEqual(tick(PLAN, NO_PROGRESS, 'provision-subscription:s1'), { kind: 'waiting', waitingFor: ACCEPTED });
    const { id } = PLAN.steps.at(-1) ?? assert.fail();
    const others = PLAN.steps.filter((step) => !step.optional && step.id !== id).map((step) => step.id);
    assert.deepEqual(tick(PLAN, NO_PROGRESS, id), { kind: 'waiting', waitingFor: others });
    const [first, ...rest] = others;
    assert.deepEqual(tick(PLAN, doneBy([first ?? '']), id), { kind: 'waiting', waitingFor: rest });
  });

  it('may take the open steps before it along', () => {
    const change = tick(PLAN, doneBy(['request-reseller-relationship'], 1), 'provision-subscription:s1', {
      by: ROBIN,
      withPredecessors: true,
    });
    assert.ok(change.kind === 'changed');
    assert.deepEqual(change.steps, [...BEFORE_PROVISIONING, 'provision-subscription:s1']);
    assert.deepEqual(change.progress.done['customer-accepts-invitation'], { at: AT, by: ROBIN });
    assert.deepEqual(change.progress.done['request-reseller-relationship'], { at: 1, by: ALEX });
  });

  it('a second time changes nothing: who did it first stays', () => {
    const done = doneBy(['request-reseller-relationship']);
    for (const withPredecessors of [false, true])
      assert.deepEqual(tick(PLAN, done, 'request-reseller-relationship', { by: ROBIN, withPredecessors }), {
        kind: 'unchanged',
      });
  });

  it('on a step that the plan does not have does nothing', () => {
    for (const id of ['', 'stop-auto-renewal', 'stop-auto-renewal:s2', '__proto__', 'toString'])
      assert.deepEqual(tick(PLAN, NO_PROGRESS, id), { kind: 'unknown-step' }, id);
  });

  it('on an optional step is never needed for another', () => {
    const optional = PLAN.steps.filter((step) => step.optional).map(({ id }) => id);
    assert.deepEqual(optional, ['ask-billing-support:s1']);
    const needed = PLAN.steps.filter((step) => !step.optional).map(({ id }) => id);
    const last = needed.at(-1) ?? '';
    assert.equal(tick(PLAN, doneBy(needed.slice(0, -1)), last).kind, 'changed');
    assert.equal(tick(PLAN, NO_PROGRESS, 'ask-billing-support:s1').kind, 'changed');
  });
});

describe('a tick taken back', () => {
  it('opens the step again, and leaves what came after it', () => {
    const progress = doneBy(['request-reseller-relationship', 'customer-accepts-invitation']);
    assert.deepEqual(reopenStep(PLAN, progress, 'request-reseller-relationship'), {
      kind: 'changed',
      progress: doneBy(['customer-accepts-invitation']),
      steps: ['request-reseller-relationship'],
    });
  });

  it('of an open step changes nothing, and of none does nothing', () => {
    assert.deepEqual(reopenStep(PLAN, NO_PROGRESS, 'request-reseller-relationship'), { kind: 'unchanged' });
    assert.deepEqual(reopenStep(PLAN, NO_PROGRESS, 'stop-auto-renewal:s2'), { kind: 'unknown-step' });
    assert.deepEqual(reopenStep(PLAN, NO_PROGRESS, 'constructor'), { kind: 'unknown-step' });
  });

  it('can be given again', () => {
    const ticked = tick(PLAN, NO_PROGRESS, 'request-reseller-relationship');
    assert.ok(ticked.kind === 'changed');
    const reopened = reopenStep(PLAN, ticked.progress, 'request-reseller-relationship');
    assert.ok(reopened.kind === 'changed');
    assert.deepEqual(reopened.progress, NO_PROGRESS);
    assert.deepEqual(tick(PLAN, reopened.progress, 'request-reseller-relationship'), ticked);
  });
});

describe('the steps of any plan', () => {
  const RUNS = { numRuns: 200 };
  const aPlan = arbitraryRequest.map((request) => planMigration(request, request.today));

  it('can be ticked in the order of the plan', () =>
    fc.assert(
      fc.property(aPlan, (plan) => {
        const progress = plan.steps.reduce((before: Progress, { id }) => {
          const change = tick(plan, before, id);
          assert.ok(change.kind === 'changed', `${id}: ${change.kind}`);
          return change.progress;
        }, NO_PROGRESS);
        assert.equal(checklistOf(plan, progress, plan.asOf).doneCount, plan.steps.length);
      }),
      RUNS,
    ));

  it('are all done in whatever order they are ticked, those before them taken along', () =>
    fc.assert(
      fc.property(
        aPlan.chain((plan) =>
          fc
            .shuffledSubarray(plan.steps, { minLength: plan.steps.length })
            .map((steps) => ({ plan, ids: steps.map(({ id }) => id) })),
        ),
        ({ plan, ids }) => {
          const progress = ids.reduce((before: Progress, id) => {
            const change = tick(plan, before, id, { withPredecessors: true });
            if (change.kind !== 'changed') assert.ok(Object.hasOwn(before.done, id), `${id}: ${change.kind}`);
            return change.kind === 'changed' ? change.progress : before;
          }, NO_PROGRESS);
          for (const step of plan.steps) assert.deepEqual(openPredecessors(plan, progress, step), []);
          assert.equal(hasOpenSteps(plan, progress), false);
        },
      ),
      RUNS,
    ));

  it('wait only as long as something before them is open', () =>
    fc.assert(
      fc.property(
        aPlan.chain((plan) =>
          fc.subarray(plan.steps).map((steps) => ({ plan, progress: doneBy(steps.map(({ id }) => id)) })),
        ),
        ({ plan, progress }) => {
          for (const { step, state, waitingFor } of checklistOf(plan, progress, plan.asOf).items) {
            const change = tick(plan, progress, step.id);
            const expected = { done: 'unchanged', waiting: 'waiting', next: 'changed', later: 'changed' }[state];
            assert.equal(change.kind, expected, step.id);
            if (change.kind === 'waiting') assert.ok(waitingFor.every((id) => change.waitingFor.includes(id)));
          }
        },
      ),
      RUNS,
    ));
});
