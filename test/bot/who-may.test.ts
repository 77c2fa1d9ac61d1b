import assert from 'node:assert/strict';
import { type Claims, type Verdict, whoMay } from '../../src/bot/who-may.ts';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, inAGroup } from '../support/planning.ts';
import type { StubMember } from '../support/stub-connector.ts';

const ELSEWHERE = '99999999-9999-4999-8999-999999999999';

describe('who may act', () => {
  const own = { tenantId: TENANT_ID, role: 'user', principalName: 'adele@contoso.com', name: 'Adele' };
  const claims: Claims = {
    isLocal: false,
    hostTenant: TENANT_ID,
    senderTenant: TENANT_ID,
    objectId: '33333333-3333-4333-8333-333333333333',
    member: own,
  };
  const table: [string, Partial<Claims>, Verdict][] = [
    ['a person of the tenant', {}, 'may'],
    ['an owner of the team', { member: { ...own, role: 'owner' } }, 'may'],
    ['a person whose activity names no tenant of theirs', { senderTenant: null }, 'may'],
    ['a person without a role whose account is not an invited one', { member: { ...own, role: null } }, 'may'],
    ['a guest', { member: { ...own, role: 'guest' } }, 'outsider'],
    [
      'a guest in the role of a user',
      { member: { ...own, principalName: 'ada_fabrikam.com#ext#@contoso.com' } },
      'outsider',
    ],
    ['somebody without an account', { member: { ...own, role: 'anonymous', principalName: null } }, 'outsider'],
    ['an external participant of a shared channel', { member: { ...own, tenantId: ELSEWHERE } }, 'outsider'],
    ['somebody who acts from another tenant, whatever the roster says', { senderTenant: ELSEWHERE }, 'outsider'],
    ['somebody of whom the roster knows nothing', { member: 'unknown' }, 'unknown'],
    ['somebody whose tenant the roster does not name', { member: { ...own, tenantId: null } }, 'unknown'],
    ['somebody in a role that nobody has heard of', { member: { ...own, role: 'visitor' } }, 'unknown'],
    ['somebody with neither role nor account name', { member: { ...own, role: null, principalName: null } }, 'unknown'],
    ['somebody without an id in the directory', { objectId: null }, 'unknown'],
    ['anybody in a conversation of no tenant', { hostTenant: null, senderTenant: null }, 'unknown'],
    [
      'anybody in local mode',
      { isLocal: true, hostTenant: null, senderTenant: null, objectId: null, member: 'unknown' },
      'may',
    ],
  ];
  for (const [who, changes, verdict] of table) {
    it(`${who}: ${verdict}`, () => assert.equal(whoMay({ ...claims, ...changes }), verdict));
  }
});

const ROOT = '19:channel@thread.tacv2';
const THREAD = { id: `${ROOT};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT_ID };
const ADELE = { id: '29:person', name: 'Adele', aadObjectId: '33333333-3333-4333-8333-333333333333' };
const OUTSIDE = /^Guests and people of other organizations can read/;
const UNTOLD = /^I cannot tell right now/;

type Outsider = { who: string; member: StubMember | null; from?: Json; channelData?: Json; says: RegExp };
const objectId = '44444444-4444-4444-8444-444444444444';
const member = {
  id: '29:other',
  objectId,
  tenantId: TENANT_ID,
  userRole: 'user',
  userPrincipalName: 'megan@contoso.com',
};
const OUTSIDERS: Outsider[] = [
  { who: 'a guest', member: { ...member, userRole: 'guest' }, says: OUTSIDE },
  {
    who: 'a guest whom Teams calls a user',
    member: { ...member, userPrincipalName: 'megan_fabrikam.com#EXT#@contoso.onmicrosoft.com' },
    says: OUTSIDE,
  },
  { who: 'an external participant of a shared channel', member: { ...member, tenantId: ELSEWHERE }, says: OUTSIDE },
  {
    who: 'somebody who acts from another tenant',
    member,
    channelData: { tenant: { id: ELSEWHERE } },
    says: OUTSIDE,
  },
  { who: 'somebody who is not in the conversation', member: null, says: UNTOLD },
  {
    who: 'somebody of whom Teams tells no tenant',
    member: { id: '29:other', objectId, userRole: 'user' },
    says: UNTOLD,
  },
  { who: 'somebody without an account', member, from: { id: '29:other', name: 'Megan' }, says: UNTOLD },
];

describe('with Teams', () => {
  let bot: TestBot;
  let migrationId: string;
  beforeEach(async () => {
    bot = await startBot(undefined, undefined, { isLocal: false });
    const adele = { ...member, id: ADELE.id, objectId: ADELE.aadObjectId, userPrincipalName: 'adele@contoso.com' };
    bot.connector.members.set(ROOT, [adele]);
    let cards: Json[] = [];
    for (const text of inAGroup(CONTOSO_TYPED)) cards = await bot.say(text, { conversation: THREAD });
    const open = actionsOf(cards[0]).find(({ verb }) => verb === 'credit-notes');
    migrationId = String(open?.data['migrationId']);
  });
  afterEach(() => bot.close());

  it('the people of the tenant may do everything, and are asked for once', async () => {
    const tick = { migrationId, stepId: 'request-reseller-relationship', page: 0 };
    const { card } = await bot.tap('tick', tick, { conversation: THREAD });
    assert.ok(textsOf(card).includes('1 of 8'));
    assert.deepEqual(bot.connector.memberQuestions, [`/v3/conversations/${ROOT}/pagedmembers`]);
  });

  it('the people of the tenant find a migration in the message box of a chat where the bot is not', async () => {
    const adele = { ...member, id: ADELE.id, objectId: ADELE.aadObjectId, userPrincipalName: 'adele@contoso.com' };
    const elsewhere = { id: '19:others@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID };
    bot.connector.members.set('a:personal', [adele]);
    await bot.say('hello');
    bot.clock.now += 2 * 60 * 60_000;
    const { body } = await bot.send(
      bot.activity({
        type: 'invoke',
        name: 'composeExtension/query',
        conversation: elsewhere,
        value: { commandId: 'findMigration', parameters: [{ name: 'text', value: 'cont' }] },
      }),
    );
    assert.match(JSON.stringify(body), /"type":"result".*Contoso/);
  });

  it('they are asked for again after an hour', async () => {
    bot.clock.now += 60 * 60_000;
    await bot.say('list', { conversation: THREAD });
    assert.equal(bot.connector.memberQuestions.length, 2);
  });

  it('sixty people who act at once cost one question', async () => {
    const crowd = Array.from({ length: 60 }, (_, index) => ({ ...member, id: `29:${index}`, objectId: `o${index}` }));
    bot.connector.members.set('19:crowd', crowd);
    const conversation = { ...THREAD, id: '19:crowd' };
    const before = bot.connector.memberQuestions.length;
    const answers = await Promise.all(
      crowd.map(({ id, objectId: aadObjectId }) =>
        bot.tap('checklist', { migrationId, page: 0 }, { conversation, from: { id, aadObjectId, name: id } }),
      ),
    );
    assert.ok(answers.every(({ type }) => type === 'application/vnd.microsoft.card.adaptive'));
    assert.equal(bot.connector.memberQuestions.length, before + 1);
  });

  it('somebody who is not on the first page is asked for alone', async () => {
    const others = Array.from({ length: 500 }, (_, index) => ({ ...member, id: `29:${index}` }));
    bot.connector.members.set('19:large', [...others, member]);
    const from = { id: member.id, name: 'Megan', aadObjectId: objectId };
    const [card] = await bot.say('list', { conversation: { ...THREAD, id: '19:large' }, from });
    assert.ok(textsOf(card).includes('Contoso'));
    assert.equal(bot.connector.memberQuestions.at(-1), `/v3/conversations/19:large/members/${member.id}`);
  });

  for (const { who, member: told, from, channelData, says } of OUTSIDERS) {
    describe(who, () => {
      const changes = (): Json => ({
        conversation: THREAD,
        from: from ?? { id: member.id, name: 'Megan', aadObjectId: objectId },
        ...(channelData && { channelData }),
      });
      beforeEach(() => {
        const members = bot.connector.members.get(ROOT) ?? [];
        if (told) bot.connector.members.set(ROOT, [...members, told]);
        bot.clock.now += 60 * 60_000;
      });

      it('changes nothing, and is told why', async () => {
        const tick = { migrationId, stepId: 'request-reseller-relationship', page: 0 };
        for (const [verb, data] of [
          ['tick', tick],
          ['edit', { migrationId }],
          ['archive', { migrationId }],
          ['save-settings', { reminderHour: '7' }],
        ] as const) {
          const { status, type, value } = await bot.tap(verb, data, changes());
          assert.deepEqual([status, type], [200, 'application/vnd.microsoft.activity.message'], verb);
          assert.match(String(value), says, verb);
        }
        await bot.store.transaction(async (tx) => {
          const migration = await tx.migrations.get(TENANT_ID, migrationId);
          assert.deepEqual([migration?.progress.done, migration?.revision, migration?.state], [{}, 1, 'active']);
          assert.equal((await tx.tenants.get(TENANT_ID))?.reminderHour, 9);
        });
      });

      it('starts nothing and looks nothing up by typing', async () => {
        for (const text of ['new migration', 'list', 'status Contoso', 'upcoming', 'help']) {
          const cards = await bot.say(text, changes());
          assert.equal(cards.length, 1);
          assert.match(textsOf(cards[0]).join(' '), says, text);
          assert.deepEqual(actionsOf(cards[0]), [], text);
        }
      });

      it('finds nothing in the message box, and nothing in a list', async () => {
        const { body } = await bot.send({
          ...changes(),
          type: 'invoke',
          name: 'composeExtension/query',
          id: `search ${who}`,
          channelId: 'msteams',
          serviceUrl: bot.connector.serviceUrl,
          recipient: { id: '28:bot' },
          channelData: channelData ?? { tenant: { id: TENANT_ID } },
          value: { commandId: 'search', parameters: [{ name: 'query', value: 'cont' }] },
        });
        const { composeExtension } = body as { composeExtension: { type: string; text: string } };
        assert.equal(composeExtension.type, 'message');
        assert.match(composeExtension.text, says);
        const typed = { queryText: 'Pol', queryOptions: { skip: 0, top: 15 }, dataset: 'countries' };
        const listed = await bot.tap('', {}, { ...changes(), name: 'application/search', value: typed });
        assert.deepEqual(listed.value, { results: [] });
      });

      it('sees the card in the chat as it is: its automatic refresh is refused without a word to them', async () => {
        const action = { type: 'Action.Execute', verb: 'checklist', data: { migrationId, page: 0 } };
        const answer = await bot.tap('', {}, { ...changes(), value: { action, trigger: 'automatic' } });
        assert.deepEqual(
          [answer.status, answer.statusCode, answer.type],
          [200, 403, 'application/vnd.microsoft.error'],
        );
      });

      it('is not remembered as one of the people', async () => {
        await bot.say('list', changes());
        const found = await bot.store.transaction((tx) => tx.people.get(TENANT_ID, objectId));
        assert.equal(found, null);
      });
    });
  }

  it('a refusal is said in the person’s language', async () => {
    const from = { id: '29:stranger', name: 'Jan', aadObjectId: objectId };
    const [card] = await bot.say('list', { conversation: THREAD, from, locale: 'pl-PL' });
    assert.match(textsOf(card).join(' '), /^Nie można teraz sprawdzić/);
  });

  it('nobody may while Teams does not say who they are', async () => {
    bot.clock.now += 60 * 60_000;
    bot.connector.members.delete(ROOT);
    const [card] = await bot.say('list', { conversation: THREAD });
    assert.match(textsOf(card).join(' '), UNTOLD);
    assert.ok(bot.logLines.some(({ message }) => message === 'the members of a conversation could not be read'));
  });

  it('is greeted whoever adds it', async () => {
    const posted = bot.connector.activities.length;
    const conversation = { ...THREAD, id: '19:new@thread.tacv2' };
    await bot.say('', { type: 'installationUpdate', action: 'add', text: undefined, conversation });
    assert.equal(bot.connector.activities.length, posted + 1);
    assert.match(textsOf(cardIn(bot.connector.activities.at(-1) as never)).join(' '), /^Hello!/);
  });
});
