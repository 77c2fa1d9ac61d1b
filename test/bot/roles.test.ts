import assert from 'node:assert/strict';
import { type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, actionTitled, elementsOf, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, inAGroup, type Planned, plan, shownAs } from '../support/planning.ts';
import type { StubMember } from '../support/stub-connector.ts';

const ADELE = '33333333-3333-4333-8333-333333333333';
const MEGAN = { id: '29:megan', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const ROW = /^Sales agent/;

const roleAction = (card: Json, verb: string, role: string) => {
  const found = actionsOf(card).find((action) => action.verb === verb && action.data['role'] === role);
  assert.ok(found, `${verb} ${role}`);
  return found;
};

describe('roles', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
  });
  afterEach(() => bot.close());

  const open = async (changes: Json = {}): Promise<Json> => {
    const { verb, data } = actionTitled(planned.checklist, 'Who does what');
    return (await bot.tap(verb, data, changes)).card;
  };
  const migration = () => bot.store.transaction((tx) => tx.migrations.get(TENANT_ID, planned.migrationId));
  const rowsOf = (card: Json) => textsOf(card).filter((text) => ROW.test(text));

  it('are shown each with its person, how much is open, and what can be done', async () => {
    const texts = textsOf(await open());
    assert.deepEqual(texts.slice(0, 1), ['Who does what · Contoso']);
    assert.deepEqual(texts.slice(2, 5), ['Sales agent', 'Nobody yet', '2 open steps']);
  });

  it('“I do this” names the person on the steps of the role, on every copy of the checklist', async () => {
    const { verb, data } = roleAction(await open(), 'take-role', 'sales-agent');
    const { card } = await bot.tap(verb, data, { replyToId: planned.checklistActivity });
    assert.ok(textsOf(card).includes('Adele'));
    const rows = rowsOf(shownAs(bot, planned.checklistActivity));
    assert.equal(rows.length, 2);
    assert.ok(
      rows.every((row) => row.startsWith('Sales agent · Adele')),
      rows.join('|'),
    );
    const history = await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 1));
    assert.deepEqual(
      history.map(({ action, subject, personId }) => [action, subject, personId]),
      [['role-given', 'sales-agent Adele', ADELE]],
    );
  });

  it('taken twice are taken once, and can be left again', async () => {
    const take = roleAction(await open(), 'take-role', 'customer');
    await bot.tap(take.verb, take.data);
    const { card } = await bot.tap(take.verb, take.data);
    assert.equal((await migration())?.revision, 2);
    const leave = roleAction(card, 'leave-role', 'customer');
    await bot.tap(leave.verb, leave.data);
    assert.deepEqual((await migration())?.progress.people, {});
    assert.equal((await migration())?.revision, 3);
  });

  it('two people who take two roles at once both have theirs', async () => {
    const card = await open();
    const [sales, customer] = ['sales-agent', 'customer'].map((role) => roleAction(card, 'take-role', role));
    await Promise.all([
      bot.tap('take-role', sales?.data ?? {}),
      bot.tap('take-role', customer?.data ?? {}, { from: MEGAN }),
    ]);
    const people = (await migration())?.progress.people;
    assert.deepEqual([people?.['sales-agent']?.name, people?.customer?.name], ['Adele', 'Megan']);
  });

  it('are given to one of the people the bot has met, chosen from a list', async () => {
    await bot.say('list', {
      from: MEGAN,
      conversation: { id: 'a:megan', conversationType: 'personal', tenantId: TENANT_ID },
    });
    const card = await open();
    const lists = [...elementsOf(card)].filter(({ type }) => type === 'Input.ChoiceSet');
    assert.deepEqual(
      lists.map(({ id }) => id),
      ['role', 'person'],
    );
    assert.deepEqual(
      (lists.at(-1) as { choices: Json[] }).choices.map(({ title }) => title),
      ['Adele', 'Megan'],
    );
    const { verb, data } = actionTitled(card, 'Assign');
    await bot.tap(verb, { ...data, role: 'customer', person: MEGAN.aadObjectId });
    assert.deepEqual((await migration())?.progress.people?.customer, { personId: MEGAN.aadObjectId, name: 'Megan' });
  });

  it('are not given to nobody, nor to somebody who is not known', async () => {
    const { verb, data } = actionTitled(await open(), 'Assign');
    for (const inputs of [{}, { role: 'customer' }, { person: ADELE }, { role: '', person: '' }]) {
      const { card } = await bot.tap(verb, { ...data, ...inputs });
      assert.ok(textsOf(card).includes('Choose a role and a person.'), JSON.stringify(inputs));
    }
    const { card } = await bot.tap(verb, { ...data, role: 'customer', person: 'stranger' });
    assert.ok(textsOf(card).some((text) => text.startsWith('I cannot tell whether this person')));
    assert.equal((await migration())?.revision, 1);
    assert.equal((await bot.tap('take-role', { ...data, role: 'janitor' })).statusCode, 400);
  });

  it('“mine” lists the migrations with an open step of mine alone, in any of the languages', async () => {
    const [none] = await bot.say('mine');
    assert.ok(textsOf(none).some((text) => text.startsWith('No open step is yours.')));
    const { data } = roleAction(await open(), 'take-role', 'sales-agent');
    await bot.tap('take-role', data);
    for (const typed of ['mine', 'мои', '我的', 'moje', 'saját', 'minhas']) {
      const [card] = await bot.say(typed);
      assert.ok(textsOf(card).includes('Contoso'), typed);
    }
    const [ofMegan] = await bot.say('mine', { from: MEGAN });
    assert.ok(!textsOf(ofMegan).includes('Contoso'));
    const [list] = await bot.say('list');
    const mine = actionTitled(list, 'Mine');
    const filtered = await bot.tap(mine.verb, mine.data);
    assert.equal(textsOf(filtered.card)[0], 'Migrations with a step of yours');
  });

  it('“mine” leaves out what is done, and what is archived', async () => {
    const { data } = roleAction(await open(), 'take-role', 'sales-agent');
    await bot.tap('take-role', data);
    await bot.tap('archive', { migrationId: planned.migrationId });
    assert.ok(!textsOf((await bot.say('mine'))[0]).includes('Contoso'));
    await bot.tap('restore', { migrationId: planned.migrationId });
    assert.ok(textsOf((await bot.say('mine'))[0]).includes('Contoso'));
    const last = { migrationId: planned.migrationId, stepId: 'verify-continuity:s1', page: 0, withPredecessors: true };
    await bot.tap('tick', last);
    assert.ok(!textsOf((await bot.say('mine'))[0]).includes('Contoso'));
  });
});

describe('people in a channel', () => {
  const ROOT = '19:channel@thread.tacv2';
  const THREAD = { id: `${ROOT};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT_ID };
  const own = (id: string, objectId: string, name: string): StubMember => ({
    ...{ id, objectId, name, tenantId: TENANT_ID, userRole: 'user', userPrincipalName: `${name}@contoso.com` },
  });
  let bot: TestBot;
  let migrationId: string;
  beforeEach(async () => {
    bot = await startBot(undefined, undefined, { isLocal: false });
    const guest = { ...own('29:guest', '55555555-5555-4555-8555-555555555555', 'Guest'), userRole: 'guest' };
    bot.connector.members.set(ROOT, [
      own('29:person', ADELE, 'Adele'),
      own(MEGAN.id, MEGAN.aadObjectId, 'Megan'),
      guest,
    ]);
    let cards: Json[] = [];
    for (const text of inAGroup(CONTOSO_TYPED)) cards = await bot.say(text, { conversation: THREAD });
    migrationId = String(actionTitled(cards[0], 'Who does what').data['migrationId']);
  });
  afterEach(() => bot.close());

  const give = (person: string) =>
    bot.tap('give-role', { migrationId, role: 'sales-agent', person }, { conversation: THREAD });

  it('are found by the client’s picker, and taken where Teams tells that they are of the tenant', async () => {
    const { card } = await bot.tap('roles', { migrationId }, { conversation: THREAD });
    const picker = [...elementsOf(card)].find(({ id }) => id === 'person');
    assert.deepEqual(picker?.['choices.data'], {
      type: 'Data.Query',
      dataset: 'graph.microsoft.com/users?scope=currentContext',
    });
    const given = await give(MEGAN.aadObjectId);
    assert.ok(textsOf(given.card).includes('Megan'));
  });

  it('who are guests, or not there, are not taken', async () => {
    for (const person of ['55555555-5555-4555-8555-555555555555', '66666666-6666-4666-8666-666666666666', 'x']) {
      const { card } = await give(person);
      assert.ok(
        textsOf(card).some((text) => text.startsWith('I cannot tell whether this person')),
        person,
      );
    }
  });

  it('are called by name in the reminders of that channel, and in no personal one', async () => {
    await give(MEGAN.aadObjectId);
    const before = bot.connector.activities.length;
    bot.clock.now = Date.parse('2027-01-20T10:00:00Z');
    await bot.remind();
    const posted = bot.connector.activities.slice(before);
    const cardOf = (isChannel: boolean) =>
      posted
        .filter(({ conversationId }) => conversationId.startsWith(ROOT) === isChannel)
        .map(({ activity }) => activity);
    const [inChannel] = cardOf(true);
    assert.ok(textsOf(inChannel).includes('Next in line: <at>Megan</at>'), textsOf(inChannel).join('|'));
    const mentions = [...elementsOf(inChannel)].filter(({ type }) => type === 'mention');
    assert.deepEqual(mentions, [
      { type: 'mention', text: '<at>Megan</at>', mentioned: { id: MEGAN.aadObjectId, name: 'Megan' } },
    ]);
    for (const personal of cardOf(false)) assert.doesNotMatch(JSON.stringify(personal), /<at>/);
  });
});
