import assert from 'node:assert/strict';
import { planOf, type SubscriptionInput } from '../../support/builders.ts';

/** Ends 2027-03-14, so it is provisioned by 2027-03-11; Business Standard allows 300 seats. */
const first = { id: 'first', seats: 100 } as const;

/** The overlap warnings of a plan, by the id of their line: `total of cap`. */
const overlaps = (...subscriptions: Partial<SubscriptionInput>[]): Record<string, string> =>
  Object.fromEntries(
    planOf({ subscriptions }).subscriptions.flatMap(({ id, warnings }) =>
      warnings.flatMap((w) => (w.code === 'seat-cap-overlap' ? [[id, `${w.total} of ${w.cap}`]] : [])),
    ),
  );

describe('seat cap', () => {
  it('old and new together may reach the cap', () => assert.deepEqual(overlaps({ seats: 150 }), {}));
  it('old and new together may not exceed it', () => assert.deepEqual(overlaps({ seats: 151 }), { s1: '302 of 300' }));
  it('the seats wanted count, not those of the source', () =>
    assert.deepEqual(overlaps({ seats: 150, target: { seats: 151 } }), { s1: '301 of 300' }));
  it('an offer without a cap never overlaps', () =>
    assert.deepEqual(overlaps({ offer: 'ENTERPRISEPACK', seats: 9000 }), {}));
  it('an offer that nobody knows never overlaps', () =>
    assert.deepEqual(overlaps({ offer: 'FABRIKAM_SUITE', seats: 9000 }), {}));
  it('the old seats of another offer do not count', () =>
    assert.deepEqual(overlaps({ offer: 'SPB', seats: 300, target: { offer: 'O365_BUSINESS_PREMIUM' } }), {}));
  it('only the cap of the target offer counts', () =>
    assert.deepEqual(overlaps({ seats: 400, target: { offer: 'ENTERPRISEPACK' } }), {}));

  it('another line of the same offer that still runs counts with its old seats', () =>
    assert.deepEqual(overlaps({ ...first, seats: 101 }, { id: 'next', seats: 100, endDate: '2027-06-30' }), {
      first: '302 of 300',
      next: '301 of 300',
    }));

  it('an order on the same day counts, one on the next day does not yet', () => {
    const other = { id: 'other', offer: 'SPB', target: { offer: 'O365_BUSINESS_PREMIUM' }, seats: 101 } as const;
    assert.deepEqual(overlaps(first, { ...other, endDate: '2027-03-14' }), {
      first: '301 of 300',
      other: '301 of 300',
    });
    assert.deepEqual(overlaps(first, { ...other, endDate: '2027-03-15' }), { other: '301 of 300' });
  });

  it('a line counts until its access ends, and no longer', () => {
    const grace = { ...first, agreement: 'mosa' } as const;
    assert.deepEqual(overlaps(grace, { id: 'next', seats: 100, endDate: '2027-04-16' }), { next: '400 of 300' });
    assert.deepEqual(overlaps(grace, { id: 'next', seats: 100, endDate: '2027-04-17' }), {});
  });

  it('the old seats of a partner transfer count always, and it orders none', () => {
    const transfer = {
      id: 'moved',
      channel: 'csp-partner',
      transferAgreed: true,
      seats: 200,
      endDate: '2027-01-31',
    } as const;
    assert.deepEqual(overlaps({ ...first, seats: 60 }, transfer), { first: '320 of 300' });
    assert.deepEqual(overlaps({ ...first, seats: 50 }, transfer), {});
  });

  it('a trial does not count', () =>
    assert.deepEqual(overlaps({ ...first, seats: 150 }, { id: 'trial', seats: 300, trial: true }), {}));

  it('where an equivalent must be chosen nothing is ordered yet', () => {
    assert.deepEqual(overlaps({ offer: 'MIDSIZEPACK', seats: 300 }), {});
    assert.deepEqual(
      overlaps({ seats: 150 }, { id: 's2', seats: 100, offer: 'SPB', target: { offer: 'MIDSIZEPACK' } }),
      {},
    );
  });

  it('an expired line counts while it is in grace, and its order counts too', () => {
    const expired = { id: 'expired', agreement: 'mosa', autoRenew: false, seats: 151 } as const;
    assert.deepEqual(overlaps({ ...expired, endDate: '2026-10-24' }), { expired: '302 of 300' });
    assert.deepEqual(overlaps({ ...expired, endDate: '2026-10-23' }), {});
    assert.deepEqual(overlaps({ ...first, seats: 75 }, { ...expired, endDate: '2026-10-23' }), { first: '301 of 300' });
  });
});
