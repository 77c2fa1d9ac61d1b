import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AnswerKind } from './answers.ts';
import type { Stats } from './connector.ts';
import type { Recorded } from './record.ts';
import type { Rules } from './rules.ts';

const PROCESS = new URL('connector-process.ts', import.meta.url).pathname;
const PAGE = 2000;

export type TestConnector = {
  /** What bots send to. Several may at once. */
  serviceUrl: string;
  pid: number;
  /** The truth: all messages, updates and deletions that were taken, in their order, told or not; after so many of them. */
  received(after?: number): Promise<Recorded[]>;
  stats(): Promise<Stats>;
  /** Changes the rules named and leaves the others. Rejects what makes no sense. */
  configure(rules: Rules): Promise<void>;
  /** The next answers for a conversation (its root id, or `*`), one a request. */
  script(rootId: string, ...kinds: AnswerKind[]): Promise<void>;
  /** Answers all requests for a conversation (its root id, or `*`) so, until it is unblocked. */
  block(rootId: string, kind?: AnswerKind): Promise<void>;
  unblock(rootId: string): Promise<void>;
  /** Sets the connector's clock forward. */
  advance(ms: number): Promise<void>;
  /** Forgets everything: record, figures, windows, conversations, rules other than those it was started with. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Starts Teams' connector as a process of its own, with the rules given and Teams' own limits. */
export const startConnector = async (initial: Rules = {}): Promise<TestConnector> => {
  const child = spawn(process.execPath, [PROCESS], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const said = once(child, 'message') as Promise<[{ port: number }]>;
  const first = await Promise.race([said, exited.then(() => null)]);
  if (first === null || child.pid === undefined) throw new Error('the connector did not start');
  const [{ port }] = first;
  const serviceUrl = `http://127.0.0.1:${port}/`;

  async function ask<T>(what: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${serviceUrl}control/${what}`, sent);
    const answer = await response.json();
    if (!response.ok) throw new Error((answer as { message: string }).message);
    return answer as T;
  }
  const tell = async (what: string, body: unknown): Promise<void> => void (await ask(what, body));
  const configure = (rules: Rules) => tell('configure', rules);

  await tell('reset', initial);
  return {
    serviceUrl,
    pid: child.pid,
    received: async (after = 0) => {
      const all: Recorded[] = [];
      for (;;) {
        const page = await ask<Recorded[]>(`received?from=${after + all.length}&count=${PAGE}`);
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    },
    stats: () => ask<Stats>('stats'),
    configure,
    script: (rootId, ...kinds) => configure({ scripts: { [rootId]: kinds } }),
    block: (rootId, kind = '403-ConversationBlockedByUser') => configure({ standing: { [rootId]: kind } }),
    unblock: (rootId) => configure({ standing: { [rootId]: null } }),
    advance: (ms) => tell('advance', ms),
    reset: () => tell('reset', initial),
    close: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
};
