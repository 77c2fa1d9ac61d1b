import assert from 'node:assert/strict';
import { startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { circleOf, type Planned, plan, shownAs } from '../support/planning.ts';

const FIRST_STEP = 'request-reseller-relationship';

describe('ticking a step', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  const tap = (verb: 'tick' | 'untick') =>
    bot.tap(verb, circleOf(planned.checklist, FIRST_STEP).data, { replyToId: planned.checklistActivity });

  it('updates the tapped card at once, and the stored activity after it', async () => {
    const { card, statusCode, type } = await tap('tick');
    assert.deepEqual([statusCode, type], [200, 'application/vnd.microsoft.card.adaptive']);
    assert.ok(textsOf(card).includes('1 of 8'));
    assert.deepEqual(shownAs(bot, planned.checklistActivity), card);
  });

  it('keeps who did it and when, in the zone of the conversation', async () => {
    bot.clock.now = Date.parse('2026-12-01T23:30:00Z');
    const { card } = await tap('tick');
    assert.ok(textsOf(card).includes('Adele, Wed 2 Dec'), textsOf(card).join('|'));
    const history = await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 10));
    assert.deepEqual(
      history.map(({ action, subject, personName, at }) => [action, subject, personName, at]),
      [
        ['step-completed', FIRST_STEP, 'Adele', bot.clock.now],
        ['planned', '', 'Adele', Date.parse('2026-11-21T10:00:00Z')],
      ],
    );
  });

  it('can be undone by tapping again', async () => {
    await tap('tick');
    const { card } = await tap('untick');
    assert.ok(textsOf(card).includes('0 of 8'));
    assert.equal(circleOf(card, FIRST_STEP).verb, 'tick');
  });

  it('is still there after a restart', async () => {
    await tap('tick');
    await bot.restart();
    const { card } = await bot.tap('checklist', { migrationId: planned.migrationId, page: 0 });
    assert.ok(textsOf(card).includes('1 of 8'));
  });

  it('reaches every other copy of the checklist', async () => {
    const opened = await bot.say('list');
    const open = actionsOf(opened).find(({ verb }) => verb === 'open');
    const list = bot.connector.activities.at(-1)?.activityId;
    const { card } = await bot.tap('open', open?.data ?? {}, { replyToId: list });
    await bot.tap('tick', circleOf(card, FIRST_STEP).data, { replyToId: list });
    assert.ok(textsOf(shownAs(bot, planned.checklistActivity)).includes('1 of 8'));
  });

  it('forgets a copy that was deleted, and goes on', async () => {
    bot.connector.activities.splice(0);
    const { card } = await tap('tick');
    assert.ok(textsOf(card).includes('1 of 8'));
    const cards = await bot.store.transaction((tx) => tx.cards.ofMigration(TENANT_ID, planned.migrationId));
    assert.deepEqual(cards, []);
  });

  it('says that all is done when the last step is ticked', async () => {
    const stepId = 'verify-continuity:s1';
    await bot.tap('tick', { migrationId: planned.migrationId, stepId, page: 0, withPredecessors: true });
    const support = 'ask-billing-support:s1';
    const { card } = await bot.tap('tick', { migrationId: planned.migrationId, stepId: support, page: 0 });
    assert.ok(textsOf(card).includes('8 of 8'));
    assert.ok(textsOf(card).includes('Everything is done. The customer has moved.'));
  });
});
