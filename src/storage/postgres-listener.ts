import pg from 'pg';
import type { Log } from '../ports.ts';

export const DUE_CHANNEL = 'switchover_due';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const CONNECT_TIMEOUT_MS = 5000;

/**
 * Listens on a connection of its own, and connects again when it is lost. Nothing rests on it: what is not heard is found by
 * looking.
 */
export const listenToPostgres = (
  connectionString: string,
  heard: () => void,
  log: Log | undefined,
): { end(): Promise<void> } => {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MS;
  let isEnded = false;

  const connect = async (): Promise<void> => {
    const current = new pg.Client({
      connectionString,
      application_name: 'switchover',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client = current;
    let isLost = false;
    const lose = (): void => {
      if (isLost || isEnded) return;
      isLost = true;
      log?.warn({ againInMs: pause }, 'the database connection that hears of due reminders was lost');
      timer = setTimeout(() => void connect(), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      current.end().catch(() => {});
    };
    current.on('error', lose);
    current.on('end', lose);
    current.on('notification', heard);
    try {
      await current.connect();
      await current.query(`listen ${DUE_CHANNEL}`);
      pause = FIRST_PAUSE_MS;
      // What was announced while nobody listened.
      if (!isEnded) heard();
    } catch {
      lose();
    }
  };

  const connecting = connect();
  return {
    end: async () => {
      isEnded = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
};
