import assert from 'node:assert/strict';
import type { ConnectorClient } from 'botframework-connector';
import { createAdapter } from '../../src/bot/adapter.ts';
import { withoutRetries } from '../../src/bot/connector-client.ts';
import { ServiceUrlRefused } from '../../src/bot/service-url.ts';
import { aLocalConfig, aLog, aMessage } from '../support/edge.ts';
import { type Scripted, type StubConnector, startStubConnector } from '../support/stub-connector.ts';

const failures: [string, Scripted][] = [
  ...[500, 502, 503, 504, 412, 429].map((status): [string, Scripted] => [`${status}`, { kind: 'status', status }]),
  ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
  ['503 with Retry-After', { kind: 'status', status: 503, headers: { 'retry-after': '1' } }],
  ['a redirect', { kind: 'status', status: 307, headers: { location: '/v3/conversations/a/activities' } }],
  ['a reset', { kind: 'reset', recorded: true }],
];

describe('a connector client', () => {
  let connector: StubConnector;
  beforeEach(async () => {
    connector = await startStubConnector();
  });
  afterEach(() => connector.close());

  for (const [what, failure] of failures) {
    it(`sends once, in a turn and by itself, when it gets ${what}`, async () => {
      const adapter = createAdapter(aLocalConfig(), aLog());
      connector.script(failure);
      const inbound = { authorization: '', activity: aMessage(connector.serviceUrl) };
      const answer = await adapter.process(inbound, async (context) => void (await context.sendActivity('hi')));
      assert.equal(answer.status, 500);
      assert.equal(connector.requests.length, 1);

      connector.script(failure);
      const client = await adapter.connector(connector.serviceUrl);
      await assert.rejects(client.conversations.sendToConversation('a', { type: 'message', text: 'hi' }));
      assert.equal(connector.requests.length, 2);
    });
  }

  it('gives up on an answer that does not come in time', async () => {
    const release = Promise.withResolvers<void>();
    connector.script({ kind: 'slow', release: release.promise });
    const adapter = createAdapter(aLocalConfig(), aLog(), { connectorTimeoutMs: 50 });
    const client = await adapter.connector(connector.serviceUrl);
    await assert.rejects(client.conversations.sendToConversation('a', { type: 'message' }), { name: 'AbortError' });
    release.resolve();
    assert.equal(connector.requests.length, 1);
  });

  it('is not made for a service URL outside the allow list', async () => {
    const adapter = createAdapter(aLocalConfig(), aLog());
    await assert.rejects(adapter.connector('https://evil.example/'), ServiceUrlRefused);
  });

  it('cannot lose its retries when the SDK names them otherwise', () => {
    const renamed = { client: { pipeline: { removePolicy: () => [] } } } as unknown as ConnectorClient;
    assert.throws(() => withoutRetries(renamed), /no defaultRetryPolicy/);
  });
});
