import assert from 'node:assert/strict';
import type { TokenCredential } from '@azure/identity';
import { createAdapter } from '../../src/bot/adapter.ts';
import { createSender } from '../../src/bot/sender.ts';
import { TokenUnavailable } from '../../src/bot/token-unavailable.ts';
import { aLocalConfig, aLog, aTeamsConfig } from '../support/edge.ts';
import { type Scripted, type StubConnector, startStubConnector } from '../support/stub-connector.ts';

describe('the sender', () => {
  let connector: StubConnector;
  beforeEach(async () => {
    connector = await startStubConnector();
  });
  afterEach(() => connector.close());

  const aReference = (changes: Record<string, unknown> = {}) => ({
    activityId: 'what-was-said',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    conversation: { id: 'a:personal;messageid=1', conversationType: 'personal' },
    bot: { id: '28:bot', name: 'Switchover' },
    user: { id: '29:person', name: 'Adele' },
    ...changes,
  });
  const aSender = (connectorTimeoutMs = 2000) => {
    const log = aLog();
    const adapter = createAdapter(aLocalConfig(), log, { connectorTimeoutMs });
    return { sender: createSender(adapter, log, Date.now), log };
  };
  const card = { type: 'message', summary: 'Contoso', attachments: [{ contentType: 'x', content: { body: [] } }] };

  it('posts into the conversation, answering nothing', async () => {
    const outcome = await aSender().sender.post(aReference(), card);
    assert.deepEqual(outcome, { kind: 'sent', activityId: 'activity-1' });
    const [request] = connector.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.conversationId, 'a:personal;messageid=1');
    assert.equal(request?.activityId, null);
    assert.equal(request?.body['summary'], 'Contoso');
    assert.deepEqual(request?.body['attachments'], card.attachments);
    assert.deepEqual(request?.body['from'], { id: '28:bot', name: 'Switchover' });
    assert.equal(request?.body['replyToId'], undefined);
  });

  it('changes neither the card nor the reference it is given', async () => {
    const reference = aReference();
    const before = structuredClone({ reference, card });
    await aSender().sender.post(reference, card);
    assert.deepEqual({ reference, card }, before);
  });

  it('updates an activity, and says when it is gone', async () => {
    const { sender } = aSender();
    await sender.post(aReference(), card);
    const outcome = await sender.update(aReference(), 'activity-1', { ...card, summary: 'Fabrikam' });
    assert.deepEqual(outcome, { kind: 'sent', activityId: 'activity-1' });
    assert.equal(connector.activities.length, 1);
    assert.equal(connector.activities[0]?.activity['summary'], 'Fabrikam');
    assert.deepEqual(await sender.update(aReference(), 'activity-9', card), {
      kind: 'gone',
      reason: '404 ActivityNotFoundInConversation',
    });
  });

  const answers: [string, Scripted, object][] = [
    [
      'a limit',
      { kind: 'status', status: 429, code: 'Throttled', headers: { 'retry-after': '3' } },
      { kind: 'retry', afterMs: 3000, ambiguous: false, throttled: true, reason: '429 Throttled' },
    ],
    [
      'an outage after the post was taken',
      { kind: 'status', status: 504, code: 'GatewayTimeout', recorded: true },
      { kind: 'retry', afterMs: null, ambiguous: true, reason: '504 GatewayTimeout' },
    ],
    [
      'a reset',
      { kind: 'reset', recorded: false },
      { kind: 'retry', afterMs: null, ambiguous: true, reason: 'ECONNRESET' },
    ],
    [
      'a person who has blocked the bot',
      { kind: 'status', status: 403, code: 'ConversationBlockedByUser' },
      { kind: 'unreachable', reason: '403 ConversationBlockedByUser' },
    ],
    [
      'a conversation that is not there',
      { kind: 'status', status: 404, code: 'ConversationNotFound' },
      { kind: 'missing-conversation', reason: '404 ConversationNotFound' },
    ],
    [
      'a card that is too big',
      { kind: 'status', status: 413, code: 'MessageSizeTooBig' },
      { kind: 'rejected', reason: '413 MessageSizeTooBig' },
    ],
    ['an answer that cannot be read', { kind: 'body', text: '{"id":' }, { kind: 'sent', activityId: '' }],
  ];
  for (const [what, script, expected] of answers) {
    it(`reports ${what} after one request`, async () => {
      connector.script(script);
      assert.deepEqual(await aSender().sender.post(aReference(), card), expected);
      assert.equal(connector.requests.length, 1);
    });
  }

  it('reports an answer that does not come in time as ambiguous', async () => {
    const release = Promise.withResolvers<void>();
    connector.script({ kind: 'slow', release: release.promise });
    const outcome = await aSender(50).sender.post(aReference(), card);
    assert.deepEqual(outcome, { kind: 'retry', afterMs: null, ambiguous: true, reason: 'timeout' });
    release.resolve();
  });

  it('reports a connector that is not there as certainly not sent', async () => {
    await connector.close();
    const outcome = await aSender().sender.post(aReference(), card);
    assert.deepEqual(outcome, { kind: 'retry', afterMs: null, ambiguous: false, reason: 'ECONNREFUSED' });
  });

  const chatToBe = () =>
    aReference({ conversation: { conversationType: 'personal', tenantId: 'contoso' }, activityId: undefined });

  it('creates the chat with a person, in their tenant', async () => {
    const outcome = await aSender().sender.create(chatToBe());
    assert.deepEqual(outcome, { kind: 'created', conversationId: 'conversation-1' });
    const [request] = connector.requests;
    assert.deepEqual([request?.method, request?.conversationId], ['POST', null]);
    const { bot, members, tenantId, channelData, isGroup } = request?.body ?? {};
    assert.deepEqual(bot, { id: '28:bot', name: 'Switchover' });
    assert.deepEqual(members, [{ id: '29:person', name: 'Adele' }]);
    assert.deepEqual([tenantId, channelData, isGroup], ['contoso', { tenant: { id: 'contoso' } }, false]);
  });

  it('creates no chat with nobody, nowhere, or without a bot', async () => {
    const { sender } = aSender();
    for (const missing of ['serviceUrl', 'bot', 'user', 'conversation']) {
      const outcome = await sender.create({ ...chatToBe(), [missing]: undefined });
      assert.deepEqual(outcome, { kind: 'rejected', reason: 'incomplete reference' });
    }
    assert.equal(connector.requests.length, 0);
  });

  it('reports what a chat could not be created for', async () => {
    connector.script(
      { kind: 'status', status: 403, code: 'ForbiddenOperationException' },
      { kind: 'body', text: '{"id":' },
      { kind: 'reset', recorded: false },
    );
    const { sender } = aSender();
    assert.deepEqual(await sender.create(chatToBe()), {
      kind: 'unreachable',
      reason: '403 ForbiddenOperationException',
    });
    const again = { kind: 'retry', afterMs: null, ambiguous: false, reason: 'unreadable answer' };
    assert.deepEqual(await sender.create(chatToBe()), again);
    const reset = { kind: 'retry', afterMs: null, ambiguous: true, reason: 'ECONNRESET' };
    assert.deepEqual(await sender.create(chatToBe()), reset);
  });

  it('has credentials until they are refused, and again once something was sent', async () => {
    const { sender } = aSender();
    assert.equal(await sender.hasCredentials(), true);
    connector.script({ kind: 'status', status: 401 });
    await sender.post(aReference(), card);
    assert.equal(await sender.hasCredentials(), false);
    connector.script({ kind: 'status', status: 403 });
    await sender.post(aReference(), card);
    assert.equal(await sender.hasCredentials(), false, 'a refusal for another reason tells nothing');
    await sender.post(aReference(), card);
    assert.equal(await sender.hasCredentials(), true);
  });

  it('has credentials again once a token can be had, asked for now and then', async () => {
    let now = 0;
    let asked = 0;
    let isBack = false;
    const adapter = {
      connector: async () => {
        throw new TokenUnavailable({ statusCode: 401 });
      },
      checkToken: async () => {
        asked += 1;
        if (!isBack) throw new TokenUnavailable({ statusCode: 401 });
      },
    };
    const sender = createSender(adapter, aLog(), () => now);
    await sender.post(aReference(), card);
    assert.deepEqual([await sender.hasCredentials(), asked], [false, 0]);
    now += 30_000;
    assert.deepEqual([await sender.hasCredentials(), asked], [false, 1]);
    isBack = true;
    assert.deepEqual([await sender.hasCredentials(), asked], [false, 1]);
    now += 30_000;
    assert.deepEqual([await sender.hasCredentials(), asked], [true, 2]);
  });

  it('says loudly that the credentials are refused', async () => {
    connector.script({ kind: 'status', status: 401, code: 'Unauthorized' });
    const { sender, log } = aSender();
    assert.deepEqual(await sender.post(aReference(), card), { kind: 'unauthorised', reason: '401 Unauthorized' });
    assert.deepEqual(
      log.lines.map((line) => line.level),
      ['error'],
    );
  });

  it('never contacts a service URL outside the allow list', async () => {
    const token: TokenCredential = { getToken: () => assert.fail('a token was asked for') };
    const log = aLog();
    const adapter = createAdapter(aTeamsConfig(), log, { credential: token });
    const outcome = await createSender(adapter, log, Date.now).post(aReference(), card);
    assert.deepEqual(outcome, { kind: 'rejected', reason: 'service URL not allowed' });
    assert.equal(connector.requests.length, 0);
  });

  it('rejects a reference without a service URL or a conversation', async () => {
    const { sender } = aSender();
    for (const reference of [{}, aReference({ serviceUrl: undefined }), aReference({ conversation: undefined })]) {
      assert.deepEqual(await sender.post(reference, card), { kind: 'rejected', reason: 'incomplete reference' });
    }
  });

  it('writes nothing into the log that a person wrote', async () => {
    connector.script({ kind: 'status', status: 400, code: 'BadSyntax' });
    const { sender, log } = aSender();
    await sender.post(aReference(), card);
    assert.equal(log.lines.length, 1);
    assert.doesNotMatch(JSON.stringify(log.lines), /Contoso|Adele/);
  });
});
