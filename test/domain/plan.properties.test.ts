import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planMigration } from '../../src/domain/plan.ts';
import type { PlanRequest } from '../../src/domain/plan-request.ts';
import { type Plan, planSchema, STEP_NAMES, type Step } from '../../src/domain/plan-schema.ts';
import { arbitraryRequest } from '../support/arbitraries.ts';
import { aSubscription } from '../support/builders.ts';

type Dated = PlanRequest & { today: string };

const RUNS = { numRuns: 300 };

const planOf = (request: Dated): Plan => planMigration(request, request.today);

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(Object.freeze(value))) deepFreeze(part);
  return value;
};

/** Every date that a plan says, wherever it stands. */
const datesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : [];
};

const isCalendarDate = (date: string): boolean => new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);

/** Each step with those it waits for. */
const waits = ({ steps }: Plan): { step: Step; before: Step }[] =>
  steps.flatMap((step) =>
    step.after.map((id) => {
      const before = steps.find((other) => other.id === id);
      assert.ok(before, `${step.id} waits for ${id}, which is not there`);
      return { step, before };
    }),
  );

const property = (fact: string, check: (plan: Plan, request: Dated) => void): void => {
  it(fact, () =>
    fc.assert(
      fc.property(arbitraryRequest, (request) => check(planOf(request), request)),
      RUNS,
    ),
  );
};

describe('any plan', () => {
  property('has steps exactly where it is not blocked and something moves', ({ status, steps }, { subscriptions }) =>
    assert.equal(steps.length > 0, status === 'ready' && subscriptions.some(({ trial }) => !trial)),
  );

  property('is blocked exactly where it has a blocker', ({ status, blockers }) =>
    assert.equal(status === 'blocked', blockers.length > 0),
  );

  property('has each step once', ({ steps }) => assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length));

  property('waits only for steps that are there', (plan) => {
    for (const { step, before } of waits(plan)) assert.notEqual(step.id, before.id);
  });

  property('dates no step before one that it waits for', (plan) => {
    for (const { step, before } of waits(plan)) assert.ok(before.due <= step.due, `${step.id} before ${before.id}`);
  });

  property('lists no step before one that it waits for', (plan) => {
    for (const { step, before } of waits(plan)) assert.ok(plan.steps.indexOf(before) < plan.steps.indexOf(step));
  });

  property('lists its steps by date, then by their order, then by id', ({ steps }) => {
    const key = ({ due, step, subscriptionId }: Step) =>
      `${due} ${String(STEP_NAMES.indexOf(step)).padStart(2, '0')} ${subscriptionId ?? ''}`;
    const keys = steps.map(key);
    assert.deepEqual(keys, [...keys].sort());
  });

  property('has no optional step that another waits for', (plan) => {
    for (const { before } of waits(plan)) assert.equal(before.optional, false);
  });

  property('has nothing due before today', ({ steps }, { today }) => {
    for (const { due, id } of steps) assert.ok(due >= today, id);
  });

  property('lets every step begin by its due date', ({ steps }) => {
    for (const { notBefore, due, id } of steps) assert.ok(notBefore === null || notBefore <= due, id);
  });

  property('has an end in the past exactly where the line is expired', ({ subscriptions }, { today }) => {
    for (const { path, endDate, warnings } of subscriptions) {
      const isExpired = warnings.some(({ code }) => code === 'already-expired');
      if (path !== 'none') assert.equal(endDate < today, isExpired);
    }
  });

  property('sorts the warnings of a line by code, and says nothing twice', ({ subscriptions }) => {
    for (const { warnings } of subscriptions) {
      const texts = warnings.map((warning) => JSON.stringify(warning));
      assert.deepEqual(texts, [...new Set(texts)].sort());
    }
  });

  property('says only dates of the calendar', (plan) => {
    for (const date of datesIn(plan)) assert.ok(isCalendarDate(date), date);
  });

  property('survives being written and read', (plan) =>
    assert.deepEqual(planSchema.parse(JSON.parse(JSON.stringify(plan))), plan),
  );

  property('is the same when planned again, and leaves the request as it was', (plan, request) =>
    assert.deepEqual(planOf(deepFreeze(structuredClone(request))), plan),
  );
});

describe('the lines of a request', () => {
  it('are planned the same in whatever order they come', () => {
    const shuffled = arbitraryRequest.chain((request) =>
      fc
        .shuffledSubarray(request.subscriptions, { minLength: request.subscriptions.length })
        .map((subscriptions) => ({ request, other: { ...request, subscriptions } })),
    );
    fc.assert(
      fc.property(shuffled, ({ request, other }) => {
        const [plan, again] = [planOf(request), planOf(other)];
        const byId = new Map(plan.subscriptions.map((line) => [line.id, line]));
        assert.deepEqual(again, { ...plan, subscriptions: other.subscriptions.map(({ id }) => byId.get(id)) });
      }),
      RUNS,
    );
  });

  it('are planned the same beside a trial, wherever it stands', () => {
    const trial = aSubscription({ id: 'trial', trial: true, seats: 300 });
    fc.assert(
      fc.property(arbitraryRequest, fc.nat({ max: 7 }), (request, place) => {
        const subscriptions = request.subscriptions.toSpliced(place, 0, trial);
        const { subscriptions: lines, ...plan } = planOf({ ...request, subscriptions });
        assert.deepEqual({ ...plan, subscriptions: lines.filter(({ id }) => id !== 'trial') }, planOf(request));
        assert.equal(lines.find(({ id }) => id === 'trial')?.path, 'none');
      }),
      RUNS,
    );
  });

  it('are planned beside others as alone, where none shares their offer', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const [first, ...others] = request.subscriptions;
        assert.ok(first);
        const own = { ...first, offer: 'O365_BUSINESS_ESSENTIALS', target: { offer: 'O365_BUSINESS_ESSENTIALS' } };
        const [alone] = planOf({ ...request, subscriptions: [own] }).subscriptions;
        const [beside] = planOf({ ...request, subscriptions: [own, ...others] }).subscriptions;
        assert.deepEqual(beside, alone);
      }),
      RUNS,
    );
  });
});
