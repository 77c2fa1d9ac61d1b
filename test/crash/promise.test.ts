import assert from 'node:assert/strict';
import { brokenBy, type Evidence, judge, type Kept } from '../support/promise.ts';

const CHAT = { tenantId: 'contoso', conversationId: 'a:1', migrationId: null, localDate: '2027-01-13' };
const kept = (changed: Partial<Kept> = {}): Kept => ({ ...CHAT, deliveryId: 'd1', fence: 1, ambiguous: 0, ...changed });
const received = (changed: Partial<Evidence['received'][number]> = {}): Evidence['received'][number] => ({
  operation: 'post',
  rootId: 'a:1',
  tenantId: 'contoso',
  card: '{"data":{"migrationId":"m","reminder":"d1"}}',
  telling: 'told',
  ...changed,
});
const evidence = (changed: Partial<Evidence> = {}): Evidence => ({
  due: [CHAT],
  kept: [kept()],
  held: [],
  received: [received()],
  stats: { ambiguous: 0, violations: 0 },
  ...changed,
});
const broken = (changed: Partial<Evidence>): string[] => brokenBy(judge(evidence(changed)));
const NAME = 'contoso a:1 all 2027-01-13';

describe('the check of the promise', () => {
  it('has nothing against one card for each that was due', () => {
    const verdict = judge(evidence());
    assert.deepEqual(brokenBy(verdict), []);
    assert.deepEqual([verdict.due, verdict.sent], [1, 1]);
  });

  it('finds what was lost', () => {
    assert.deepEqual(broken({ received: [] }), [`1 lost, such as ${NAME}`]);
    assert.deepEqual(broken({ received: [received({ operation: 'update' })] }), [`1 lost, such as ${NAME}`]);
  });

  it('finds a copy that nothing explains', () => {
    assert.deepEqual(broken({ received: [received(), received()] }), [
      `1 sent again for no reason, such as ${NAME}`,
      `1 sent again without being counted, such as ${NAME}`,
      '1 sent again, with 0 ambiguous and 0 in flight',
    ]);
  });

  it('accepts a copy after an answer that did not come, where the product counted it', () => {
    const twice = {
      received: [received({ telling: 'ambiguous' }), received()],
      stats: { ambiguous: 1, violations: 0 },
    };
    assert.deepEqual(broken({ ...twice, kept: [kept({ ambiguous: 1 })] }), []);
    assert.deepEqual(broken(twice), [`1 sent again without being counted, such as ${NAME}`]);
  });

  it('accepts a copy of what was being sent at a crash, and of nothing else', () => {
    const twice = { received: [received(), received()], kept: [kept({ fence: 2, ambiguous: 1 })] };
    assert.deepEqual(broken({ ...twice, held: [{ deliveryId: 'd1', fence: 1 }] }), []);
    assert.equal(judge(evidence({ ...twice, held: [{ deliveryId: 'd1', fence: 1 }] })).inFlight, 1);
    const other = broken({ ...twice, held: [{ deliveryId: 'd2', fence: 1 }] });
    assert.deepEqual(other[0], `1 sent again for no reason, such as ${NAME}`);
  });

  it('counts what was in flight once, however many crashes its lease outlasts', () => {
    const held = [1, 1, 1].map((fence) => ({ deliveryId: 'd1', fence }));
    assert.equal(judge(evidence({ held, kept: [kept({ fence: 2 })] })).inFlight, 1);
  });

  it('takes nothing for in flight that its process has recorded after all', () => {
    assert.equal(judge(evidence({ held: [{ deliveryId: 'd1', fence: 1 }] })).inFlight, 0);
  });

  it('finds what was not to be sent, was sent elsewhere, or is not known', () => {
    assert.deepEqual(broken({ due: [] }), [`1 sent although they were not to be, such as ${NAME}`]);
    assert.equal(broken({ received: [received({ rootId: 'a:2' })] }).length, 1);
    assert.equal(broken({ received: [received(), received({ tenantId: 'fabrikam' })] }).length, 4);
    assert.deepEqual(broken({ kept: [] }), [
      `1 lost, such as ${NAME}`,
      '1 sent although they were not to be, such as unknown d1',
    ]);
  });

  it('counts what was above a limit', () => {
    assert.deepEqual(broken({ stats: { ambiguous: 0, violations: 3 } }), ['3 requests above a limit']);
  });
});
