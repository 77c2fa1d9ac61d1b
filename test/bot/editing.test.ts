import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { circleOf, type Planned, plan, shownAs } from '../support/planning.ts';

describe('changing a migration after it was planned', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  /** Opens the answers on a card of their own; that card. */
  const edit = async (): Promise<Json> => {
    const { verb, data } = actionTitled(planned.checklist, 'Edit');
    const { card } = await bot.tap(verb, data, { replyToId: planned.checklistActivity });
    assert.ok(textsOf(card).includes('0 of 8') || textsOf(card).includes('1 of 8'), 'the checklist stays where it is');
    return cardIn(bot.connector.activities.at(-1) as never);
  };
  const summaryActivity = (): string => String(bot.connector.activities.at(-1)?.activityId);
  const tapOn = async (card: Json, title: string, activity: string): Promise<Json> => {
    const { verb, data } = actionTitled(card, title);
    return (await bot.tap(verb, data, { replyToId: activity })).card;
  };

  it('shows every answer, asks the tapped one again, and keeps the rest', async () => {
    const summary = await edit();
    const activity = summaryActivity();
    const texts = textsOf(summary);
    for (const value of ['Contoso', 'Poland', '14 March 2027', '25']) assert.ok(texts.includes(value), value);
    const question = await tapOn(summary, 'Change: Last day', activity);
    assert.ok(textsOf(question).includes('What is the last day of the term?'));
    const [again] = await bot.say('14 April 2027');
    assert.ok(textsOf(again).includes('14 April 2027') && textsOf(again).includes('Contoso'));
  });

  it('makes the plan anew, keeps what is done, and says what moved', async () => {
    await bot.tap('tick', circleOf(planned.checklist, 'request-reseller-relationship').data);
    const summary = await edit();
    const activity = summaryActivity();
    await tapOn(summary, 'Change: Last day', activity);
    const [changed] = await bot.say('14 April 2027');
    const saved = await tapOn(changed as Json, 'Save the changes', summaryActivity());
    assert.ok(textsOf(saved).includes('1 of 8'), textsOf(saved).join('|'));
    const difference = textsOf(cardIn(bot.connector.activities.at(-1) as never));
    assert.equal(difference[0], 'What changed');
    const at = difference.indexOf('Provision 25 Microsoft 365 Business Standard');
    assert.equal(difference[at + 1], '11 Mar 2027 → 9 Apr 2027', difference.join('|'));
    assert.ok(
      textsOf(shownAs(bot, planned.checklistActivity)).join(' ').includes('14 April 2027'),
      'other copies follow',
    );
  });

  it('can be done by typing', async () => {
    await edit();
    const cards = await bot.say('yes');
    assert.ok(textsOf(cards[0]).includes('0 of 8'));
    assert.ok(textsOf(cards[1]).includes('Nothing on the checklist changed.'));
    const migrations = await bot.store.transaction((tx) => tx.migrations.search(TENANT_ID, 'contoso', 9));
    assert.equal(migrations.length, 1);
    const history = await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 9));
    assert.deepEqual(
      history.map(({ action }) => action),
      ['edited', 'planned'],
    );
  });

  it('moves its reminders in the same step', async () => {
    const summary = await edit();
    await tapOn(summary, 'Change: Last day', summaryActivity());
    const [changed] = await bot.say('14 March 2028');
    await tapOn(changed as Json, 'Save the changes', summaryActivity());
    const dates = await bot.store.transaction((tx) =>
      tx.reminders.datesIn(TENANT_ID, 'a:personal', planned.migrationId),
    );
    assert.ok(dates.length > 0 && dates.every((date) => date >= '2028-01-01'), dates.join(' '));
  });

  it('leaves the plan alone when it is cancelled', async () => {
    await edit();
    await bot.say('cancel');
    await bot.say('yes');
    const { card } = await bot.tap('checklist', { migrationId: planned.migrationId, page: 0 });
    assert.ok(textsOf(card).includes('0 of 8'));
  });

  it('finishes open questions about another customer first', async () => {
    await bot.say('new migration');
    const card = await edit();
    assert.ok(
      textsOf(card).some((text) => text.startsWith('These questions are still open')),
      textsOf(card).join('|'),
    );
  });
});

describe('archiving a migration', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  it('takes it off the list and ends its reminders, until it is restored', async () => {
    const { verb, data } = actionTitled(planned.checklist, 'Archive');
    const { card } = await bot.tap(verb, data, { replyToId: planned.checklistActivity });
    assert.ok(textsOf(card).includes('Archived: nobody is reminded of it.'));
    const [empty] = await bot.say('list');
    assert.ok(textsOf(empty).includes('No migrations'));
    assert.equal(await bot.store.transaction((tx) => tx.deliveries.nextDueAt(bot.clock.now)), null);

    const [found] = await bot.say('status contoso');
    const restore = actionsOf(found).find(({ title }) => title === 'Restore');
    await bot.tap('restore', restore?.data as Json);
    const [list] = await bot.say('list');
    assert.ok(textsOf(list).includes('1 migration'));
    assert.equal(
      await bot.store.transaction((tx) => tx.deliveries.nextDueAt(bot.clock.now)),
      Date.parse('2027-01-13T08:00:00Z'),
    );
  });
});
