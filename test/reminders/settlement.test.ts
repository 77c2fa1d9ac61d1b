import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backoff, LONGEST_BACKOFF_MS } from '../../src/reminders/backoff.ts';
import { whyOf } from '../../src/reminders/deliver.ts';
import { createHalt } from '../../src/reminders/halt.ts';
import type { SendOutcome } from '../../src/reminders/ports.ts';
import { settlementOf, type Tried } from '../../src/reminders/settlement.ts';
import { endedBy, settledBy } from '../../src/service/reminder-ending.ts';
import type { Settlement } from '../../src/service/reminder-port.ts';
import { aDelivery } from '../support/records.ts';

const personal: Tried = { attempts: 1, anew: 0, isPersonal: true };
const half = () => 0.5;
const retry = (changes: Partial<Extract<SendOutcome, { kind: 'retry' }>> = {}): SendOutcome => ({
  kind: 'retry',
  afterMs: null,
  ambiguous: false,
  reason: '503',
  ...changes,
});
const again = (changes: Partial<Extract<Settlement, { kind: 'retry' }>> = {}): Settlement => ({
  kind: 'retry',
  afterMs: 5000,
  reason: '503',
  ambiguous: false,
  pause: null,
  ...changes,
});

const ROWS: [what: string, outcome: SendOutcome, tried: Tried, expected: Settlement][] = [
  ['sent', { kind: 'sent', activityId: 'a' }, personal, { kind: 'sent', activityId: 'a' }],
  ['tried again after a backoff', retry(), personal, again()],
  ['tried again later each time', retry(), { ...personal, attempts: 3 }, again({ afterMs: 20_000 })],
  ['tried again when we are told', retry({ afterMs: 7000 }), personal, again({ afterMs: 7000 })],
  ['never later than an hour', retry({ afterMs: 9e9 }), personal, again({ afterMs: LONGEST_BACKOFF_MS })],
  ['counted where it is ambiguous', retry({ ambiguous: true }), personal, again({ ambiguous: true })],
  [
    'paused with its conversation and its tenant by a limit',
    retry({ throttled: true, afterMs: 4000 }),
    personal,
    again({ afterMs: 4000, pause: { conversationMs: 4000, tenantMs: 4000 } }),
  ],
  [
    'paused for the seconds of a limit where we are not told',
    retry({ throttled: true }),
    personal,
    again({ pause: { conversationMs: 5000, tenantMs: 2000 } }),
  ],
  ['kept while credentials are refused', { kind: 'unauthorised', reason: '401' }, personal, again({ reason: '401' })],
  [
    'sent to a chat created anew, in a personal chat',
    { kind: 'missing-conversation', reason: '404' },
    personal,
    { kind: 'create-anew', reason: '404' },
  ],
  ...([1, 2] as const).map((anew): (typeof ROWS)[number] => [
    `unreachable when the chat was created anew (${anew})`,
    { kind: 'missing-conversation', reason: '404' },
    { ...personal, anew },
    { kind: 'unreachable', reason: '404' },
  ]),
  [
    'unreachable where the chat is not personal',
    { kind: 'missing-conversation', reason: '404' },
    { ...personal, isPersonal: false },
    { kind: 'unreachable', reason: '404' },
  ],
  ['unreachable', { kind: 'unreachable', reason: '403' }, personal, { kind: 'unreachable', reason: '403' }],
  ['set aside', { kind: 'rejected', reason: '413' }, personal, { kind: 'failed', reason: '413' }],
  ['set aside when it answers nothing', { kind: 'gone', reason: '404' }, personal, { kind: 'failed', reason: '404' }],
];

describe('a delivery after an attempt is', () => {
  for (const [what, outcome, tried, expected] of ROWS) {
    it(what, () => assert.deepEqual(settlementOf(outcome, tried, half), expected));
  }

  it('written down as what it came to', () => {
    const delivery = aDelivery({ state: 'sending', leaseUntil: 9, attempts: 2, ambiguous: 1 });
    const ended = endedBy(delivery, 'scheduled', '503');
    assert.deepEqual(settledBy(delivery, again(), 100), { ...ended, waitUntil: 5100 });
    assert.deepEqual(settledBy(delivery, again({ ambiguous: true }), 100), { ...ended, waitUntil: 5100, ambiguous: 2 });
    const sent = settledBy(delivery, { kind: 'sent', activityId: 'a' }, 100);
    assert.deepEqual(sent, { ...ended, state: 'sent', reason: null, activityId: 'a', sentAt: 100 });
    const back = settledBy(delivery, { kind: 'put-back' }, 100);
    assert.deepEqual(back, { ...ended, reason: delivery.reason, waitUntil: 100, attempts: 1 });
    const anew = settledBy(delivery, { kind: 'create-anew', reason: '404' }, 100);
    assert.deepEqual(anew, { ...ended, reason: '404', waitUntil: null, anew: 1 });
    const gone = settledBy(delivery, { kind: 'unreachable', reason: '403' }, 100);
    assert.deepEqual(gone, { ...ended, state: 'unreachable', reason: '403' });
    const failed = settledBy(delivery, { kind: 'failed', reason: '413' }, 100);
    assert.deepEqual(failed, { ...ended, state: 'cancelled', reason: '413' });
  });
});

describe('the backoff', () => {
  it('is anything up to a bound that doubles, up to an hour', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const wait = backoff(attempts, random);
        const bound = Math.min(LONGEST_BACKOFF_MS, 10_000 * 2 ** (attempts - 1));
        assert.ok(wait >= 500 && wait <= bound, `${wait}`);
        assert.equal(backoff(attempts, 1), bound);
      }),
    ));
});

describe('a halt', () => {
  it('lets nothing be sent, then one that tries, then all', () => {
    const halt = createHalt();
    assert.deepEqual([halt.most(0, 16), halt.until()], [16, null]);
    halt.refused(1000);
    assert.deepEqual([halt.most(60_999, 16), halt.most(61_000, 16)], [0, 1]);
    halt.accepted();
    assert.deepEqual([halt.most(61_001, 16), halt.until()], [16, null]);
  });

  it('is longer each time, up to five minutes', () => {
    const halt = createHalt();
    const lengths: number[] = [];
    let now = 0;
    for (let times = 0; times < 4; times += 1) {
      halt.refused(now);
      lengths.push((halt.until() as number) - now);
      now = halt.until() as number;
    }
    assert.deepEqual(lengths, [60_000, 120_000, 300_000, 300_000]);
  });

  it('is not longer because several were refused at once', () => {
    const halt = createHalt();
    for (const now of [1000, 1001, 1500]) halt.refused(now);
    assert.equal(halt.until(), 61_000);
  });

  it('does not outlast a clock that is set back', () => {
    const halt = createHalt();
    halt.refused(9e9);
    assert.equal(halt.most(5, 16), 1);
  });
});

describe('why a reminder is tried again', () => {
  for (const [reason, why] of [
    ['429 Throttled', '429'],
    ['503', '503'],
    ['timeout', 'timeout'],
    ['ECONNRESET', 'connection'],
    ['no token', 'token'],
  ] as const) {
    it(`is ${why} for ${reason}`, () => assert.equal(whyOf(reason), why));
  }
});
