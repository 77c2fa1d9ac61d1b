import assert from 'node:assert/strict';
import { startConnector, type TestConnector } from './a-connector.ts';
import { NO_LIMITS } from './limits.ts';
import { type Heard, type Speaker, speakTo } from './speaking.ts';

describe('the limits of the connector', () => {
  let connector: TestConnector;
  let speaker: Speaker;
  before(async () => {
    connector = await startConnector({ clock: { scale: 0 } });
    speaker = speakTo(connector.serviceUrl);
  });
  beforeEach(() => connector.reset());
  after(() => connector.close());

  const statusOf = (heard: Heard) => ('status' in heard ? heard.status : heard.failed);
  /** How many of so many requests one after the other were not refused for a limit. */
  const taken = async (count: number, one: (at: number) => Promise<Heard>): Promise<number> => {
    let done = 0;
    for (let at = 0; at < count; at += 1) if (statusOf(await one(at)) !== 429) done += 1;
    return done;
  };
  const posts = (count: number, conversationId = 'a:contoso:chat', bot = '28:bot') =>
    taken(count, () => speaker.post(conversationId, { from: { id: bot } }));

  it('take 7 posts a second and 8 in two', async () => {
    assert.equal(await posts(9), 7);
    await connector.advance(999);
    assert.equal(await posts(1), 0);
    await connector.advance(1);
    assert.equal(await posts(9), 1);
    await connector.advance(1000);
    assert.equal(await posts(9), 7);
  });

  it('take 60 posts in half a minute', async () => {
    for (let second = 0; second < 20; second += 2) {
      assert.equal(await posts(6), 6);
      await connector.advance(2000);
    }
    assert.equal(await posts(1), 0);
    await connector.advance(9999);
    assert.equal(await posts(1), 0);
    await connector.advance(1);
    assert.equal(await posts(7), 6);
  });

  it('take 1800 posts an hour', async () => {
    for (let half = 0; half < 60; half += 1) {
      for (let part = 0; part < 5; part += 1) {
        assert.equal(await posts(6), 6);
        await connector.advance(6000);
      }
    }
    await connector.advance(3_600_000 - 60 * 30_000 - 1);
    assert.equal(await posts(1), 0);
    await connector.advance(1);
    assert.equal(await posts(1), 1);
    const { violations, violating } = await connector.stats();
    assert.equal(violations, 1);
    assert.deepEqual(violating[0]?.window, { ms: 3_600_000, limit: 1800 });
  });

  it('say when there is room again, unless told not to', async () => {
    await posts(7);
    const heard = await speaker.post('a:contoso:chat');
    assert.deepEqual(heard, {
      status: 429,
      body: { error: { code: 'Throttled', message: 'Said by a connector of a test.' } },
      retryAfter: '1',
    });
    await connector.configure({ limitsSayWhen: false });
    const mute = await speaker.post('a:contoso:chat');
    assert.equal('retryAfter' in mute && mute.retryAfter, null);
  });

  it('tell of each violation where and by what', async () => {
    await posts(8);
    const { violations, violating, accepted, refused } = await connector.stats();
    assert.deepEqual({ violations, accepted, refused }, { violations: 1, accepted: 7, refused: { 'above-limit': 1 } });
    const [{ at, ...violation } = { at: 0 }] = violating;
    assert.ok(at > 0);
    assert.deepEqual(violation, {
      window: { ms: 1000, limit: 7 },
      waitMs: 1000,
      scope: 'send',
      operation: 'post',
      rootId: 'a:contoso:chat',
      tenantId: 'contoso',
      bot: '28:bot',
    });
  });

  it('count threads, replies, updates and posts of a conversation together, and others apart', async () => {
    const channel = '19:contoso:general@thread.tacv2';
    const first = await speaker.post(`${channel};messageid=1`);
    const id = 'body' in first ? String(first.body['id']) : '';
    assert.equal(await posts(4, `${channel};messageid=2`), 4);
    assert.equal(statusOf(await speaker.reply(`${channel};messageid=2`, 'inbound-1')), 201);
    assert.equal(statusOf(await speaker.update(`${channel};messageid=1`, id)), 200);
    assert.equal(await posts(1, channel), 0);
    assert.equal(await posts(1, 'a:contoso:other'), 1);
  });

  it('take 14 posts a second from all bots of a conversation', async () => {
    assert.equal(await posts(7, 'a:contoso:chat', '28:first'), 7);
    assert.equal(await posts(7, 'a:contoso:chat', '28:second'), 7);
    assert.equal(await posts(1, 'a:contoso:chat', '28:third'), 0);
    assert.equal((await connector.stats()).violating[0]?.scope, 'allBots');
  });

  it('take 7 creations and 14 readings of members a second, apart from posts', async () => {
    const parameters = { bot: { id: '28:bot' }, members: [{ id: '29:adele' }], tenantId: 'contoso' };
    assert.equal(await taken(9, () => speaker.create(parameters)), 7);
    assert.equal(await taken(16, () => speaker.read('a:contoso:chat', 'members')), 14);
    assert.equal(await posts(9), 7);
  });

  const tenants: [what: string, conversation: (at: number) => string, activity: object][] = [
    ['as the conversation begins', (at) => `a:contoso:chat-${at}`, {}],
    ['as its conversation says', (at) => `19:${at}@thread.v2`, { conversation: { tenantId: 'Contoso' } }],
    ['as its channel data say', (at) => `19:${at}@thread.v2`, { channelData: { tenant: { id: 'CONTOSO' } } }],
  ];
  for (const [what, conversation, activity] of tenants)
    it(`take 50 requests a second of a tenant, ${what}`, async () => {
      assert.equal(await taken(60, (at) => speaker.post(conversation(at), { ...activity })), 50);
      const { violating } = await connector.stats();
      assert.deepEqual([violating[0]?.scope, violating[0]?.tenantId], ['tenant', 'contoso']);
      assert.equal(await posts(1, 'a:fabrikam:chat'), 1);
      await connector.advance(1000);
      assert.equal(await posts(1, 'a:contoso:chat'), 1);
    });

  it('know the tenant of a conversation from what was said there before', async () => {
    await speaker.post('19:x@thread.v2', { channelData: { tenant: { id: 'contoso' } } });
    await taken(49, (at) => speaker.post(`a:contoso:chat-${at}`));
    assert.equal(statusOf(await speaker.read('19:x@thread.v2', 'members')), 429);
  });

  it('can be others, be more lenient, or none', async () => {
    await connector.configure({ limits: { send: [{ ms: 1000, limit: 2 }] } });
    assert.equal(await posts(3), 2);
    await connector.advance(990);
    await connector.configure({ graceMs: 10 });
    assert.equal(await posts(3), 2);
    await connector.configure({ limits: NO_LIMITS });
    assert.equal(await posts(80), 80);
  });

  it('hold over time that goes by itself, slower or faster where it is told to', async () => {
    await connector.configure({ clock: { scale: 0.001 } });
    assert.equal(await posts(8), 7);
    await connector.configure({ clock: { scale: 1_000_000 } });
    assert.equal(await posts(30), 30);
  });

  it('go by a clock that only goes forward', async () => {
    await connector.advance(5000);
    await connector.configure({ clock: { offsetMs: 5000 } });
    await assert.rejects(connector.configure({ clock: { offsetMs: 4999 } }), /forward/);
    await assert.rejects(connector.advance(-1), /forward/);
  });
});
