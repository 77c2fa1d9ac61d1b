import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';
import { forEachEngine } from '../support/stores.ts';
import type { Scripted } from '../support/stub-connector.ts';

const NINE = '2027-01-13T08:00:00Z';
const MINUTE = 60_000;
const PERSON = '33333333-3333-4333-8333-333333333333';

describe('a reminder', () => {
  forEachEngine((database) => {
    let bot: TestBot;
    beforeEach(async () => {
      bot = await startBot('2026-11-21T10:00:00Z', database.url());
      await plan(bot);
    });
    afterEach(() => bot.close());

    const look = async (): Promise<Json[]> => {
      const before = bot.connector.activities.length;
      await bot.remind();
      return bot.connector.activities.slice(before).map(cardIn);
    };
    const at = (instant: string): Promise<Json[]> => {
      bot.clock.now = Date.parse(instant);
      return look();
    };
    const later = (ms: number): Promise<Json[]> => {
      bot.clock.now += ms;
      return look();
    };
    const posts = () => bot.connector.requests.filter(({ method }) => method === 'POST').length;
    const deliveries = (what: string) =>
      database.query(`select ${what} from deliveries where local_date = '2027-01-13' order by delivery_id`);
    const refused = (status: number, code: string): Scripted => ({ kind: 'status', status, code });

    for (const status of [412, 502, 503, 504, 429]) {
      it(`answered ${status} is sent again after a while`, async () => {
        bot.connector.script({ kind: 'status', status });
        assert.deepEqual(await at(NINE), []);
        assert.deepEqual(await later(4999), []);
        assert.equal((await later(1)).length, 1);
        assert.deepEqual([bot.counted.retried, bot.counted.why, bot.counted.sent], [1, String(status), 1]);
        assert.deepEqual(await later(24 * 60 * MINUTE), []);
      });
    }

    it('that may have been posted is sent again and counted', async () => {
      bot.connector.script({ kind: 'reset', recorded: true });
      await at(NINE);
      await later(5000);
      const [row] = await deliveries('ambiguous, attempts, state');
      assert.deepEqual([Number(row?.['ambiguous']), Number(row?.['attempts']), row?.['state']], [1, 2, 'sent']);
      assert.equal(bot.counted.ambiguous, 1);
      assert.equal(bot.counted.lateMs, 5000);
    });

    it('of a process that ended while sending is sent again after its lease, and counted', async () => {
      bot.clock.now = Date.parse(NINE);
      const claim = () => bot.store.transaction((tx) => tx.deliveries.claimDue(bot.clock.now, MINUTE, 1));
      const [left] = await claim();
      assert.ok(left);
      await bot.store.transaction((tx) => tx.deliveries.record({ ...left, state: 'sending', attempts: 1 }));
      assert.deepEqual(await later(MINUTE - 1), []);
      assert.equal((await later(1)).length, 1);
      assert.equal(bot.counted.ambiguous, 1);
      const [row] = await deliveries('ambiguous, reason');
      assert.deepEqual([Number(row?.['ambiguous']), row?.['reason']], [1, null]);
    });

    for (const [status, code] of [
      [400, 'BadSyntax'],
      [413, 'MessageSizeTooBig'],
      [500, 'ServiceError'],
    ] as const) {
      it(`answered ${status} is set aside with its reason, and not sent again`, async () => {
        bot.connector.script(refused(status, code));
        await at(NINE);
        assert.deepEqual(await later(24 * 60 * MINUTE), []);
        const [row] = await deliveries('state, reason');
        assert.deepEqual([row?.['state'], row?.['reason']], ['cancelled', `${status} ${code}`]);
        assert.equal(bot.counted.rejected, 1);
      });
    }

    for (const code of ['BotNotInConversationRoster', 'ConversationBlockedByUser', 'NobodyKnowsThisOne']) {
      it(`answered 403 ${code} waits for the next activity from there`, async () => {
        bot.connector.script(refused(403, code));
        await at(NINE);
        assert.deepEqual(await later(60 * MINUTE), []);
        const conversation = await bot.store.transaction((tx) => tx.conversations.get(TENANT_ID, 'a:personal'));
        assert.equal(conversation?.unreachable, `403 ${code}`);
        assert.ok(bot.counted.unreachable > 0);
        await bot.say('help');
        assert.equal((await later(1000)).length, 1);
      });
    }

    it('does not call a conversation unreachable from which an activity came meanwhile', async () => {
      const release = Promise.withResolvers<void>();
      const before = bot.connector.requests.length;
      bot.connector.script({ ...refused(403, 'ConversationBlockedByUser'), release: release.promise } as Scripted);
      const looking = at(NINE);
      await bot.connector.arrived(before + 1);
      await bot.say('help');
      release.resolve();
      const cards = await looking;
      assert.ok(
        cards.some((card) => textsOf(card).includes('60')),
        'it is sent again',
      );
      const conversation = await bot.store.transaction((tx) => tx.conversations.get(TENANT_ID, 'a:personal'));
      assert.equal(conversation?.unreachable, null);
    });

    it('to a chat that is gone goes to the same chat created anew', async () => {
      bot.connector.script(refused(404, 'ConversationNotFound'));
      const [card] = await at(NINE);
      assert.ok(textsOf(card).includes('60'));
      const posted = bot.connector.activities.at(-1);
      assert.match(String(posted?.conversationId), /^conversation-/);
      await bot.store.transaction(async (tx) => {
        const id = posted?.conversationId as string;
        assert.equal(await tx.conversations.get(TENANT_ID, 'a:personal'), null);
        assert.equal((await tx.conversations.get(TENANT_ID, id))?.unreachable, null);
        assert.deepEqual(await tx.reminders.conversations(TENANT_ID), [id]);
        const person = await tx.people.get(TENANT_ID, PERSON);
        assert.equal(person?.personalConversationId, id);
      });
      assert.equal((await at('2027-02-12T08:00:00Z')).length, 1, 'the next one goes there');
    });

    it('to a chat that is gone again after that is given up', async () => {
      bot.connector.script(refused(404, 'ConversationNotFound'));
      bot.clock.now = Date.parse(NINE);
      const before = posts();
      bot.connector.script({ kind: 'body', text: '{"id":"a:anew"}' }, refused(404, 'ConversationNotFound'));
      assert.deepEqual(await look(), []);
      assert.deepEqual(await later(60 * MINUTE), []);
      assert.equal(posts() - before, 3, 'a post, a creation, a post');
      const anew = await bot.store.transaction((tx) => tx.conversations.get(TENANT_ID, 'a:anew'));
      assert.equal(anew?.unreachable, '404 ConversationNotFound');
    });

    it('whose chat cannot be created is given up', async () => {
      bot.connector.script(refused(404, 'ConversationNotFound'), refused(403, 'ForbiddenOperationException'));
      assert.deepEqual(await at(NINE), []);
      const conversation = await bot.store.transaction((tx) => tx.conversations.get(TENANT_ID, 'a:personal'));
      assert.equal(conversation?.unreachable, '403 ForbiddenOperationException');
    });

    it('goes to a chat that was never known, once that is created', async () => {
      await bot.store.transaction(async (tx) => {
        const known = await tx.conversations.get(TENANT_ID, 'a:personal');
        assert.ok(known);
        const conversation = { tenantId: TENANT_ID, conversationType: 'personal' };
        const unknown = { ...known, conversationId: `new:${PERSON}`, reference: { ...known.reference, conversation } };
        await tx.conversations.move(known, unknown, null);
        const person = await tx.people.get(TENANT_ID, PERSON);
        assert.ok(person);
        await tx.people.save({ ...person, personalConversationId: null });
      });
      assert.equal((await at(NINE)).length, 1);
      const chat = String(bot.connector.activities.at(-1)?.conversationId);
      assert.match(chat, /^conversation-/);
      const person = await bot.store.transaction((tx) => tx.people.get(TENANT_ID, PERSON));
      assert.equal(person?.personalConversationId, chat);
    });

    it('answered 401 halts everything, which one reminder tries again later', async () => {
      bot.connector.script(refused(401, 'Unauthorized'));
      assert.deepEqual(await at(NINE), []);
      const before = posts();
      assert.deepEqual(await later(MINUTE - 1), []);
      assert.equal(posts(), before);
      assert.ok(bot.logLines.some(({ level, message }) => level === 'error' && /credentials/.test(message)));
      assert.equal((await later(1)).length, 1);
    });

    it('for a service URL that is not allowed is set aside, and nothing is asked of that host', async () => {
      await bot.store.transaction(async (tx) => {
        const known = await tx.conversations.get(TENANT_ID, 'a:personal');
        assert.ok(known);
        await tx.conversations.save({
          ...known,
          reference: { ...known.reference, serviceUrl: 'https://evil.example/' },
        });
      });
      assert.deepEqual(await at(NINE), []);
      const [row] = await deliveries('state, reason');
      assert.deepEqual([row?.['state'], row?.['reason']], ['cancelled', 'service URL not allowed']);
    });

    it('in a zone that does not exist comes by that of the partner', async () => {
      await database.query("update conversations set zone = 'Mars/Olympus'");
      assert.equal((await at(NINE)).length, 1);
      assert.ok(bot.logLines.some(({ message }) => /time zone does not exist/.test(message)));
    });

    it('whose conversation cannot be read is set aside, and tried no more', async () => {
      await database.query(`update conversations set reference = '{"broken'`);
      assert.deepEqual(await at(NINE), []);
      const [row] = await deliveries('state, reason');
      assert.deepEqual([row?.['state'], row?.['reason']], ['unreadable', 'unreadable conversations']);
      assert.equal(bot.counted.unreadable, 1);
      assert.deepEqual(await later(60 * MINUTE), []);
      assert.equal(bot.counted.unreadable, 1);
    });

    it('leaves out a migration that cannot be read, and says the rest', async () => {
      const { migrationId } = await plan(bot);
      await database.query(`update migrations set plan = '{"broken' where migration_id = '${migrationId}'`);
      const [card, ...others] = await at(NINE);
      assert.equal(others.length, 0);
      assert.ok(textsOf(card).includes('60'));
      const named = bot.logLines.filter(({ fields }) => fields['migration'] === migrationId);
      assert.ok(named.length > 0);
      assert.doesNotMatch(JSON.stringify(bot.logLines), /Contoso|Adele/);
    });
  });
});
