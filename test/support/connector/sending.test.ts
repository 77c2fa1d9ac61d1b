import assert from 'node:assert/strict';
import { createAdapter } from '../../../src/bot/adapter.ts';
import { createSender } from '../../../src/bot/sender.ts';
import { aLocalConfig, aLog } from '../edge.ts';
import { until } from '../until.ts';
import { startConnector, type TestConnector } from './a-connector.ts';
import { ANSWER_KINDS, type AnswerKind, endingOf } from './answers.ts';
import { personalChat } from './conversation-ids.ts';

describe('the bot against the connector of a test', () => {
  let connector: TestConnector;
  before(async () => {
    connector = await startConnector({ slowMs: 30 });
  });
  beforeEach(() => connector.reset());
  after(() => connector.close());

  const CHAT = 'a:contoso:chat';
  const card = { type: 'message', attachments: [{ contentType: 'x', content: { body: [] } }] };
  const aReference = () => ({
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id: CHAT, conversationType: 'personal', tenantId: 'contoso' },
    bot: { id: '28:bot' },
  });
  const anAdapter = (connectorTimeoutMs = 2000) => createAdapter(aLocalConfig(), aLog(), { connectorTimeoutMs });
  const aSender = (connectorTimeoutMs?: number) => createSender(anAdapter(connectorTimeoutMs), aLog(), Date.now);

  const EXPECTED: Record<AnswerKind, string> = {
    ok: 'sent',
    slow: 'sent',
    '400': 'rejected',
    '401': 'unauthorised',
    '403-BotNotInConversationRoster': 'unreachable',
    '403-ConversationBlockedByUser': 'unreachable',
    '403-BotDisabledByAdmin': 'unreachable',
    '403-ForbiddenOperationException': 'unreachable',
    '403-MessageWritesBlocked': 'unreachable',
    '403-unknown': 'unreachable',
    '404-ConversationNotFound': 'missing-conversation',
    '404-ActivityNotFoundInConversation': 'gone',
    '404-MemberNotFoundInConversation': 'missing-conversation',
    '412': 'retry',
    '413': 'rejected',
    '429': 'retry',
    '429-retry-after': 'retry after 1000',
    '500': 'rejected',
    '500-after': 'rejected',
    '502': 'retry, ambiguous',
    '502-after': 'retry, ambiguous',
    '503': 'retry, ambiguous',
    '503-retry-after': 'retry after 1000, ambiguous',
    '503-after': 'retry, ambiguous',
    '504': 'retry, ambiguous',
    '504-after': 'retry, ambiguous',
    'reset-before': 'retry, ambiguous',
    'reset-after': 'retry, ambiguous',
    'silent-before': 'retry, ambiguous',
    'silent-after': 'retry, ambiguous',
  };
  for (const kind of ANSWER_KINDS)
    it(`has its post ${EXPECTED[kind]} when the answer is ${kind}`, async () => {
      await connector.script(CHAT, kind);
      const outcome = await aSender(endingOf(kind).by === 'silence' ? 100 : 2000).post(aReference(), card);
      const isRetry = outcome.kind === 'retry';
      const wait = isRetry && outcome.afterMs !== null ? ` after ${outcome.afterMs}` : '';
      assert.equal(`${outcome.kind}${wait}${isRetry && outcome.ambiguous ? ', ambiguous' : ''}`, EXPECTED[kind]);
      await until(connector.stats, ({ requests }) => requests === 1);
    });

  it('posts and updates a card', async () => {
    const sender = aSender();
    const posted = await sender.post(aReference(), card);
    const [record] = await connector.received();
    assert.deepEqual(posted, { kind: 'sent', activityId: record?.activityId });
    assert.equal(record?.card, '{"body":[]}');
    assert.equal(record?.tenantId, 'contoso');
    assert.deepEqual(await sender.update(aReference(), String(record?.activityId), card), posted);
  });

  it('creates chats and reads members', async () => {
    const { conversations } = await anAdapter().connector(connector.serviceUrl);
    const parameters = { isGroup: false, bot: { id: '28:bot', name: '' }, tenantId: 'contoso', channelData: {} };
    const adele = { id: '29:adele', name: 'Adele' };
    const created = await conversations.createConversation({
      ...parameters,
      members: [adele],
      activity: { type: 'message', text: 'hello' } as never,
    });
    assert.equal(created.id, personalChat('contoso', '29:adele'));
    assert.equal(created.activityId, (await connector.received())[0]?.activityId);
    const members = await conversations.getConversationMembers(created.id);
    assert.deepEqual(
      members.map(({ id }) => id),
      ['29:adele'],
    );
    assert.equal((await conversations.getConversationMember(created.id, '29:adele')).id, '29:adele');
    const paged = await conversations.getConversationPagedMembers(created.id, { pageSize: 50, continuationToken: '0' });
    assert.deepEqual(
      paged.members.map(({ id }) => id),
      ['29:adele'],
    );
  });

  it('is told of no violation while it keeps to the limits, and of one when it does not', async () => {
    await connector.configure({ clock: { scale: 0 } });
    const sender = aSender();
    for (let at = 0; at < 7; at += 1) assert.equal((await sender.post(aReference(), card)).kind, 'sent');
    assert.equal((await connector.stats()).violations, 0);
    const above = await sender.post(aReference(), card);
    assert.deepEqual(above, {
      kind: 'retry',
      afterMs: 1000,
      ambiguous: false,
      throttled: true,
      reason: '429 Throttled',
    });
    assert.equal((await connector.stats()).violations, 1);
  });
});
