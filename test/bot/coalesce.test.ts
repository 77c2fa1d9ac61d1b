import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createCoalesce } from '../../src/bot/coalesce.ts';

describe('updates of one card', () => {
  let time: sinon.SinonFakeTimers;
  beforeEach(() => {
    time = sinon.useFakeTimers({ now: 1_000_000, toFake: ['setTimeout', 'Date'] });
  });
  afterEach(() => time.restore());

  const start = (answers: (number | null)[] = []) => {
    const coalesce = createCoalesce({
      clock: () => Date.now(),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      everyMs: 2000,
    });
    const began: [at: number, what: string][] = [];
    const ask = (what: string, key = 'card') =>
      coalesce.run(key, async () => {
        began.push([Date.now() - 1_000_000, what]);
        return answers.shift() ?? null;
      });
    return { began, ask };
  };

  it('begin at once', async () => {
    const { began, ask } = start();
    await ask('a');
    assert.deepEqual(began, [[0, 'a']]);
  });

  it('that are many within a second are the first and the last one, two seconds apart', async () => {
    const { began, ask } = start();
    for (let tick = 1; tick <= 60; tick += 1) {
      ask(`tick ${tick}`);
      await time.tickAsync(15);
    }
    await time.tickAsync(10_000);
    assert.deepEqual(began, [
      [0, 'tick 1'],
      [2000, 'tick 60'],
    ]);
  });

  it('that never cease are one every two seconds', async () => {
    const { began, ask } = start();
    for (let at = 0; at < 9_900; at += 100) {
      ask('tick');
      await time.tickAsync(100);
    }
    assert.deepEqual(
      began.map(([at]) => at),
      [0, 2000, 4000, 6000, 8000],
    );
  });

  it('that come later begin at once again', async () => {
    const { began, ask } = start();
    await ask('a');
    await time.tickAsync(1999);
    const waiting = ask('b');
    await time.tickAsync(1);
    await waiting;
    await time.tickAsync(2000);
    await ask('c');
    assert.deepEqual(began, [
      [0, 'a'],
      [2000, 'b'],
      [4000, 'c'],
    ]);
  });

  it('do not wait for those of another card', async () => {
    const { began, ask } = start();
    await Promise.all([ask('a', 'one'), ask('b', 'another')]);
    assert.deepEqual(began, [
      [0, 'a'],
      [0, 'b'],
    ]);
  });

  it('are tried again when they ask for it, and not for ever', async () => {
    const { began, ask } = start([5000, 100, 100, 100, 100]);
    ask('a');
    await time.tickAsync(60_000);
    assert.deepEqual(
      began.map(([at]) => at),
      [0, 5000, 7000, 9000],
    );
  });

  it('go on after one that failed', async () => {
    const coalesce = createCoalesce({ clock: () => Date.now(), pause: async () => {}, everyMs: 2000 });
    await assert.rejects(
      coalesce.run('card', () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    const after = sinon.fake.resolves(null);
    await coalesce.run('card', after);
    assert.equal(after.callCount, 1);
  });
});
