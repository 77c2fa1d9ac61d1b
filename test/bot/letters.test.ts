import assert from 'node:assert/strict';
import { INVITATION_URL, type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, elementsOf, textsOf } from '../support/cards.ts';
import { circleOf, FABRIKAM_TYPED, type Planned, plan, shownAs } from '../support/planning.ts';

const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';

/** What is in the field to copy from; empty where the card has none. */
const textIn = (card: Json): string => String([...elementsOf(card)].find(({ id }) => id === 'text')?.['value'] ?? '');

describe('a letter to the customer', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  const tapOn = async (card: Json, title: string, changes: Json = {}): Promise<Json> => {
    const { verb, data } = actionTitled(card, title);
    return (await bot.tap(verb, data, { replyToId: planned.checklistActivity, ...changes })).card;
  };

  it('opens from the checklist, in the reader’s language and with the partner’s own link', async () => {
    const letter = await tapOn(planned.checklist, 'Letter to the customer');
    assert.match(textIn(letter), /^Dear Contoso team,/);
    assert.ok(textIn(letter).includes(INVITATION_URL));
    assert.match(textIn(letter), /we confirm it to Microsoft/);
    assert.deepEqual(shownAs(bot, planned.checklistActivity), planned.checklist);
  });

  it('is written for a reader of another language in that one', async () => {
    const { data } = actionTitled(planned.checklist, 'Letter to the customer');
    const { card } = await bot.tap('letter', data, { locale: 'hu-HU' });
    assert.match(textIn(card), /^Tisztelt Contoso!/);
  });

  it('changes its language, and leads back to the checklist', async () => {
    const english = await tapOn(planned.checklist, 'Letter to the customer');
    const polish = await tapOn(english, 'polski');
    assert.match(textIn(polish), /^Szanowni Państwo z firmy Contoso,/);
    assert.ok(textsOf(polish).includes('Letter to the customer'), 'the card itself speaks the reader’s language');
    assert.match(textIn(await tapOn(polish, 'English')), /^Dear Contoso team,/);
    assert.ok(textsOf(await tapOn(polish, 'Checklist')).includes('0 of 8'));
  });

  it('says no longer what has been done meanwhile', async () => {
    const { verb, data } = circleOf(planned.checklist, 'customer-accepts-invitation');
    await bot.tap(verb, { ...data, withPredecessors: true });
    const letter = await tapOn(planned.checklist, 'Letter to the customer');
    assert.ok(!textIn(letter).includes(INVITATION_URL));
  });

  it('has beside it the text for billing support, which the credit notes have too', async () => {
    const letter = await tapOn(planned.checklist, 'Letter to the customer');
    for (const card of [letter, planned.creditNotes]) {
      const support = await tapOn(card, 'Text for billing support');
      assert.match(textIn(support), /^Dear Microsoft billing support team,\n\nWe are a CSP partner/);
      assert.match(textIn(await tapOn(support, 'русский')), /\[НОМЕР ЗАКАЗА\]/);
    }
  });

  it('offers no text for billing support where nothing was bought from Microsoft', async () => {
    const { checklist, creditNotes, migrationId } = await plan(bot, FABRIKAM_TYPED);
    const letter = await tapOn(checklist, 'Letter to the customer');
    for (const card of [letter, creditNotes]) {
      assert.ok(!actionsOf(card).some(({ verb }) => verb === 'support-letter'));
    }
    const { card } = await bot.tap('support-letter', { migrationId });
    assert.equal(textIn(card), '');
    assert.ok(textsOf(card).some((text) => text.startsWith('There is nothing to ask billing support')));
  });

  it('of another tenant is as if it did not exist', async () => {
    const conversation = { id: 'a:other', conversationType: 'personal', tenantId: OTHER_TENANT };
    const changes = { conversation, channelData: { tenant: { id: OTHER_TENANT } } };
    for (const verb of ['letter', 'support-letter']) {
      const forged = await bot.tap(verb, { migrationId: planned.migrationId }, changes);
      const unknown = await bot.tap(verb, { migrationId: 'no-such-migration' }, changes);
      assert.deepEqual(forged, unknown);
      assert.deepEqual(textsOf(forged.card), ['This migration cannot be found.']);
    }
  });

  it('in a language that nobody speaks is refused', async () => {
    const { migrationId } = planned;
    for (const language of ['de', '', 7, null]) {
      const { statusCode, type } = await bot.tap('letter', { migrationId, language });
      assert.deepEqual([statusCode, type], [400, 'application/vnd.microsoft.error'], String(language));
    }
  });
});
