import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSlidingLog, type Window } from './sliding-log.ts';

const WINDOWS: Window[] = [
  { ms: 1000, limit: 2 },
  { ms: 5000, limit: 3 },
];

describe('a sliding log', () => {
  it('has room again exactly one window later', () => {
    const log = createSlidingLog();
    for (const now of [0, 10]) log.add('a', WINDOWS, now);
    assert.deepEqual(log.excess('a', WINDOWS, 999), { window: WINDOWS[0], waitMs: 1 });
    assert.equal(log.excess('a', WINDOWS, 1000), null);
  });

  it('tells of the window that takes longest', () => {
    const log = createSlidingLog();
    for (const now of [0, 10, 20]) log.add('a', WINDOWS, now);
    assert.deepEqual(log.excess('a', WINDOWS, 100), { window: WINDOWS[1], waitMs: 4900 });
  });

  it('keeps keys apart, and forgets those of long ago', () => {
    const log = createSlidingLog();
    for (const now of [0, 10]) log.add('a', WINDOWS, now);
    log.add('b', WINDOWS, 4000);
    assert.equal(log.excess('b', WINDOWS, 10), null);
    log.sweep(5010, 5000);
    assert.equal(log.size(), 1);
    assert.equal(log.excess('a', WINDOWS, 10), null);
  });

  it('allows as a count of every window would', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 900 }), { maxLength: 60 }), (gaps) => {
        const log = createSlidingLog();
        const taken: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const isFull = WINDOWS.some(({ ms, limit }) => taken.filter((at) => at > now - ms).length >= limit);
          assert.equal(log.excess('a', WINDOWS, now) !== null, isFull);
          if (isFull) continue;
          log.add('a', WINDOWS, now);
          taken.push(now);
        }
      }),
    ));
});
