import type { IncomingMessage } from 'node:http';
import restify from 'restify';
import type { Log } from './ports.ts';

/** One POST of an activity: the Authorization header, empty when there is none, and the body, an object with a `type`. */
export type ReceivedActivity = { authorization: string; activity: Record<string, unknown> };
/** A body of text needs its content type; any other one is JSON. */
export type Answer = { status: number; body?: unknown; contentType?: string };
/** Problems are sentences for an operator and are shown to whoever asks: they name no host, path or value. */
export type Readiness = { ready: boolean; problems: string[] };

export type ServerParts = {
  onActivity(received: ReceivedActivity): Promise<Answer>;
  readiness(): Promise<Readiness>;
  /** What is measured, as text in the format that its content type names. */
  metrics(): Promise<{ contentType: string; text: string }>;
  log: Log;
};
export type Server = {
  /** Listens and says on which port (0 asks for a free one). Throws an Error with a sentence for the operator when it cannot. */
  listen(host: string, port: number): Promise<{ port: number }>;
  /** Takes no more requests, lets those under way finish (ten seconds at most), and leaves no connection open. */
  close(): Promise<void>;
};

/** Bytes of a body: Teams' own limit for an activity is lower. */
const BODY_LIMIT = 300 * 1024;
const CLOSE_GRACE_MS = 10_000;

const problem = (status: number, error: string): Answer => ({ status, body: { error } });

/** What the framework's own refusals say, instead of its wording. */
const REFUSALS: Record<number, string> = {
  404: 'There is nothing at this address.',
  405: 'This address does not take that method.',
};
const FAILED = problem(500, 'This could not be done; try again later.');

function reasonNotToListen(error: unknown, host: string, port: number): string {
  switch ((error as { code?: unknown }).code) {
    case 'EADDRINUSE':
      return `PORT ${port} is in use: stop what listens there, or set PORT to another one.`;
    case 'EACCES':
      return `PORT ${port} may not be opened by this user: set PORT to one above 1023.`;
    default:
      return `HOST ${host} cannot be listened on: set HOST to an address of this machine.`;
  }
}

/** The whole body, read to its end also when it is too long, so that the answer reaches the sender; null then. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size > BODY_LIMIT ? null : Buffer.concat(chunks).toString('utf8');
}

type Parsed = { ok: true; activity: Record<string, unknown> } | { ok: false; answer: Answer };

function parseActivity(text: string): Parsed {
  const refuse = (error: string): Parsed => ({ ok: false, answer: problem(400, error) });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('The body is not an activity.');
  const activity = value as Record<string, unknown>;
  if (typeof activity['type'] !== 'string' || activity['type'] === '') return refuse('The activity has no type.');
  const conversation = activity['conversation'] as { id?: unknown } | null | undefined;
  if (typeof conversation?.id !== 'string') return refuse('The activity has no conversation.');
  if (typeof activity['serviceUrl'] !== 'string') return refuse('The activity has no serviceUrl.');
  return { ok: true, activity };
}

function send(response: restify.Response, { status, body, contentType }: Answer): void {
  if (response.headersSent) return;
  if (body === undefined) response.sendRaw(status, '');
  else if (contentType !== undefined) response.sendRaw(status, String(body), { 'content-type': contentType });
  else response.sendRaw(status, JSON.stringify(body), { 'content-type': 'application/json' });
}

/** The framework logs requests it has trouble with, bodies and all; what matters is logged here. */
const silent = () => false;
const noLog = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent };

export function createServer({ onActivity, readiness, metrics, log }: ServerParts): Server {
  const server = restify.createServer({ name: 'switchover', log: { ...noLog, child: () => noLog } as never });
  let closing = false;
  let refused: ((error: Error) => void) | null = null;

  server.on('error', (error: Error) => {
    if (refused !== null) refused(error);
    else log.error({ error: error.name }, 'the server has trouble');
  });

  /** A handler without `next`, which the framework wants of an async one, that answers whatever happens. */
  const handler = (answer: (request: restify.Request) => Promise<Answer>) => {
    return async (request: restify.Request, response: restify.Response): Promise<void> => {
      let result: Answer;
      try {
        result = await answer(request);
      } catch (error) {
        log.error({ error: (error as Error)?.name, path: request.path() }, 'a request failed');
        result = FAILED;
      }
      if (closing) response.setHeader('connection', 'close');
      send(response, result);
    };
  };

  server.on('restifyError', (_request, response, error, done) => {
    const status: number = error?.statusCode ?? 500;
    send(response, status in REFUSALS ? problem(status, String(REFUSALS[status])) : FAILED);
    done();
  });

  server.post(
    '/api/messages',
    handler(async (request) => {
      if (request.headers['content-encoding'] !== undefined) {
        request.resume();
        return problem(415, 'The body must not be compressed.');
      }
      const text = await readBody(request);
      if (text === null) return problem(413, `The body is longer than ${BODY_LIMIT / 1024} KB.`);
      const parsed = parseActivity(text);
      if (!parsed.ok) return parsed.answer;
      return onActivity({ authorization: request.headers.authorization ?? '', activity: parsed.activity });
    }),
  );
  server.get(
    '/healthz',
    handler(async () => ({ status: 200, body: { status: 'alive' } })),
  );
  server.get(
    '/readyz',
    handler(async () => {
      const { ready, problems } = await readiness().catch((error: unknown) => {
        log.error({ error: (error as Error)?.name }, 'readiness could not be told');
        return { ready: false, problems: ['Readiness could not be told.'] };
      });
      return { status: ready ? 200 : 503, body: { ready, problems } };
    }),
  );
  server.get(
    '/metrics',
    handler(async () => {
      const { contentType, text } = await metrics();
      return { status: 200, body: text, contentType };
    }),
  );

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        const { server: http } = server;
        refused = (error) => reject(new Error(reasonNotToListen(error, host, port), { cause: error }));
        http.listen(port, host, () => {
          refused = null;
          const address = http.address();
          resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        const { server: http } = server;
        closing = true;
        const hurry = setTimeout(() => http.closeAllConnections(), CLOSE_GRACE_MS);
        http.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}
