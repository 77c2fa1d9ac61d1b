import assert from 'node:assert/strict';
import { startConnector, type TestConnector } from './a-connector.ts';
import type { AnswerKind } from './answers.ts';
import { NO_LIMITS } from './limits.ts';
import { briefly, idIn, type Speaker, speakTo } from './speaking.ts';

const CHAT = 'a:contoso:chat';

describe('the connector of a test', () => {
  let connector: TestConnector;
  let speaker: Speaker;
  before(async () => {
    connector = await startConnector({ limits: NO_LIMITS });
    speaker = speakTo(connector.serviceUrl);
  });
  beforeEach(() => connector.reset());
  after(() => connector.close());

  it('keeps what it took in order, with its card, its place and its time', async () => {
    const attachments = [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { body: [{ text: 'é' }] } },
    ];
    const asked = Date.now();
    const posted = idIn(await speaker.post(CHAT, { attachments, summary: 'Contoso' }));
    const replied = idIn(await speaker.reply('19:x@thread.tacv2;messageid=7', 'inbound-1', { text: 'two' }));
    assert.equal(idIn(await speaker.update(CHAT, posted, { text: 'three' })), posted);
    assert.equal(briefly(await speaker.remove(CHAT, posted)), '200');
    const records = await connector.received();
    for (const { at } of records) assert.ok(Math.abs(at - asked) < 10_000, `${at}`);
    const common = {
      tenantId: 'contoso',
      bot: '28:bot',
      card: null,
      text: null,
      summary: null,
      answer: 'ok',
      telling: 'told',
      replyToId: null,
    };
    const inChat = { ...common, conversationId: CHAT, rootId: CHAT, activityId: posted };
    assert.deepEqual(
      records.map(({ at: _, ...record }) => record),
      [
        { ...inChat, number: 1, operation: 'post', card: '{"body":[{"text":"é"}]}', summary: 'Contoso' },
        {
          ...common,
          number: 2,
          operation: 'reply',
          conversationId: '19:x@thread.tacv2;messageid=7',
          rootId: '19:x@thread.tacv2',
          tenantId: '',
          activityId: replied,
          replyToId: 'inbound-1',
          text: 'two',
        },
        { ...inChat, number: 3, operation: 'update', text: 'three' },
        { ...inChat, number: 4, operation: 'delete', bot: '' },
      ],
    );
    assert.deepEqual(await connector.received(3), records.slice(3));
  });

  it('follows a script for its conversation alone, then answers as ever', async () => {
    await connector.script(CHAT, '429', 'reset-after', 'ok');
    assert.equal(briefly(await speaker.post('a:contoso:other')), '201');
    const heard = [];
    for (let at = 0; at < 4; at += 1) heard.push(briefly(await speaker.post(CHAT)));
    assert.deepEqual(heard, ['429 Throttled', 'ECONNRESET', '201', '201']);
    await connector.script('*', '503');
    assert.equal(briefly(await speaker.post('a:fabrikam:chat')), '503 ServiceUnavailable');
  });

  it('refuses a blocked conversation, whatever is done in it, until it is unblocked', async () => {
    const id = idIn(await speaker.post(CHAT));
    await connector.block(CHAT);
    for (const heard of [
      await speaker.post(`${CHAT};messageid=1`),
      await speaker.update(CHAT, id),
      await speaker.read(CHAT, 'members'),
    ])
      assert.equal(briefly(heard), '403 ConversationBlockedByUser');
    assert.equal(briefly(await speaker.post('a:contoso:other')), '201');
    await connector.unblock(CHAT);
    assert.equal(briefly(await speaker.post(CHAT)), '201');
    assert.equal((await connector.received()).length, 3);
  });

  it('can be down altogether', async () => {
    await connector.block('*', '503-retry-after');
    assert.equal(briefly(await speaker.post(CHAT)), '503 ServiceUnavailable after 1');
    await connector.unblock('*');
    assert.equal(briefly(await speaker.post(CHAT)), '201');
  });

  it('draws the same faults again for the same seed', async () => {
    const storm = async (seed: number) => {
      await connector.reset();
      await connector.configure({ faults: { seed, shares: { '429': 0.2, 'reset-after': 0.2, '502': 0.2 } } });
      const heard = [];
      for (let at = 0; at < 40; at += 1) heard.push(briefly(await speaker.post(CHAT)));
      return heard;
    };
    const first = await storm(3);
    assert.deepEqual(new Set(first), new Set(['201', '429 Throttled', 'ECONNRESET', '502 BadGateway']));
    assert.deepEqual(await storm(3), first);
    assert.notDeepEqual(await storm(4), first);
    await connector.configure({ faults: null });
    assert.equal(briefly(await speaker.post(CHAT)), '201');
  });

  it('never answers by chance what cannot be', async () => {
    await connector.configure({ faults: { seed: 1, shares: { '404-ActivityNotFoundInConversation': 1 } } });
    const id = idIn(await speaker.post(CHAT));
    assert.match(id, /^\d+$/);
    assert.equal(briefly(await speaker.update(CHAT, id)), '404 ActivityNotFoundInConversation');
  });

  it('outlives its clients, serves several at once, and forgets all when it is reset', async () => {
    const speakers = [1, 2, 3].map(() => speakTo(connector.serviceUrl));
    await Promise.all(speakers.flatMap((each, at) => [each.post(`a:contoso:${at}`), each.post(`a:fabrikam:${at}`)]));
    assert.equal((await connector.received()).length, 6);
    assert.equal((await connector.stats()).told, 6);
    await connector.block(CHAT);
    await connector.reset();
    const { requests, accepted, told } = await connector.stats();
    assert.deepEqual({ requests, accepted, told }, { requests: 0, accepted: 0, told: 0 });
    assert.deepEqual(await connector.received(), []);
    assert.equal(briefly(await speaker.post(CHAT)), '201');
  });

  it('refuses rules that make no sense', async () => {
    await assert.rejects(connector.script(CHAT, 'teapot' as AnswerKind), /teapot/);
    await assert.rejects(connector.configure({ faults: { seed: 1, shares: { '429': 2 } } }), /at most 1/);
  });
});
