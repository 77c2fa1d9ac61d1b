import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftSchema } from '../../../src/domain/intake/draft.ts';
import { draftOf, editedRequestOf } from '../../../src/domain/intake/edit.ts';
import { nextQuestion } from '../../../src/domain/intake/questions.ts';
import { planMigration } from '../../../src/domain/plan.ts';
import { type PlanRequest, parsePlanRequest } from '../../../src/domain/plan-request.ts';
import { NO_PROGRESS } from '../../../src/domain/progress.ts';
import { arbitraryRequest } from '../../support/arbitraries.ts';
import { aRequest, TODAY } from '../../support/builders.ts';

const planned = (request: PlanRequest) => ({ request, progress: NO_PROGRESS });
const PARTNER = { country: 'PL', zone: 'Europe/Warsaw', ordering: 'direct' } as const;

describe('the answers behind a plan', () => {
  it('are all given, so that their summary comes first', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        assert.equal(nextQuestion(draftSchema.parse(draftOf('d', 'm', planned(request), PARTNER))).kind, 'summary');
      }),
    );
  });

  it('give the same plan when nothing is changed', () => {
    fc.assert(
      fc.property(arbitraryRequest, ({ today: _, ...request }) => {
        const again = parsePlanRequest(editedRequestOf(request, draftOf('d', 'm', planned(request), PARTNER)));
        assert.ok(again.ok);
        assert.deepEqual(planMigration(again.request, TODAY), planMigration(request, TODAY));
      }),
    );
  });

  it('keep a start date only with its end date, and what is not asked about always', () => {
    const request = aRequest({ subscriptions: [{ startDate: '2026-03-15', target: { seats: 20 } }] });
    const draft = draftOf('d', 'm', planned(request), PARTNER);
    const [subscription] = draft.subscriptions;
    const moved = { ...draft, subscriptions: [{ ...subscription, id: 's1', endDate: '2026-01-31' }] };
    const again = parsePlanRequest(editedRequestOf(request, moved));
    assert.ok(again.ok, JSON.stringify(again));
    assert.equal(again.request.subscriptions[0]?.startDate, undefined);
    assert.deepEqual(again.request.subscriptions[0]?.target, { seats: 20 });
  });
});
