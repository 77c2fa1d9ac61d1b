import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenCredential } from '@azure/identity';
import { EmulatorValidation } from 'botframework-connector';
import sinon from 'sinon';
import { createAdapter, type TurnLogic } from '../../src/bot/adapter.ts';
import { type StubIdentity, startStubIdentity } from '../support/channel-identity.ts';
import { APP_ID, aLocalConfig, aLog, aMessage, aTeamsConfig } from '../support/edge.ts';
import { type StubConnector, startStubConnector } from '../support/stub-connector.ts';

const TEAMS = 'https://smba.trafficmanager.net/emea/';
const noToken: TokenCredential = {
  getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

describe('the adapter, with credentials', () => {
  let stub: StubIdentity;
  /** The SDK writes to the console when a token is bad. */
  let quiet: sinon.SinonStub;
  before(async () => {
    stub = await startStubIdentity();
    quiet = sinon.stub(console, 'error');
  });
  after(async () => {
    quiet.restore();
    await stub.close();
  });

  const claims = { aud: APP_ID, serviceurl: TEAMS };

  async function process(authorization: string, activity = aMessage(TEAMS), identity = stub.identity) {
    const turns: unknown[] = [];
    const log = aLog();
    const adapter = createAdapter(aTeamsConfig(), log, { identity, credential: noToken });
    const answer = await adapter.process(
      { authorization, activity },
      async (context) => void turns.push(context.activity.text),
    );
    return { answer, turns, log };
  }

  it('runs a turn for a token of Teams for this bot', async () => {
    const { answer, turns } = await process(stub.authorization(claims));
    assert.deepEqual(answer, { status: 200 });
    assert.deepEqual(turns, ['hello']);
  });

  const refused: [string, () => string][] = [
    ['no token', () => ''],
    ['a token that is none', () => 'Bearer nonsense'],
    ['a token of three words that is none', () => 'Bearer a.b.c'],
    ['another scheme', () => stub.authorization(claims).replace('Bearer', 'Basic')],
    ['another audience', () => stub.authorization({ ...claims, aud: '99999999-9999-4999-8999-999999999999' })],
    ['another issuer', () => stub.authorization({ ...claims, iss: 'https://sts.windows.net/x/' })],
    [
      'another service URL',
      () => stub.authorization({ ...claims, serviceurl: 'https://smba.trafficmanager.net/amer/' }),
    ],
    ['a bad signature', () => stub.authorization(claims, { foreignKey: true })],
    ['an expired token', () => stub.authorization({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 })],
  ];
  for (const [what, authorization] of refused) {
    it(`answers 401 without a text to ${what}`, async () => {
      const { answer, turns } = await process(authorization());
      assert.deepEqual(answer, { status: 401 });
      assert.equal(turns.length, 0);
    });
  }

  it('keeps nothing of a token that was not checked', async () => {
    const issuers = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters.issuer;
    const before = [...(issuers ?? [])];
    await process(stub.authorization({ ...claims, tid: 'a-tenant-made-up', iss: 'https://sts.windows.net/other/' }));
    assert.deepEqual(issuers, before);
  });

  it('answers 401 to another channel than Teams', async () => {
    for (const channelId of ['emulator', 'AseChannel', 'webchat', undefined]) {
      const { answer } = await process(stub.authorization(claims), aMessage(TEAMS, { channelId }));
      assert.deepEqual(answer, { status: 401 });
    }
  });

  it('answers 503 without a text when the keys of Teams cannot be reached', async () => {
    const closed = await startStubIdentity();
    await closed.close();
    const { answer, turns } = await process(closed.authorization(claims), aMessage(TEAMS), closed.identity);
    assert.deepEqual(answer, { status: 503 });
    assert.equal(turns.length, 0);
  });

  it('answers 503 when the metadata is answered with an error, or with something else', async () => {
    for (const [status, body] of [
      [500, ''],
      [200, '<html>'],
    ] as const) {
      const server = createServer((_, response) => {
        response.statusCode = status;
        response.end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const openIdMetadataUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const { answer } = await process(stub.authorization(claims), aMessage(TEAMS), {
        ...stub.identity,
        openIdMetadataUrl,
      });
      server.close();
      assert.deepEqual(answer, { status: 503 });
    }
  });

  it('answers 403 to a tenant that is not allowed, or none', async () => {
    const elsewhere = { id: 'a:x', tenantId: '44444444-4444-4444-8444-444444444444' };
    for (const [conversation, channelData] of [
      [elsewhere, undefined],
      [{ id: 'a:x' }, undefined],
      [{ id: 'a:x' }, { tenant: { id: elsewhere.tenantId } }],
    ]) {
      const { answer, turns } = await process(
        stub.authorization(claims),
        aMessage(TEAMS, { conversation, channelData }),
      );
      assert.deepEqual(answer, { status: 403 });
      assert.equal(turns.length, 0);
    }
  });

  it('answers 403 to a service URL that is not allowed, although the token names it', async () => {
    const evil = 'https://evil.example/';
    const { answer } = await process(stub.authorization({ ...claims, serviceurl: evil }), aMessage(evil));
    assert.deepEqual(answer, { status: 403 });
  });
});

describe('the adapter, in local mode', () => {
  let connector: StubConnector;
  beforeEach(async () => {
    connector = await startStubConnector();
  });
  afterEach(() => connector.close());

  async function process(logic: TurnLogic, changes: Record<string, unknown> = {}) {
    const log = aLog();
    const adapter = createAdapter(aLocalConfig(), log);
    const answer = await adapter.process(
      { authorization: '', activity: aMessage(connector.serviceUrl, changes) },
      logic,
    );
    return { answer, log };
  }

  it('sends what a turn answers through the connector, unsigned', async () => {
    const { answer } = await process(async (context) => void (await context.sendActivity('hi')));
    assert.deepEqual(answer, { status: 200 });
    assert.equal(connector.activities[0]?.activity['text'], 'hi');
    assert.equal(connector.requests[0]?.authorization, null);
  });

  it('answers an invoke with what the turn says', async () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'done' };
    const { answer } = await process(
      async (context) => void (await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })),
      { type: 'invoke', name: 'adaptiveCard/action', value: {} },
    );
    assert.deepEqual(answer, { status: 200, body });
  });

  for (const value of [undefined, null, '', 'text', 0, [], {}, { action: null }]) {
    it(`leaves an invoke with the value ${JSON.stringify(value)} to the turn`, async () => {
      const seen: unknown[] = [];
      const { answer, log } = await process(
        async (context) => {
          seen.push(context.activity.value);
          await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
        },
        { type: 'invoke', name: 'adaptiveCard/action', value },
      );
      assert.deepEqual(seen, [value]);
      assert.equal(answer.status, 200);
      assert.deepEqual(log.lines, []);
    });
  }

  it('answers 500 without a text when a turn throws, and logs no message of an error', async () => {
    const { answer, log } = await process(async () => {
      throw new TypeError('Contoso is not iterable');
    });
    assert.deepEqual(answer, { status: 500 });
    assert.equal(log.lines[0]?.level, 'error');
    assert.equal(log.lines[0]?.fields['error'], 'TypeError');
    const at = log.lines[0]?.fields['at'] as string[];
    assert.match(at[0] ?? '', /adapter\.test\.ts/);
    assert.doesNotMatch(JSON.stringify(log.lines), /Contoso|hello/);
  });

  it('answers 200 when a turn throws that has answered, so that Teams does not send it again', async () => {
    const { answer, log } = await process(async (context) => {
      await context.sendActivity('hi');
      throw new Error('afterwards');
    });
    assert.deepEqual(answer, { status: 200 });
    assert.equal(log.lines.length, 1);
  });

  it('keeps the answer of an invoke whose turn throws afterwards', async () => {
    const { answer } = await process(
      async (context) => {
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { value: 1 } } });
        throw new Error('afterwards');
      },
      { type: 'invoke', name: 'adaptiveCard/action', value: {} },
    );
    assert.deepEqual(answer, { status: 200, body: { value: 1 } });
  });

  it('takes dates that are none for missing', async () => {
    const seen: unknown[] = [];
    await process(async ({ activity }) => void seen.push(activity.timestamp, activity.localTimestamp), {
      timestamp: '2026-11-21T10:00:00Z',
      localTimestamp: 'soon',
    });
    assert.deepEqual(seen, [new Date('2026-11-21T10:00:00Z'), undefined]);
  });

  it('answers 403 to a service URL off this machine', async () => {
    const { answer } = await process(async () => {}, { serviceUrl: TEAMS });
    assert.deepEqual(answer, { status: 403 });
  });
});
