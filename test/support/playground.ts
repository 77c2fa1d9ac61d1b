import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { answers } from '../../scripts/dev/answers.ts';
import { startPlayground } from '../../scripts/dev/playground.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { type Chat, chatOn } from './chat.ts';
import { launchChromium } from './chromium.ts';
import { freePorts } from './ports.ts';

/** The zone that the Playground tells of its person. */
const ZONE = 'Europe/Warsaw';

/** A person's chat with a bot of its own, on a database of its own. */
export type Scene = {
  chat: Chat;
  bot(): BotProcess;
  /** Starts the bot again on the same database, at an instant if one is given, else with its clock running on. */
  startAgain(at?: string): Promise<void>;
  /** Opens the page anew: the Playground forgets what was said and installs the bot again. */
  reload(): Promise<void>;
  end(): Promise<void>;
};

export type Playground = {
  /** Opens a chat with a bot that has just been installed, its clock at that instant. */
  play(at: string, options?: BrowserContextOptions): Promise<Scene>;
  end(): Promise<void>;
};

const offsetTo = (at: string): number => Date.parse(at) - Date.now();

const playIn =
  (browser: Browser, url: string, port: number): Playground['play'] =>
  async (at, options = {}) => {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'switchover-'));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const database = `file:${join(folder, 'bot.db')}`;
    let offset = offsetTo(at);
    let bot = await startBotProcess(port, database, offset);
    stack.defer(() => bot.kill());
    const context = await browser.newContext({
      viewport: { width: 1280, height: 1400 },
      locale: 'en-US',
      timezoneId: ZONE,
      ...options,
    });
    stack.defer(() => context.close());
    // Its fonts come from another machine: it looks the same everywhere, and needs no network.
    await context.route(
      ({ hostname }) => hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    // Calendars open on the bot's day.
    await context.clock.setSystemTime(at);
    const page = await context.newPage();
    await page.goto(url);
    const owned = stack.move();
    return {
      chat: chatOn(page),
      bot: () => bot,
      startAgain: async (instant) => {
        if (instant !== undefined) offset = offsetTo(instant);
        await bot.kill();
        bot = await startBotProcess(port, database, offset);
      },
      reload: async () => void (await page.reload()),
      end: () => owned.disposeAsync(),
    };
  };

/** The Playground and a browser, to play scenes in one after the other. */
export const openPlayground = async (chromium: string): Promise<Playground> => {
  await using stack = new AsyncDisposableStack();
  const [port = 0, playgroundPort = 0] = await freePorts(2);
  const folder = await mkdtemp(join(tmpdir(), 'switchover-playground-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const { PATH, HOME } = process.env;
  let heard = '';
  const child = startPlayground({
    port,
    playgroundPort,
    env: { PATH, HOME, TZ: ZONE },
    logFile: join(folder, 'playground.log'),
    output: (text) => {
      heard += text;
    },
  });
  stack.defer(() => child.stop());
  const url = `http://127.0.0.1:${playgroundPort}/`;
  const [browser, isUp] = await Promise.all([
    launchChromium(chromium).then((launched) => {
      stack.defer(() => launched.close());
      return launched;
    }),
    answers(url, child),
  ]);
  if (!isUp) throw new Error(`the Playground did not start:\n${heard}`);
  const owned = stack.move();
  return { play: playIn(browser, url, port), end: () => owned.disposeAsync() };
};
