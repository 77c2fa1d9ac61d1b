import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, circleOf, inAGroup, shownAs } from '../support/planning.ts';

const ADA = { id: '29:person', name: 'Adele', aadObjectId: '33333333-3333-4333-8333-333333333333' };
const GRACE = { id: '29:grace', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const GROUP = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID };
const OTHER_GROUP = { ...GROUP, id: '19:other@thread.v2' };
const ROOT = '19:channel@thread.tacv2';
const threadOf = (message: number) => ({
  id: `${ROOT};messageid=${message}`,
  conversationType: 'channel',
  isGroup: true,
  tenantId: TENANT_ID,
});
const THREAD = threadOf(1001);

const NAME = 'Which customer is moving?';
const COUNTRY = 'In which country is the customer’s tenant?';

describe('a chat of several people', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  /** Says something to the bot by mentioning it, as one has to; the card it answers with. */
  const mention = async (text: string, from: Json, conversation: Json): Promise<Json> => {
    const mentioned = { type: 'mention', mentioned: { id: '28:bot', name: 'Switchover' }, text: '<at>Switchover</at>' };
    const cards = await bot.say(`<at>Switchover</at> ${text}`, { from, conversation, entities: [mentioned] });
    return cards[0] ?? {};
  };
  const mentionAll = async (texts: string[], from: Json, conversation: Json): Promise<Json> => {
    let card: Json = {};
    for (const text of texts) card = await mention(text, from, conversation);
    return card;
  };
  const last = () => {
    const posted = bot.connector.activities.at(-1);
    assert.ok(posted);
    return posted;
  };
  const tapTitled = (card: Json, title: string, changes: Json, inputs: Json = {}) => {
    const { verb, data } = actionTitled(card, title);
    return bot.tap(verb, { ...data, ...inputs }, changes);
  };
  const asks = (card: Json, question: string) => {
    assert.ok(textsOf(card).includes(question), `${question} is not among ${textsOf(card).join('|')}`);
  };

  it('hears the bot when it is mentioned, without the mention', async () => {
    asks(await mention('new migration', ADA, GROUP), NAME);
    const named = await mention('Contoso', ADA, GROUP);
    asks(named, COUNTRY);
    assert.equal(textsOf(named)[0], 'Contoso');
  });

  it('hears the bot when the mention has no entity and another name', async () => {
    const [card] = await bot.say('<at>Switchover Bot</at>&nbsp;new migration', { conversation: THREAD });
    asks(card as Json, NAME);
  });

  it('lets two people plan at the same time', async () => {
    await mention('new migration', ADA, GROUP);
    await mention('new migration', GRACE, GROUP);
    const first = await mention('Contoso', ADA, GROUP);
    const second = await mention('Fabrikam', GRACE, GROUP);
    assert.deepEqual([textsOf(first)[0], textsOf(second)[0]], ['Contoso', 'Fabrikam']);
    asks(await mention('back', GRACE, GROUP), NAME);
    asks(await mention('Poland', ADA, GROUP), 'In which country is your own company?');
  });

  it('lets one person plan in two chats, and in a personal one', async () => {
    await mention('new migration', ADA, GROUP);
    await mention('new migration', ADA, OTHER_GROUP);
    const first = await mention('Contoso', ADA, GROUP);
    asks(await mention('help', ADA, OTHER_GROUP), 'What you can say');
    const second = await mention('Fabrikam', ADA, OTHER_GROUP);
    assert.deepEqual([textsOf(first)[0], textsOf(second)[0]], ['Contoso', 'Fabrikam']);
    const [personal] = await bot.say('new migration');
    asks(personal as Json, NAME);
  });

  it('tells who taps another person’s questions whose they are, and leaves the card to its owner', async () => {
    const card = await mention('new migration', ADA, GROUP);
    const { activityId } = last();
    const requests = bot.connector.requests.length;
    for (const title of ['Next', 'Cancel']) {
      const inGroup = { from: GRACE, conversation: GROUP, replyToId: activityId };
      const { status, statusCode, type, value } = await tapTitled(card, title, inGroup, { value: 'Fabrikam' });
      assert.deepEqual([status, statusCode, type], [200, 200, 'application/vnd.microsoft.activity.message'], title);
      assert.match(String(value), /^These questions belong to Adele\./);
    }
    assert.equal(bot.connector.requests.length, requests, 'nothing is posted and nothing updated');
    const answered = await tapTitled(
      card,
      'Next',
      { from: ADA, conversation: GROUP, replyToId: activityId },
      { value: 'Contoso' },
    );
    asks(answered.card, COUNTRY);
    asks(shownAs(bot, activityId), COUNTRY);
  });

  it('tells so in the language of who taps, also while they answer questions of their own', async () => {
    const card = await mention('new migration', ADA, THREAD);
    await mention('new migration', GRACE, THREAD);
    const tapped = await tapTitled(
      card,
      'Next',
      { from: GRACE, conversation: THREAD, locale: 'pl-PL' },
      { value: 'x' },
    );
    assert.match(String(tapped.value), /^Na te pytania odpowiada Adele\./);
    asks(await mention('new migration', GRACE, THREAD), NAME);
  });

  it('says “another person” where the name is not known', async () => {
    const { name: _, ...nameless } = ADA;
    const card = await mention('new migration', nameless, GROUP);
    const { value } = await tapTitled(card, 'Next', { from: GRACE, conversation: GROUP }, { value: 'x' });
    assert.match(String(value), /^These questions belong to another person\./);
  });

  it('puts questions that begin on everybody’s card on a card of their own', async () => {
    const help = await mention('help', ADA, THREAD);
    const { activityId } = last();
    const { type, value } = await tapTitled(help, 'New migration', {
      from: GRACE,
      conversation: THREAD,
      replyToId: activityId,
    });
    assert.equal(type, 'application/vnd.microsoft.activity.message');
    assert.match(String(value), /below/);
    assert.deepEqual(shownAs(bot, activityId), help);
    assert.equal(last().conversationId, THREAD.id);
    asks(cardIn(last()), NAME);
  });

  it('gets its answers in the thread that was spoken in, and is one conversation', async () => {
    await mention('new migration', ADA, THREAD);
    assert.equal(last().conversationId, THREAD.id);
    asks(await mention('Contoso', ADA, threadOf(2002)), COUNTRY);
    assert.equal(last().conversationId, threadOf(2002).id);
    await bot.store.transaction(async (tx) => {
      assert.equal((await tx.conversations.get(TENANT_ID, ROOT))?.scope, 'channel');
      assert.equal(await tx.conversations.get(TENANT_ID, THREAD.id), null);
    });
  });

  it('is greeted once, whoever adds the bot in whichever thread', async () => {
    const added = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }] };
    await bot.say('', { ...added, conversation: { ...THREAD, id: ROOT } });
    await bot.say('', { ...added, conversation: THREAD });
    assert.equal(bot.connector.activities.length, 1);
    assert.equal(last().conversationId, ROOT);
  });

  it('gets the checklist and the credit notes of a migration planned by tapping in the same thread', async () => {
    const summary = await mentionAll(inAGroup(CONTOSO_TYPED).slice(0, -1), ADA, THREAD);
    const { activityId } = last();
    const confirmed = { from: ADA, conversation: THREAD, replyToId: activityId };
    const { card } = await tapTitled(summary, 'Create the plan', confirmed);
    assert.ok(textsOf(card).includes('0 of 8'));
    assert.deepEqual(shownAs(bot, activityId), card);
    assert.equal(last().conversationId, THREAD.id);
    assert.ok(textsOf(cardIn(last())).includes('Credit notes · Contoso'));
  });

  it('ticks together: every copy follows, each in its own thread', async () => {
    const before = bot.connector.activities.length;
    await mentionAll(inAGroup(CONTOSO_TYPED), ADA, THREAD);
    const copy = await mention('status Contoso', GRACE, threadOf(2002));
    const copies = bot.connector.activities
      .slice(before)
      .filter(({ activity }) => actionsOf(activity).some(({ verb }) => verb === 'tick'));
    assert.deepEqual(
      copies.map(({ conversationId }) => conversationId),
      [THREAD.id, threadOf(2002).id],
    );
    const { data } = circleOf(copy, 'request-reseller-relationship');
    const { card } = await bot.tap('tick', data, {
      from: GRACE,
      conversation: threadOf(2002),
      replyToId: copies[1]?.activityId,
    });
    assert.ok(textsOf(card).some((text) => text.startsWith('Megan')));
    for (const { activityId } of copies) assert.ok(textsOf(shownAs(bot, activityId)).includes('1 of 8'));
    assert.equal(
      (await bot.store.transaction((tx) => tx.cards.ofMigration(TENANT_ID, String(data['migrationId'])))).length,
      2,
    );
  });
});
