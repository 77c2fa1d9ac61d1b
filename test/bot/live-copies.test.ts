import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { planOf } from '../support/builders.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { CONTOSO_TYPED, circleOf, inAGroup, type Planned, plan, shownAs } from '../support/planning.ts';
import { aMigration } from '../support/records.ts';
import { forEachEngine } from '../support/stores.ts';

const FIRST_STEP = 'request-reseller-relationship';
const GROUP = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID };
const MEGAN = { id: '29:megan', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' };
const INSERTED = 'activity-of-a-person';

const refreshOf = (card: Json): unknown => (card['refresh'] as Json | undefined)?.['action'];

describe('a card that a person has inserted', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
    // The bot is in the group.
    await bot.send(
      bot.activity({
        type: 'conversationUpdate',
        text: undefined,
        membersAdded: [{ id: '28:bot' }],
        conversation: GROUP,
      }),
    );
  });
  afterEach(() => bot.close());

  const inGroup = { conversation: GROUP, from: MEGAN, replyToId: INSERTED };
  const cards = () => bot.store.transaction((tx) => tx.cards.ofMigration(TENANT_ID, planned.migrationId));
  const standing = async () => (await cards()).find(({ activityId }) => activityId === INSERTED)?.standing;
  const tick = (stepId = FIRST_STEP, changes: Json = {}) =>
    bot.tap('tick', { migrationId: planned.migrationId, stepId, page: 0 }, { ...inGroup, ...changes });
  const look = (changes: Json = {}) =>
    bot.tap('refresh', { migrationId: planned.migrationId, page: 0 }, { ...inGroup, ...changes });
  const updatesOf = (activityId: string) =>
    bot.connector.requests.filter((request) => request.method === 'PUT' && request.activityId === activityId);
  /** Teams shows the card that the person has sent. */
  const insert = () => {
    bot.connector.activities.push({
      conversationId: GROUP.id,
      activityId: INSERTED,
      activity: { attachments: [{ content: planned.checklist }] },
    });
  };

  it('is learned of when somebody sees it, and nothing else is written or sent', async () => {
    const [requests, history] = [
      bot.connector.requests.length,
      await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 9)),
    ];
    const { statusCode, card } = await look();
    assert.equal(statusCode, 200);
    assert.ok(textsOf(card).includes('0 of 8'));
    assert.deepEqual((refreshOf(card) as Json)['verb'], 'refresh');
    assert.equal(await standing(), 'learned');
    assert.equal(bot.connector.requests.length, requests);
    assert.deepEqual(
      await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 9)),
      history,
    );
    assert.equal(
      await bot.store.transaction((tx) => tx.people.get(TENANT_ID, MEGAN.aadObjectId)),
      null,
      'who looks is not written down',
    );
  });

  it('changes nothing by itself, whatever its verb says', async () => {
    const data = { migrationId: planned.migrationId, stepId: FIRST_STEP, page: 0 };
    const value = { action: { type: 'Action.Execute', verb: 'tick', data }, trigger: 'automatic' };
    const { card } = await bot.tap('tick', data, { ...inGroup, value });
    assert.ok(textsOf(card).includes('0 of 8'));
    const newOnes = { action: { type: 'Action.Execute', verb: 'new', data: {} }, trigger: 'automatic' };
    assert.equal((await bot.tap('new', {}, { value: newOnes })).statusCode, 400);
  });

  it('is updated from its first tick on where the bot may', async () => {
    insert();
    const { card } = await tick();
    assert.ok(textsOf(card).includes('1 of 8'));
    assert.ok(textsOf(shownAs(bot, INSERTED)).includes('1 of 8'));
    assert.ok(textsOf(shownAs(bot, planned.checklistActivity)).includes('1 of 8'));
    assert.equal(await standing(), 'posted');
  });

  for (const [why, status, code] of [
    ['forbidden', 403, 'ForbiddenOperationException'],
    ['not found', 404, 'ActivityNotFoundInConversation'],
  ] as const) {
    it(`is updated once where that is ${why}, and kept current by refresh`, async () => {
      bot.connector.script({ kind: 'status', status, code });
      await tick();
      assert.equal(await standing(), 'refused');
      const { card } = await bot.tap(
        'untick',
        { migrationId: planned.migrationId, stepId: FIRST_STEP, page: 0 },
        inGroup,
      );
      assert.ok(refreshOf(card));
      assert.equal(updatesOf(INSERTED).length, 1);
      await bot.tap('tick', circleOf(planned.checklist, FIRST_STEP).data, { replyToId: planned.checklistActivity });
      assert.equal(updatesOf(INSERTED).length, 1);
      assert.ok(textsOf((await look()).card).includes('1 of 8'));
    });
  }

  it('follows what is done elsewhere once somebody has seen it', async () => {
    insert();
    await look();
    await bot.tap('tick', circleOf(planned.checklist, FIRST_STEP).data, { replyToId: planned.checklistActivity });
    assert.ok(textsOf(shownAs(bot, INSERTED)).includes('1 of 8'));
  });

  it('of a migration of another tenant is as if that did not exist', async () => {
    const forged = 'm-forged';
    await bot.store.transaction((tx) => tx.migrations.insert(aMigration({ tenantId: 'other', migrationId: forged })));
    for (const verb of ['refresh', 'share']) {
      const { card, value } = await bot.tap(verb, { migrationId: forged }, inGroup);
      assert.match(typeof value === 'string' ? value : textsOf(card).join(), /^This migration cannot be found/, verb);
    }
    const tapped = await bot.tap('tick', { migrationId: forged, stepId: FIRST_STEP }, inGroup);
    assert.deepEqual(textsOf(tapped.card), ['This migration cannot be found.']);
    const shared = await bot.tap('share-to', { migrationId: forged, token: 't', place: 'here' }, inGroup);
    assert.deepEqual(textsOf(shared.card), ['This migration cannot be found.']);
    assert.equal(await bot.store.transaction(async (tx) => (await tx.cards.ofMigration('other', forged)).length), 0);
  });

  it('is forgotten when the bot is taken out, and reminders go on elsewhere', async () => {
    insert();
    await tick();
    await bot.tap('remind-here', { migrationId: planned.migrationId, wanted: true }, inGroup);
    const placesOf = async () =>
      new Set(
        (await bot.store.transaction((tx) => tx.reminders.ofMigration(TENANT_ID, planned.migrationId))).map(
          ({ conversationId }) => conversationId,
        ),
      );
    assert.deepEqual(await placesOf(), new Set(['a:personal', GROUP.id]));
    await bot.send(
      bot.activity({
        type: 'conversationUpdate',
        text: undefined,
        membersRemoved: [{ id: '28:bot' }],
        conversation: GROUP,
      }),
    );
    assert.deepEqual(
      (await cards()).map(({ conversationId }) => conversationId),
      ['a:personal'],
    );
    bot.clock.now = Date.parse('2027-02-19T08:00:00Z');
    await bot.remind();
    const last = bot.connector.activities.at(-1);
    assert.equal(last?.conversationId, 'a:personal');
    assert.equal(
      (await bot.store.transaction((tx) => tx.conversations.get(TENANT_ID, GROUP.id)))?.unreachable,
      'the bot was removed',
    );
  });
});

describe('a shared card', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  const mention = (text: string, changes: Json = {}) => bot.say(text, { conversation: GROUP, ...changes });
  /** The checklist planned in the group, in Polish. */
  const planInGroup = async () => {
    for (const text of inAGroup(CONTOSO_TYPED)) await mention(text, { locale: 'pl-PL' });
    const posted = bot.connector.activities.find(({ activity }) =>
      actionsOf(activity).some(({ verb }) => verb === 'tick'),
    );
    assert.ok(posted);
    const { data } = circleOf(cardIn(posted), FIRST_STEP);
    return { activityId: posted.activityId, data };
  };

  it('speaks the conversation’s language, and errors that of the person', async () => {
    const { activityId, data } = await planInGroup();
    const megan = { conversation: GROUP, from: MEGAN, locale: 'en-US', replyToId: activityId };
    const { card } = await bot.tap('tick', data, megan);
    assert.ok(textsOf(card).includes('Ukończone'), textsOf(card).join('|'));
    assert.deepEqual(shownAs(bot, activityId), card);
    const [status] = await mention('status contoso', { from: MEGAN, locale: 'en-US' });
    assert.ok(textsOf(status).includes('Ukończone'));
    const { value } = await bot.tap('tick', { migrationId: 1 }, megan);
    assert.match(String(value['message']), /^This card cannot be used any more/);
    const unknown = await bot.tap('explode', {}, megan);
    assert.deepEqual([unknown.status, unknown.statusCode, unknown.type], [200, 400, 'application/vnd.microsoft.error']);
  });

  it('shows nobody the step that somebody else was refused', async () => {
    const { activityId, data } = await planInGroup();
    const before = shownAs(bot, activityId);
    const waiting = { ...data, stepId: 'customer-accepts-agreement' };
    const { card } = await bot.tap('tick', waiting, { conversation: GROUP, from: MEGAN, replyToId: activityId });
    assert.notDeepEqual(card, before);
    assert.deepEqual(shownAs(bot, activityId), before);
  });

  it('costs two updates when sixty people tick at once, and shows what all have done', async () => {
    const steps = Array.from({ length: 60 }, (_, index) => ({
      ...(planOf().steps[0] as ReturnType<typeof planOf>['steps'][number]),
      id: `step-${index}`,
      after: [],
    }));
    await bot.store.transaction((tx) =>
      tx.migrations.insert(
        aMigration({ tenantId: TENANT_ID, migrationId: 'm', plan: { ...planOf(), steps }, progress: { done: {} } }),
      ),
    );
    await mention('status contoso');
    const activityId = String(bot.connector.activities.at(-1)?.activityId);
    const release = bot.holdPauses();
    const updates = () => bot.connector.requests.filter(({ method }) => method === 'PUT').length;
    const answers = await Promise.all(
      steps.map(({ id }, index) => {
        const { text: _, ...tap } = bot.activity({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', verb: 'tick', data: { migrationId: 'm', stepId: id, page: 0 } } },
          conversation: GROUP,
          from: { id: `29:${index}`, name: `P${index}`, aadObjectId: `p-${index}` },
          replyToId: activityId,
        });
        return bot.post(tap);
      }),
    );
    assert.ok(answers.every(({ status }) => status === 200));
    release();
    await bot.settled();
    assert.ok(updates() <= 2, `${updates()} updates`);
    assert.ok(textsOf(shownAs(bot, activityId)).includes('60 of 60'));
  });

  it('that is throttled is updated a little later', async () => {
    const { activityId, data } = await planInGroup();
    bot.connector.script({ kind: 'status', status: 429, code: 'TooManyRequests', headers: { 'retry-after': '1' } });
    await bot.tap('tick', data, { conversation: GROUP, replyToId: activityId });
    assert.ok(textsOf(shownAs(bot, activityId)).some((text) => text.startsWith('1 z ')));
  });
});

describe('a hundred people', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot('2026-11-21T10:00:00Z', database.url());
    });
    afterEach(() => bot.close());

    it('who tick different steps at once all win', async () => {
      const [first] = planOf().steps;
      assert.ok(first);
      const steps = Array.from({ length: 100 }, (_, index) => ({ ...first, id: `step-${index}`, after: [] }));
      const migration = { tenantId: TENANT_ID, migrationId: 'm', plan: { ...planOf(), steps }, progress: { done: {} } };
      await bot.store.transaction((tx) => tx.migrations.insert(aMigration(migration)));
      const answers = await Promise.all(
        steps.map(({ id }, index) =>
          bot.tap(
            'tick',
            { migrationId: 'm', stepId: id, page: 0 },
            // In a chat of their own, so that nothing but the migration makes them wait for each other.
            {
              from: { id: `29:${index}`, name: `P${index}` },
              conversation: { id: `a:${index}`, conversationType: 'personal', tenantId: TENANT_ID },
            },
          ),
        ),
      );
      assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
      await bot.store.transaction(async (tx) => {
        const kept = await tx.migrations.get(TENANT_ID, 'm');
        assert.equal(Object.keys(kept?.progress.done ?? {}).length, 100);
        assert.equal(kept?.revision, 101);
        assert.equal((await tx.audit.ofMigration(TENANT_ID, 'm', 200)).length, 100);
      });
    });

    it('who tick the same step at once tick it once', async () => {
      const { migrationId } = await plan(bot);
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          bot.tap(
            'tick',
            { migrationId, stepId: FIRST_STEP, page: 0 },
            { from: { id: `29:${index}`, name: `P${index}` } },
          ),
        ),
      );
      await bot.store.transaction(async (tx) => {
        assert.equal((await tx.migrations.get(TENANT_ID, migrationId))?.revision, 2);
        assert.equal((await tx.audit.ofMigration(TENANT_ID, migrationId, 200)).length, 2);
      });
    });
  });
});

describe('a tap with a revision from the future', () => {
  it('changes nothing and shows the question as it stands', async () => {
    const bot = await startBot();
    try {
      const [card] = await bot.say('new migration');
      const { verb, data } = actionsOf(card).find((action) => action.verb === 'answer') as { verb: string; data: Json };
      const { card: shown } = await bot.tap(verb, { ...data, revision: 9_999, value: 'Fabrikam' });
      assert.ok(textsOf(shown).includes('Which customer is moving?'));
      assert.ok(!textsOf(shown).includes('Fabrikam'));
    } finally {
      await bot.close();
    }
  });
});
