import assert from 'node:assert/strict';
import type { Store } from '../src/service/store.ts';
import { isDatabaseAway, openStore } from '../src/storage/open-store.ts';
import { startBot, type TestBot } from './support/a-bot.ts';
import { type BotProcess, startBotProcess } from './support/bot-process.ts';
import { textsOf } from './support/cards.ts';
import { freePorts } from './support/ports.ts';
import { startServer } from './support/postgres.ts';
import { until } from './support/until.ts';

type Ready = { ready: boolean; problems: string[] };

const readiness = async (port: number): Promise<Ready> =>
  (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()) as Ready;

describe('a database that is away', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let bot: BotProcess | TestBot | null;
  let store: Store | null;

  before(async function () {
    this.timeout(60_000);
    server = await startServer();
  });
  after(() => server.stop());
  beforeEach(() => {
    bot = null;
    store = null;
  });
  afterEach(async () => {
    await store?.close();
    if (bot !== null) await ('kill' in bot ? bot.kill() : bot.close());
  });

  it('at the start is waited for, and the bot says what it waits for', async () => {
    await server.pause();
    const [port] = (await freePorts(1)) as [number];
    const started = await startBotProcess(port, server.urlOf('postgres'), 0);
    bot = started;
    assert.deepEqual(await readiness(port), { ready: false, problems: ['The database cannot be reached yet.'] });
    const activity = { type: 'message', conversation: { id: 'a' }, serviceUrl: 'http://127.0.0.1/' };
    const early = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      body: JSON.stringify(activity),
    });
    assert.equal(early.status, 503);
    await until(
      () => started.output(),
      (output) => output.includes('the database cannot be reached: looking again'),
    );
    await server.begin();
    const { problems } = await until(
      () => readiness(port),
      ({ ready }) => ready,
    );
    assert.deepEqual(problems, []);
    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    for (const name of ['reminders_sent_total 0', 'reminders_due 0', 'reminders_waiting 0', 'tenants_paused 0']) {
      assert.ok(figures.includes(`\nswitchover_${name}\n`), figures);
    }
    assert.ok(figures.includes('switchover_reminders_late_seconds_bucket'));
    assert.equal(await started.stop(), 0);
  }).timeout(60_000);

  it('at the start does not keep the bot from being stopped', async () => {
    await server.pause();
    const [port] = (await freePorts(1)) as [number];
    const started = await startBotProcess(port, server.urlOf('postgres'), 0);
    bot = started;
    assert.equal(await started.stop(), 0);
    await server.begin();
  }).timeout(60_000);

  it('costs a clear answer while it is, and nothing afterwards', async () => {
    const playing = await startBot('2026-11-21T10:00:00Z', server.urlOf('postgres'));
    bot = playing;
    await playing.say('help');
    await server.pause();
    const [answer] = await playing.say('help');
    assert.ok(
      textsOf(answer).some((text) => /try again/i.test(text)),
      textsOf(answer).join('|'),
    );
    await assert.rejects(playing.remind());
    await server.begin();
    await until(
      () =>
        playing.store.ping().then(
          () => true,
          () => false,
        ),
      (isThere) => isThere,
    );
    const [again] = await playing.say('help');
    assert.ok(!textsOf(again).some((text) => /try again/i.test(text)));
    await playing.remind();
  }).timeout(60_000);

  it('is told from one that will not have us, or does not exist', async () => {
    const failureOf = (url: string) =>
      openStore(url).then(
        () => assert.fail('it was opened'),
        (error: unknown) => error,
      );
    const url = server.urlOf('postgres');
    assert.equal(isDatabaseAway(await failureOf('postgres://nobody@127.0.0.1:1/none')), true);
    assert.equal(isDatabaseAway(await failureOf(url.replace('postgres:postgres@', 'postgres:wrong@'))), false);
    assert.equal(isDatabaseAway(await failureOf(`${url}_other`)), false);
    assert.equal(isDatabaseAway(await failureOf('mysql://nowhere')), false);
    assert.equal(isDatabaseAway(new TypeError('ours')), false);
  });
});
