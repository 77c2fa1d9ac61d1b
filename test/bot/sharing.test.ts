import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, elementsOf, textsOf } from '../support/cards.ts';
import { circleOf, FABRIKAM_TYPED, type Planned, plan, shownAs } from '../support/planning.ts';

const GENERAL = '19:general@thread.tacv2';
const CHANNEL = { id: GENERAL, conversationType: 'channel', isGroup: true, tenantId: TENANT_ID };
const GROUP = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID };
const MEGAN = { id: '29:megan', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const ADELE = '29:person';
const FIRST_STEP = 'request-reseller-relationship';

describe('sharing a checklist', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  const added = (conversation: Json, changes: Json = {}) =>
    bot.send(
      bot.activity({
        type: 'conversationUpdate',
        text: undefined,
        membersAdded: [{ id: '28:bot' }],
        conversation,
        ...changes,
      }),
    );
  /** The bot is in the channel, as Teams tells when it is added to the team. */
  const addToChannel = async (changes: Json = {}) => {
    const channelData = {
      tenant: { id: TENANT_ID },
      team: { name: 'Movers' },
      channel: { id: GENERAL, name: 'General' },
    };
    await added(CHANNEL, { locale: 'pl-PL', channelData, ...changes });
    bot.connector.members.set(GENERAL, [{ id: ADELE }]);
  };
  const choicesOn = (card: Json) =>
    [...elementsOf(card)].find(({ id }) => id === 'place')?.['choices'] as
      | { title: string; value: string }[]
      | undefined;
  const askWhere = async (changes: Json = {}) => {
    const { verb, data } = actionTitled(planned.checklist, 'Share');
    return (await bot.tap(verb, data, { replyToId: planned.checklistActivity, ...changes })).card;
  };
  const share = (card: Json, inputs: Json, changes: Json = {}) => {
    const { verb, data } = actionTitled(card, 'Share the checklist');
    return bot.tap(verb, { ...data, ...inputs }, { replyToId: planned.checklistActivity, ...changes });
  };
  const postedIn = (conversationId: string) =>
    bot.connector.activities.filter(
      (posted) =>
        posted.conversationId === conversationId && actionsOf(posted.activity).some(({ verb }) => verb === 'tick'),
    );
  const actionsDone = async () =>
    (await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 9))).map(
      ({ action, subject }) => [action, subject],
    );

  it('offers the conversations that the bot is in, by their names', async () => {
    assert.match(textsOf(await askWhere()).join('|'), /I am in no channel and no group chat yet/);
    await addToChannel();
    await added({ ...GROUP, name: 'Contoso move' });
    assert.deepEqual(choicesOn(await askWhere()), [
      { title: 'Contoso move', value: GROUP.id },
      { title: 'Movers › General', value: GENERAL },
    ]);
  });

  it('remembers a name that is not told again, and says what it can of those without', async () => {
    await addToChannel();
    await bot.say('help', { conversation: CHANNEL });
    await added({ ...GROUP, id: '19:0123abcd@thread.v2' });
    assert.deepEqual(
      choicesOn(await askWhere())?.map(({ title }) => title),
      ['Movers › General', 'Group chat without a known name (abcd)'],
    );
  });

  it('posts the live card there, in the language spoken there, and tells the person', async () => {
    await addToChannel();
    const { card } = await share(await askWhere(), { place: GENERAL });
    assert.deepEqual(textsOf(card), ['Shared: the checklist of Contoso · Movers › General']);
    const [posted, ...others] = postedIn(GENERAL);
    assert.ok(posted);
    assert.deepEqual(others, []);
    assert.ok(textsOf(cardIn(posted)).includes('0 z 8'));
    assert.equal(bot.connector.memberQuestions.at(-1), `/v3/conversations/${GENERAL}/members/${ADELE}`);
    assert.deepEqual(await actionsDone(), [
      ['shared', GENERAL],
      ['planned', ''],
    ]);
  });

  it('shows in the personal chat what is ticked in the channel, and the other way round', async () => {
    await addToChannel();
    await share(await askWhere(), { place: GENERAL });
    const [posted] = postedIn(GENERAL);
    assert.ok(posted);
    const { verb, data } = circleOf(cardIn(posted), FIRST_STEP);
    const thread = { ...CHANNEL, id: `${GENERAL};messageid=${posted.activityId}` };
    const megan = { from: MEGAN, conversation: thread, replyToId: posted.activityId };
    await bot.tap(verb, data, megan);
    assert.ok(textsOf(shownAs(bot, planned.checklistActivity)).some((text) => text.startsWith('Megan')));
    assert.ok(textsOf(shownAs(bot, posted.activityId)).includes('1 z 8'));
    await bot.tap('untick', data, { replyToId: planned.checklistActivity });
    assert.ok(textsOf(shownAs(bot, posted.activityId)).includes('0 z 8'));
    const cards = await bot.store.transaction((tx) => tx.cards.ofMigration(TENANT_ID, planned.migrationId));
    assert.equal(cards.length, 2, 'the card is known once, by the channel or by its thread');
  });

  it('goes on with reminders there where that is wanted', async () => {
    await addToChannel();
    const { card } = await share(await askWhere(), { place: GENERAL, remind: 'true' });
    assert.ok(textsOf(card).includes('Reminders come there as well from now on.'));
    const migration = await bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, planned.migrationId));
    assert.deepEqual(migration?.remindedIn, [GENERAL]);
    bot.clock.now = Date.parse('2027-02-19T08:00:00Z');
    await bot.remind();
    assert.ok(bot.connector.activities.slice(-2).some(({ conversationId }) => conversationId === GENERAL));
  });

  it('does not remind there otherwise', async () => {
    await addToChannel();
    await share(await askWhere(), { place: GENERAL, remind: 'false' });
    const migration = await bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, planned.migrationId));
    assert.deepEqual(migration?.remindedIn, []);
  });

  it('is refused to who is not a member there, and may be tried elsewhere', async () => {
    await addToChannel();
    bot.connector.members.set(GENERAL, [{ id: MEGAN.id }]);
    const { card } = await share(await askWhere(), { place: GENERAL, remind: 'true' });
    assert.ok(textsOf(card).includes('You are not a member there, so nothing was posted.'), textsOf(card).join('|'));
    assert.deepEqual(postedIn(GENERAL), []);
    assert.deepEqual(await actionsDone(), [['planned', '']]);
    bot.connector.members.set(GENERAL, [{ id: ADELE }]);
    await share(card, { place: GENERAL });
    assert.equal(postedIn(GENERAL).length, 1);
  });

  it('is posted once, however often Teams sends the tap', async () => {
    await addToChannel();
    const asked = await askWhere();
    const [first, second] = [await share(asked, { place: GENERAL }), await share(asked, { place: GENERAL })];
    assert.deepEqual(first.card, second.card);
    assert.equal(postedIn(GENERAL).length, 1);
    await share(await askWhere(), { place: GENERAL });
    assert.equal(postedIn(GENERAL).length, 2, 'asked for anew it is shared again');
  });

  for (const [what, place, problem] of [
    ['nowhere', '', 'Choose where to share it.'],
    [
      'where nobody knows',
      '19:unknown@thread.v2',
      'I cannot post there any more. Choose another place, or add me there again.',
    ],
    [
      'with somebody’s own chat',
      'a:personal-2',
      'I cannot post there any more. Choose another place, or add me there again.',
    ],
  ] as const) {
    it(`${what} is refused`, async () => {
      await addToChannel();
      const other = { id: 'a:personal-2', conversationType: 'personal', tenantId: TENANT_ID };
      await bot.say('help', { from: MEGAN, conversation: other });
      const posted = bot.connector.activities.length;
      const { card } = await share(await askWhere(), { place });
      assert.ok(textsOf(card).includes(problem), textsOf(card).join('|'));
      assert.equal(bot.connector.activities.length, posted);
    });
  }

  it('into a conversation of another tenant is refused', async () => {
    const tenantId = '55555555-5555-4555-8555-555555555555';
    await addToChannel();
    const theirs = { ...CHANNEL, id: '19:theirs@thread.tacv2', tenantId };
    await added(theirs, { channelData: { tenant: { id: tenantId } } });
    const { card } = await share(await askWhere(), { place: theirs.id });
    assert.match(textsOf(card).join('|'), /I cannot post there any more/);
    assert.deepEqual(postedIn(theirs.id), []);
  });

  it('where the bot was taken out meanwhile is refused, and not offered again', async () => {
    await addToChannel();
    const asked = await askWhere();
    bot.connector.script({ kind: 'status', status: 403, code: 'BotNotInConversationRoster' });
    const { card } = await share(asked, { place: GENERAL });
    assert.match(textsOf(card).join('|'), /I cannot post there any more/);
    assert.equal(choicesOn(card), undefined);
  });

  it('that Teams does not take now may be tried again', async () => {
    await addToChannel();
    bot.connector.script({ kind: 'status', status: 503 });
    const { card } = await share(await askWhere(), { place: GENERAL });
    assert.ok(textsOf(card).includes('Teams did not take the card. Share it again in a moment.'));
    await share(card, { place: GENERAL });
    assert.equal(postedIn(GENERAL).length, 1);
  });

  it('by a command asks where to in a personal chat, and posts at once in a shared one', async () => {
    await addToChannel();
    const [asked] = await bot.say('share contoso');
    assert.ok(textsOf(asked).includes('Where shall the checklist go?'));
    for (const text of [
      'share contoso',
      'поделиться Contoso',
      '共享 Contoso',
      'udostępnij Contoso',
      'megosztás Contoso',
      'compartilhar Contoso',
    ]) {
      const [card] = await bot.say(text, { conversation: GROUP });
      assert.ok(textsOf(card).includes('0 of 8'), text);
    }
  });

  it('by a command asks which customer is meant', async () => {
    const [nobody] = await bot.say('share');
    assert.match(textsOf(nobody).join(), /^Whose checklist\?/);
    const [unknown] = await bot.say('share Fabrikam');
    assert.match(textsOf(unknown).join(), /I know no customer “Fabrikam”/);
    await plan(
      bot,
      FABRIKAM_TYPED.map((text) => (text === 'Fabrikam' ? 'Contoso East' : text)),
    );
    const [several] = await bot.say('share contoso');
    assert.match(textsOf(several).join(), /Several customers fit “contoso”/);
  });

  it('from a card in a shared conversation offers that one first, and needs to ask nobody', async () => {
    await addToChannel();
    const asked = await askWhere({ conversation: GROUP });
    assert.deepEqual(
      choicesOn(asked)?.map(({ value }) => value),
      ['here', GENERAL],
    );
    const { card } = await share(asked, { place: 'here', remind: 'true' }, { conversation: GROUP });
    assert.ok(textsOf(card).includes('Shared: the checklist of Contoso'));
    assert.equal(postedIn(GROUP.id).length, 1);
    assert.deepEqual(bot.connector.memberQuestions, []);
    const migration = await bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, planned.migrationId));
    assert.deepEqual(migration?.remindedIn, [GROUP.id]);
  });

  it('leaves the card from which it was asked as it is for everybody else', async () => {
    await addToChannel();
    const before = shownAs(bot, planned.checklistActivity);
    await share(await askWhere(), { place: GENERAL });
    assert.deepEqual(shownAs(bot, planned.checklistActivity), before);
  });
});
