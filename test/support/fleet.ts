import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestConnector } from './connector/a-connector.ts';
import { type Due, type Held, judge, type Kept, type Verdict } from './promise.ts';

const CLOCK = new URL('shifted-clock.ts', import.meta.url).href;
const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
/** Of what a process says, the end is kept. */
const HEARD = 20_000;
const POLL_MS = 20;
const START_MS = 1500;
/** A process that has something to do does something within so long. */
const PATIENCE_MS = 5000;
/** What one process has compiled is not compiled again by the next: most of them live for a second. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'switchover-compiled');
/** Longer than any lease. */
export const LEASES_OVER_MS = 61_000;

export type Instance = {
  pid: number;
  /** The port it listens on, once it does. Rejects when it ends before. */
  port(): Promise<number>;
  output(): string;
  isAlive(): boolean;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Ends it as an operator does; its exit code. */
  stop(): Promise<number | null>;
};

/** Runs the product as a process of its own, on any free port. */
const startInstance = (env: Record<string, string>): Instance => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', CLOCK, MAIN], {
    env: { PATH, HOME, NODE_COMPILE_CACHE, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const listening = Promise.withResolvers<number>();
  listening.promise.catch(() => {});
  let output = '';
  const hear = (text: string): void => {
    output = (output + text).slice(-HEARD);
    const port = /"port":(\d+),[^\n]*"listening"/.exec(text)?.[1];
    if (port !== undefined) listening.resolve(Number(port));
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const exited = once(child, 'exit');
  void exited.then(() => listening.reject(new Error(`the process ended:\n${output}`)));
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (isAlive()) child.kill(signal);
    await exited;
  };
  return {
    pid: child.pid ?? 0,
    port: () => listening.promise,
    output: () => output,
    isAlive,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
  };
};

/** What waits: in the hands of a process, due, and when the first of these is tried (product's clock). */
export type Queue = { held: number; due: number; soonest: number | null };

export type FleetParts = {
  databaseUrl: string;
  query(text: string): Promise<Record<string, unknown>[]>;
  connector: TestConnector;
  /** What the clock of the product says at first, epoch milliseconds. */
  at: number;
  env?: Record<string, string>;
  /** How often the queue is looked at, milliseconds. */
  pollMs?: number;
};

export type Fleet = {
  /** The product's clock. */
  now(): number;
  start(): Instance;
  /** Ends a process at once and notes what was being sent. */
  kill(instance: Instance): Promise<void>;
  /** Notes what is being sent, before something ends it. */
  noteHeld(): Promise<void>;
  kills(): number;
  queue(): Promise<Queue>;
  /** Reads the queue until it is accepted; throws with what was read last after so many milliseconds. */
  untilQueue(isAccepted: (queue: Queue) => boolean, limitMs: number): Promise<Queue>;
  /** Sets all clocks forward, also those of the database and of the connector; processes that run do not notice. */
  travel(ms: number): Promise<void>;
  /** Sets the clock of the processes started from now on, alone. */
  setClock(at: number): void;
  /** Starts a process and travels whenever all that is due waits, until nothing is due. Hard limit in milliseconds. */
  drain(limitMs: number): Promise<void>;
  /** Ends all that runs. */
  end(): Promise<void>;
  verdict(due: Due[]): Promise<Verdict>;
};

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Processes of the product on one database, against one connector. */
export const createFleet = ({ databaseUrl, query, connector, at, env = {}, pollMs = POLL_MS }: FleetParts): Fleet => {
  const isShared = /^postgres/.test(databaseUrl);
  const held: Held[] = [];
  const instances = new Map<number, Instance>();
  let offset = Math.round(at - Date.now());
  let kills = 0;
  const now = (): number => Date.now() + offset;

  const start = (): Instance => {
    const instance = startInstance({ DATABASE_URL: databaseUrl, CLOCK_OFFSET_MS: String(offset), ...env });
    instances.set(instance.pid, instance);
    const stop = (): Promise<number | null> => {
      instances.delete(instance.pid);
      return instance.stop();
    };
    return { ...instance, stop };
  };

  const noteHeld = async (): Promise<void> => {
    const rows = await query(`select delivery_id, fence from deliveries where state = 'sending'`);
    held.push(...rows.map((row) => ({ deliveryId: String(row['delivery_id']), fence: Number(row['fence']) })));
  };

  const kill = async (instance: Instance): Promise<void> => {
    instances.delete(instance.pid);
    await instance.kill();
    kills += 1;
    await noteHeld();
  };

  const queue = async (): Promise<Queue> => {
    const due = `from deliveries where state = 'scheduled' and due_at <= ${now()}`;
    const [row] = await query(
      `select (select count(*) from deliveries where state in ('claimed', 'sending')) as held,
        (select count(*) ${due}) as due, (select min(wakes_at) ${due}) as soonest`,
    );
    return {
      held: Number(row?.['held']),
      due: Number(row?.['due']),
      soonest: numberOf(row?.['soonest']),
    };
  };

  const untilQueue: Fleet['untilQueue'] = async (isAccepted, limitMs) => {
    const limit = Date.now() + limitMs;
    for (;;) {
      const seen = await queue();
      if (isAccepted(seen)) return seen;
      const dead = [...instances.values()].find((instance) => !instance.isAlive());
      if (dead) throw new Error(`a process ended by itself:\n${dead.output()}`);
      if (Date.now() > limit) {
        const outputs = [...instances.values()].map((instance) => instance.output().slice(-4000));
        throw new Error(`it stayed like this: ${JSON.stringify(seen)}\n${outputs.join('\n')}`);
      }
      await pause(pollMs);
    }
  };

  const travel = async (ms: number): Promise<void> => {
    offset += Math.ceil(ms);
    await connector.advance(Math.ceil(ms));
    if (!isShared) return;
    // The clock of leases is the server's: as seen from a later one, all that was written lies further back.
    await query(`
      update deliveries set lease_until = lease_until - ${Math.ceil(ms)} where lease_until is not null;
      update sends set at = at - ${Math.ceil(ms)};
      update paces set paused_until = paused_until - ${Math.ceil(ms)}, slot_at = slot_at - ${Math.ceil(ms)}`);
  };

  const isDone = ({ held: taken, due }: Queue): boolean => taken === 0 && due === 0;
  /** Nothing happens by itself for longer than a new process takes to start. */
  const createIsStuck = (): ((queue: Queue) => boolean) => {
    let since = Date.now();
    let last = '';
    return (seen) => {
      const same = JSON.stringify(seen);
      if (same !== last) since = Date.now();
      last = same;
      const allWait = seen.held === 0 && seen.soonest !== null && seen.soonest > now() + START_MS;
      return allWait || Date.now() - since > PATIENCE_MS;
    };
  };

  const drain = async (limitMs: number): Promise<void> => {
    const limit = Date.now() + limitMs;
    for (;;) {
      const instance = start();
      await instance.port();
      const isStuck = createIsStuck();
      const seen = await untilQueue((one) => isDone(one) || isStuck(one), limit - Date.now());
      await instance.stop();
      if (isDone(seen)) return;
      await travel(Math.max(0, (seen.soonest ?? 0) - now()) + LEASES_OVER_MS);
    }
  };

  return {
    now,
    start,
    kill,
    noteHeld,
    kills: () => kills,
    queue,
    untilQueue,
    travel,
    setClock: (to) => {
      offset = Math.round(to - Date.now());
    },
    drain,
    end: async () => {
      await Promise.all([...instances.values()].map((instance) => instance.kill()));
      instances.clear();
    },
    verdict: async (due) => {
      const rows = await query(
        'select tenant_id, delivery_id, conversation_id, migration_id, local_date, fence, ambiguous from deliveries',
      );
      const kept = rows.map(
        (row): Kept => ({
          tenantId: String(row['tenant_id']),
          deliveryId: String(row['delivery_id']),
          conversationId: String(row['conversation_id']),
          migrationId: String(row['migration_id']) || null,
          localDate: String(row['local_date']),
          fence: Number(row['fence']),
          ambiguous: Number(row['ambiguous']),
        }),
      );
      return judge({ due, kept, held, received: await connector.received(), stats: await connector.stats() });
    },
  };
};
