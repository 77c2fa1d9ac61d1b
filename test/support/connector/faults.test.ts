import assert from 'node:assert/strict';
import type { AnswerKind } from './answers.ts';
import { createFaults, type Faults } from './faults.ts';

const SHARES = { '429': 0.1, '503': 0.1, 'reset-after': 0.1 } as const;
const drawn = (faults: Faults, stream: string, count: number): AnswerKind[] => {
  const next = createFaults(faults);
  return Array.from({ length: count }, () => next(stream));
};

describe('faults by chance', () => {
  it('are the same for the same seed, and others for another', () => {
    const first = drawn({ seed: 7, shares: SHARES }, 'post a:contoso', 200);
    assert.deepEqual(drawn({ seed: 7, shares: SHARES }, 'post a:contoso', 200), first);
    assert.notDeepEqual(drawn({ seed: 8, shares: SHARES }, 'post a:contoso', 200), first);
  });

  it('are those of their conversation, whatever happens in another one', () => {
    const alone = drawn({ seed: 7, shares: SHARES }, 'post a:contoso', 50);
    const next = createFaults({ seed: 7, shares: SHARES });
    const among = alone.map(() => {
      next('post a:fabrikam');
      return next('post a:contoso');
    });
    assert.deepEqual(among, alone);
    assert.notDeepEqual(drawn({ seed: 7, shares: SHARES }, 'post a:fabrikam', 50), alone);
  });

  it('come as often as they should', () => {
    const next = createFaults({ seed: 1, shares: SHARES });
    const counts = new Map<AnswerKind, number>();
    for (let at = 0; at < 20_000; at += 1) {
      const kind = next(`post a:${at % 400}`);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    assert.deepEqual([...counts.keys()].sort(), ['429', '503', 'ok', 'reset-after']);
    for (const kind of ['429', '503', 'reset-after'] as const)
      assert.ok(Math.abs((counts.get(kind) ?? 0) - 2000) < 200, `${kind}: ${counts.get(kind)}`);
  });

  it('cannot be more than all, less than none, or of no kind', () => {
    assert.throws(() => createFaults({ seed: 1, shares: { '429': 0.6, '503': 0.5 } }), RangeError);
    assert.throws(() => createFaults({ seed: 1, shares: { '429': -0.1 } }), RangeError);
    assert.throws(() => createFaults({ seed: 1, shares: { teapot: 0.1 } as Faults['shares'] }), RangeError);
  });
});
