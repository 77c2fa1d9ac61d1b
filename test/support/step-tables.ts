import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/domain/dates.ts';
import type { StepName } from '../../src/domain/plan-schema.ts';
import { type Circumstances, planLine, SETTLED, type SubscriptionInput } from './builders.ts';

type Facts = [what: string, subscription: Partial<SubscriptionInput>, isThere: boolean][];
type Owners = [subscription: Partial<SubscriptionInput>, delegatedAdmin: boolean, owner: string][];
type Dates = [
  what: string,
  subscription: Partial<SubscriptionInput>,
  today: IsoDate,
  notBefore: IsoDate | null,
  due: IsoDate,
][];

/** Bought from Microsoft under the older agreement, renewal off, to 2027-03-14: 30 days of grace, and only what every line has. */
export const mosa = { agreement: 'mosa', autoRenew: false } as const;

export const csp = { channel: 'csp-partner' } as const;
export const transfer = { ...csp, transferAgreed: true } as const;
export const other = { channel: 'other' } as const;
export const SATURDAY = '2026-11-21';
export const YESTERDAY = '2026-11-20';
export const TO_UNKNOWN = { target: { offer: 'FABRIKAM_SUITE' } };

const stepIn = (name: StepName, subscription: Partial<SubscriptionInput>, circumstances: Circumstances = {}) =>
  planLine(subscription, { ...circumstances, customer: { ...SETTLED, ...circumstances.customer } }).step(name);

/** When a step is there, whose it is, and from which day to which. */
export const describeStep = (name: StepName, tables: { applies: Facts; owners: Owners; dates: Dates }): void => {
  describe(name, () => {
    for (const [what, subscription, isThere] of tables.applies) {
      it(`${isThere ? 'is there' : 'is not there'}: ${what}`, () =>
        assert.equal(stepIn(name, subscription) !== undefined, isThere));
    }
    for (const [subscription, delegatedAdmin, owner] of tables.owners) {
      it(`is the ${owner}'s from ${subscription.channel ?? 'Microsoft'} ${delegatedAdmin ? 'with' : 'without'} delegated admin`, () =>
        assert.equal(stepIn(name, subscription, { customer: { delegatedAdmin } })?.owner, owner));
    }
    for (const [what, subscription, today, notBefore, due] of tables.dates) {
      it(`${what}: ${notBefore ?? 'any day'} to ${due}`, () => {
        const step = stepIn(name, subscription, { today });
        assert.deepEqual([step?.notBefore, step?.due], [notBefore, due]);
      });
    }
  });
};
