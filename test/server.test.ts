import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { createServer, type ReceivedActivity, type Server, type ServerParts } from '../src/server.ts';
import { aLog, aMessage } from './support/edge.ts';

const activity = aMessage('http://127.0.0.1/');

describe('the server', () => {
  let server: Server;
  let base: string;
  let received: ReceivedActivity[];
  let parts: ServerParts;

  beforeEach(async () => {
    received = [];
    parts = {
      onActivity: async (each) => {
        received.push(each);
        return { status: 200 };
      },
      readiness: async () => ({ ready: true, problems: [] }),
      metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'reminders_sent 3\n' }),
      log: aLog(),
    };
    server = createServer({
      onActivity: (each) => parts.onActivity(each),
      readiness: () => parts.readiness(),
      metrics: () => parts.metrics(),
      log: parts.log,
    });
    const { port } = await server.listen('127.0.0.1', 0);
    base = `http://127.0.0.1:${port}`;
  });
  afterEach(() => server.close());

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${base}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error;

  it('hands an activity on with its authorization, and answers what comes back', async () => {
    parts.onActivity = async (each) => {
      received.push(each);
      return { status: 200, body: { statusCode: 200, value: 'Zażółć 迁移' } };
    };
    const response = await post(JSON.stringify(activity), { authorization: 'Bearer x' });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { statusCode: 200, value: 'Zażółć 迁移' });
    assert.deepEqual(received, [{ authorization: 'Bearer x', activity }]);
  });

  it('answers without a body when there is none', async () => {
    parts.onActivity = async () => ({ status: 401 });
    const response = await post(JSON.stringify(activity));
    assert.equal(response.status, 401);
    assert.equal(await response.text(), '');
    assert.equal(response.headers.get('server'), 'switchover');
  });

  const { type: _type, ...typeless } = activity;
  const { conversation: _conversation, ...homeless } = activity;
  const { serviceUrl: _serviceUrl, ...mute } = activity;
  const noActivities: [string, string, RegExp][] = [
    ['nothing', '', /not JSON/],
    ['no JSON', '{"type":', /not JSON/],
    ['null', 'null', /not an activity/],
    ['a list', '[]', /not an activity/],
    ['a number', '42', /not an activity/],
    ['an object without a type', JSON.stringify(typeless), /no type/],
    ['a type that is no text', JSON.stringify({ ...activity, type: 7 }), /no type/],
    ['no conversation', JSON.stringify(homeless), /no conversation/],
    ['a conversation of null', JSON.stringify({ ...activity, conversation: null }), /no conversation/],
    ['no service URL', JSON.stringify(mute), /no serviceUrl/],
  ];
  for (const [what, body, expected] of noActivities) {
    it(`answers 400 to ${what}`, async () => {
      const response = await post(body);
      assert.equal(response.status, 400);
      assert.match(await errorOf(response), expected);
      assert.equal(received.length, 0);
    });
  }

  it('takes a long activity and answers 413 to one that is too long', async () => {
    const filled = (bytes: number) => JSON.stringify({ ...activity, text: 'x'.repeat(bytes) });
    assert.equal((await post(filled(299 * 1024))).status, 200);
    const response = await post(filled(300 * 1024));
    assert.equal(response.status, 413);
    assert.match(await errorOf(response), /300 KB/);
    assert.equal(received.length, 1);
  });

  it('answers 415 to a compressed body, which could grow without limit', async () => {
    const response = await post(new Uint8Array([31, 139, 8]), { 'content-encoding': 'gzip' });
    assert.equal(response.status, 415);
  });

  it('answers 404 and 405 in words of its own, whatever is accepted', async () => {
    for (const accept of ['application/json', 'text/html', 'image/png']) {
      const missing = await fetch(`${base}/api/nothing`, { headers: { accept } });
      assert.equal(missing.status, 404);
      assert.deepEqual(await missing.json(), { error: 'There is nothing at this address.' });
      const method = await fetch(`${base}/api/messages`, { method: 'DELETE', headers: { accept } });
      assert.equal(method.status, 405);
      assert.deepEqual(await method.json(), { error: 'This address does not take that method.' });
    }
    assert.equal((await fetch(`${base}/%E0%A4%A`)).status, 404);
  });

  it('tells nothing about an error of ours', async () => {
    parts.onActivity = async () => {
      throw new Error('customer Contoso at /srv/secret.ts');
    };
    const response = await post(JSON.stringify(activity));
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { error: 'This could not be done; try again later.' });
    assert.equal((await fetch(`${base}/healthz`)).status, 200);
  });

  it('lives on /healthz and says on /readyz what is missing', async () => {
    assert.equal((await fetch(`${base}/healthz`)).status, 200);
    const ready = await fetch(`${base}/readyz`);
    assert.equal(ready.status, 200);
    assert.deepEqual(await ready.json(), { ready: true, problems: [] });

    parts.readiness = async () => ({ ready: false, problems: ['The database does not answer.'] });
    const unready = await fetch(`${base}/readyz`);
    assert.equal(unready.status, 503);
    assert.deepEqual(await unready.json(), { ready: false, problems: ['The database does not answer.'] });

    parts.readiness = async () => {
      throw new Error('postgres://bot:pw@db refused');
    };
    const unknown = await fetch(`${base}/readyz`);
    assert.equal(unknown.status, 503);
    assert.doesNotMatch(await unknown.text(), /postgres/);
  });

  it('shows its figures on /metrics as text, and nothing of why there are none', async () => {
    const figures = await fetch(`${base}/metrics`);
    assert.deepEqual([figures.status, figures.headers.get('content-type')], [200, 'text/plain; version=0.0.4']);
    assert.equal(await figures.text(), 'reminders_sent 3\n');
    parts.metrics = async () => {
      throw new Error('postgres://bot:pw@db refused');
    };
    const none = await fetch(`${base}/metrics`);
    assert.equal(none.status, 500);
    assert.doesNotMatch(await none.text(), /postgres/);
  });

  it('names PORT when it is taken', async () => {
    const { port } = new URL(base);
    const second = createServer(parts);
    await assert.rejects(second.listen('127.0.0.1', Number(port)), new RegExp(`^Error: PORT ${port} is in use`));
  });

  it('closes although a client keeps its connection open', async () => {
    const { port } = new URL(base);
    const socket = connect(Number(port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => {
      socket.once('data', resolve);
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
    });
    await server.close();
    await ended;
    await assert.rejects(fetch(`${base}/healthz`));
  });

  it('lets a request finish that is under way when it closes, and then lets its connection go', async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    parts.onActivity = async () => {
      arrived.resolve();
      await release.promise;
      return { status: 200 };
    };
    const status = new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${base}/api/messages`, { method: 'POST', headers: { connection: 'keep-alive' } });
      sent.once('error', reject).once('response', (response) => resolve(response.resume().statusCode));
      sent.end(JSON.stringify(activity));
    });
    await arrived.promise;
    const closed = server.close();
    release.resolve();
    assert.equal(await status, 200);
    await closed;
  });
});
