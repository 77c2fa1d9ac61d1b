import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { SendOutcome } from '../../src/reminders/ports.ts';
import { createReminderLoop, type ReminderLoopParts } from '../../src/reminders/reminder-loop.ts';
import type { Prepared, ReminderBook } from '../../src/service/reminder-port.ts';
import type { DeliveryRecord } from '../../src/service/reminder-store.ts';
import { countingMetrics } from '../support/counting-metrics.ts';
import { aLog } from '../support/edge.ts';
import { aConversation, aDelivery } from '../support/records.ts';

const MINUTE = 60_000;
const view = {
  kind: 'reminder',
  deliveryId: 'd',
  sections: [],
  putOff: [],
  ordering: 'direct',
  today: '',
  zone: '',
  isShared: false,
};

describe('the reminder loop', () => {
  let clock: sinon.SinonFakeTimers;
  let queue: DeliveryRecord[];
  let next: number | null;
  let log: ReturnType<typeof aLog>;
  let posted: number;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 1_000_000 });
    queue = [];
    next = null;
    log = aLog();
    posted = 0;
  });
  afterEach(() => clock.restore());

  const book = {
    claim: sinon.stub<Parameters<ReminderBook['claim']>, Promise<DeliveryRecord[]>>(),
    settle: sinon.stub<Parameters<ReminderBook['settle']>, Promise<boolean>>(),
  };
  const aLoop = (parts: Partial<ReminderLoopParts> = {}) => {
    book.claim.reset();
    book.claim.callsFake(async (_now, _lease, limit) => queue.splice(0, limit));
    book.settle.reset();
    book.settle.resolves(true);
    const prepare = async (delivery: DeliveryRecord): Promise<Prepared> =>
      ({ kind: 'send', delivery, conversation: aConversation(), revision: 1, view, leaveAt: Date.now() }) as Prepared;
    const post = async (): Promise<SendOutcome> => {
      posted += 1;
      return { kind: 'sent', activityId: 'a' };
    };
    return createReminderLoop({
      book: {
        ...book,
        prepare,
        adopt: () => assert.fail(),
        nextDueAt: async () => next,
        tidy: async () => {},
        depth: () => assert.fail(),
      },
      sender: { post, create: () => assert.fail() },
      render: () => ({ card: {}, summary: '' }) as never,
      clock: Date.now,
      random: () => 0.5,
      log,
      metrics: countingMetrics(),
      leaveMs: 500,
      pause: async () => {},
      workers: 2,
      ...parts,
    });
  };
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, index) => aDelivery({ deliveryId: `d${index}`, state: 'claimed' }));

  it('looks once a minute when nothing is due', async () => {
    const loop = aLoop();
    loop.start();
    await clock.tickAsync(0);
    const looks = book.claim.callCount;
    next = Date.now() + 100 * MINUTE;
    await clock.tickAsync(MINUTE - 1);
    assert.equal(book.claim.callCount, looks);
    await clock.tickAsync(1);
    assert.equal(book.claim.callCount, looks + 1);
    await loop.stop();
  });

  it('looks when the next one is due, and at once when it is woken', async () => {
    next = Date.now() + 5000;
    const loop = aLoop();
    loop.start();
    await clock.tickAsync(4999);
    assert.equal(book.claim.callCount, 1);
    await clock.tickAsync(1);
    assert.equal(book.claim.callCount, 2);
    next = null;
    await clock.tickAsync(200);
    queue = waiting(1);
    loop.wake();
    await clock.tickAsync(0);
    assert.equal(posted, 1);
    await loop.stop();
  });

  it('sends all that is due, no more than it has workers at a time', async () => {
    queue = waiting(7);
    const loop = aLoop();
    await loop.runOnce();
    assert.equal(posted, 7);
    assert.ok(book.claim.args.every(([, , limit, underWay]) => limit + underWay.length <= 2));
  });

  it('goes on looking when the database fails, and tells when it last looked', async () => {
    const loop = aLoop();
    book.claim.rejects(new Error('away'));
    loop.start();
    await clock.tickAsync(4 * MINUTE);
    assert.equal(loop.health().lookedAt, 1_000_000);
    book.claim.resolves([]);
    await clock.tickAsync(5000);
    assert.ok(Date.now() - loop.health().lookedAt <= 5000);
    assert.ok(log.lines.some(({ message }) => message === 'the reminder loop failed; it looks again'));
    await loop.stop();
  });

  it('records what was sent as soon as the database takes it', async () => {
    queue = waiting(1);
    const loop = aLoop();
    book.settle.onCall(0).rejects(new Error('away'));
    book.settle.onCall(1).rejects(new Error('away'));
    await loop.runOnce();
    assert.deepEqual([posted, book.settle.callCount], [1, 3]);
  });

  it('does not send by a leave that is too old, and takes another turn', async () => {
    queue = waiting(1);
    const render = () => {
      clock.setSystemTime(Date.now() + 501);
      return {} as never;
    };
    const loop = aLoop({ render });
    await loop.runOnce();
    assert.equal(posted, 0);
    assert.deepEqual(
      book.settle.args.map(([, settlement]) => settlement),
      [{ kind: 'put-back' }],
    );
  });

  it('sets aside what no card can be made of', async () => {
    queue = waiting(1);
    const render = () => {
      throw new Error('a template without its field');
    };
    await aLoop({ render }).runOnce();
    assert.equal(posted, 0);
    const settlements = book.settle.args.map(([, settlement]) => settlement);
    assert.deepEqual(settlements, [{ kind: 'failed', reason: 'the card cannot be made' }]);
  });

  it('tells when what was sent could not be recorded because the claim was lost', async () => {
    queue = waiting(1);
    const loop = aLoop();
    book.settle.resolves(false);
    await loop.runOnce();
    const [line] = log.lines.filter(({ message }) => message === 'a reminder was sent');
    assert.equal(line?.fields['isRecorded'], false);
  });

  it('when stopped takes nothing more and waits for what is under way', async () => {
    queue = waiting(5);
    const release = Promise.withResolvers<SendOutcome>();
    const loop = aLoop({ sender: { post: () => release.promise, create: () => assert.fail() } });
    loop.start();
    await clock.tickAsync(0);
    let isStopped = false;
    const stopping = loop.stop().then(() => {
      isStopped = true;
    });
    await clock.tickAsync(0);
    assert.equal(isStopped, false);
    release.resolve({ kind: 'sent', activityId: 'a' });
    await stopping;
    assert.deepEqual([book.settle.callCount, queue.length], [2, 3]);
  });
});
