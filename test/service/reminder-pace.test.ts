import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  LONGEST_QUEUE_MS,
  leaveToSend,
  type PaceRules,
  pacedWindows,
  type Window,
  waitForRoom,
} from '../../src/service/reminder-pace.ts';
import type { Pace, Sent } from '../../src/service/reminder-store.ts';

const RULES: PaceRules = {
  conversation: [
    { ms: 1000, limit: 3 },
    { ms: 10_000, limit: 5 },
  ],
  tenant: [{ ms: 1000, limit: 10 }],
  share: 1,
  marginMs: 200,
};
const at = (...times: number[]): Sent[] => times.map((time) => ({ at: time, count: 1 }));
const aPace = (changes: Partial<Pace> = {}): Pace => ({
  now: 100_000,
  slotAt: 0,
  tenantPausedUntil: 0,
  conversationPausedUntil: 0,
  ...changes,
});
const nothing = { conversation: [], tenant: [] };
const fresh = { wanted: 1, hasWaited: false };

describe('the room in windows', () => {
  const windows: Window[] = [
    { ms: 1000, limit: 2 },
    { ms: 5000, limit: 3 },
  ];

  it('is there where nothing was sent', () => assert.equal(waitForRoom(windows, [], 0), 0));

  it('comes back once a window no longer holds the oldest one too many', () => {
    assert.equal(waitForRoom(windows, at(990, 0), 999), 1);
    assert.equal(waitForRoom(windows, at(990, 0), 1000), 0);
  });

  it('is that of the window that takes longest', () => assert.equal(waitForRoom(windows, at(20, 10, 0), 100), 4900));

  it('is for as many as are wanted, and counts as many as were sent', () => {
    assert.equal(waitForRoom(windows, at(0), 10, 1), 0);
    assert.equal(waitForRoom(windows, at(0), 10, 2), 990);
    assert.equal(waitForRoom(windows, [{ at: 0, count: 2 }], 10, 1), 990);
  });

  it('is for as many as fit at all', () => {
    assert.equal(waitForRoom([{ ms: 1000, limit: 1 }], [], 0, 2), 0);
  });

  it('is told exactly: then there is room, and a moment earlier there is none', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(6000), { maxLength: 12 }), fc.nat(2000), (times, later) => {
        const sent = at(...times.sort((a, b) => b - a));
        const now = (sent[0]?.at ?? 0) + later;
        const wait = waitForRoom(windows, sent, now);
        assert.equal(waitForRoom(windows, sent, now + wait), 0);
        if (wait > 0) assert.ok(waitForRoom(windows, sent, now + wait - 1) > 0);
      }),
    ));
});

describe('the windows that reminders keep to', () => {
  it('are longer by the margin, and hold their share, one at least', () => {
    const rules = { ...RULES, share: 0.5 };
    assert.deepEqual(pacedWindows([{ ms: 1000, limit: 7 }], rules), [{ ms: 1200, limit: 3 }]);
    assert.deepEqual(pacedWindows([{ ms: 1000, limit: 1 }], rules), [{ ms: 1200, limit: 1 }]);
  });
});

describe('leave to send', () => {
  it('is given where nothing was sent', () => {
    assert.deepEqual(leaveToSend(RULES, aPace(), nothing, fresh), { kind: 'now' });
  });

  it('waits for room in the conversation, without a place in the queue of the tenant', () => {
    const sent = { conversation: at(99_990, 99_980, 99_970), tenant: at(99_990, 99_980, 99_970) };
    assert.deepEqual(leaveToSend(RULES, aPace(), sent, fresh), {
      kind: 'wait',
      ms: 1170,
      slotAt: 0,
      why: 'no-room',
    });
  });

  const full = { conversation: [], tenant: at(...Array.from({ length: 10 }, (_, index) => 100_000 - index)) };

  it('gives places one after the other where the tenant has no room', () => {
    const first = leaveToSend(RULES, aPace(), full, fresh);
    assert.deepEqual(first, { kind: 'wait', ms: 1191, slotAt: 101_191, why: 'no-room' });
    const second = leaveToSend(RULES, aPace({ slotAt: 101_191 }), full, fresh);
    assert.deepEqual(second, { kind: 'wait', ms: 1311, slotAt: 101_311, why: 'no-room' });
  });

  it('goes to those with a place before those who come anew', () => {
    const queue = aPace({ slotAt: 100_500 });
    assert.deepEqual(leaveToSend(RULES, queue, nothing, { wanted: 1, hasWaited: true }), { kind: 'now' });
    const anew = leaveToSend(RULES, queue, nothing, fresh);
    assert.deepEqual(anew, { kind: 'wait', ms: 620, slotAt: 100_620, why: 'no-room' });
  });

  it('waits for the end of a pause, of the conversation or of the tenant', () => {
    const conversation = leaveToSend(RULES, aPace({ conversationPausedUntil: 100_400 }), nothing, fresh);
    assert.deepEqual(conversation, { kind: 'wait', ms: 400, slotAt: 0, why: 'paused' });
    const tenant = leaveToSend(RULES, aPace({ tenantPausedUntil: 100_300 }), nothing, { wanted: 1, hasWaited: true });
    assert.deepEqual(tenant, { kind: 'wait', ms: 300, slotAt: 100_300, why: 'paused' });
  });

  it('has no place that lies further ahead than anybody waits', () => {
    const endless = aPace({ slotAt: 100_000 + 10 * LONGEST_QUEUE_MS });
    const leave = leaveToSend(RULES, endless, full, fresh);
    assert.deepEqual(leave, { kind: 'wait', ms: LONGEST_QUEUE_MS, slotAt: endless.slotAt, why: 'no-room' });
  });

  it('exceeds no limit in any window, whenever reminders come and however late each one arrives', () => {
    type Coming = { conversation: number; gap: number; late: number };
    const coming = fc.record({ conversation: fc.nat(3), gap: fc.nat(150), late: fc.nat(RULES.marginMs) });
    const most = (times: number[], { ms }: Window): number =>
      Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + ms).length));

    const arrivalsOf = (comings: Coming[]) => {
      const arrivals: { conversation: number; time: number }[] = [];
      const log: { conversation: number; at: number; count: number }[] = [];
      const waiting: (Coming & { due: number; hasWaited: boolean })[] = [];
      let slotAt = 0;
      let clock = 0;
      for (const one of comings) {
        clock += one.gap;
        waiting.push({ ...one, due: clock, hasWaited: false });
      }
      let asked = 0;
      while (waiting.length > 0) {
        waiting.sort((a, b) => a.due - b.due);
        const next = waiting.shift() as (typeof waiting)[number];
        const { conversation, due } = next;
        const newest = log.toSorted((a, b) => b.at - a.at);
        const sent = { conversation: newest.filter((each) => each.conversation === conversation), tenant: newest };
        const leave = leaveToSend(RULES, aPace({ now: due, slotAt }), sent, { wanted: 1, hasWaited: next.hasWaited });
        asked += 1;
        if (leave.kind === 'now') {
          log.push({ conversation, at: due, count: 1 });
          arrivals.push({ conversation, time: due + next.late });
        } else {
          slotAt = leave.slotAt;
          waiting.push({ ...next, due: due + leave.ms, hasWaited: true });
        }
      }
      return { arrivals, asked };
    };

    fc.assert(
      fc.property(fc.array(coming, { maxLength: 60 }), (comings) => {
        const { arrivals, asked } = arrivalsOf(comings);
        assert.equal(arrivals.length, comings.length, 'all are sent in the end');
        assert.ok(asked <= 20 * comings.length + 1, `${asked} times asked for ${comings.length}`);
        const inTenant = arrivals.map(({ time }) => time);
        for (const window of RULES.tenant) assert.ok(most(inTenant, window) <= window.limit);
        for (const id of [0, 1, 2, 3]) {
          const there = arrivals.filter(({ conversation }) => conversation === id).map(({ time }) => time);
          for (const window of RULES.conversation) assert.ok(most(there, window) <= window.limit);
        }
      }),
      { numRuns: 200 },
    );
  });
});
