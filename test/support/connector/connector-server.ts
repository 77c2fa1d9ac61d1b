import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall } from './call.ts';
import { type Connector, createConnector } from './connector.ts';
import type { Rules } from './rules.ts';

type Answer = { status: number; body: unknown };

const send = (response: ServerResponse, { status, body }: Answer) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** The whole body; null where the client went away before its end. */
const bodyOf = (request: IncomingMessage): Promise<string | null> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('close', () => resolve(null));
    request.on('error', () => resolve(null));
  });

const readOrMalformed = (request: IncomingMessage, text: string): ReturnType<typeof readCall> => {
  try {
    return readCall(request.method ?? '', request.url ?? '', text);
  } catch (error) {
    if (error instanceof URIError) return 'malformed';
    throw error;
  }
};

/** The connector on a loopback port of its own, with what tests ask of it under /control; resolves with both. */
export const startConnectorServer = async (): Promise<{ server: Server; port: number }> => {
  let connector: Connector;

  function control(path: string, query: URLSearchParams, text: string): Answer {
    switch (path) {
      case '/control/received':
        return { status: 200, body: connector.received(Number(query.get('from')), Number(query.get('count'))) };
      case '/control/stats':
        return { status: 200, body: connector.stats() };
      case '/control/configure':
        connector.change(JSON.parse(text) as Rules);
        return { status: 200, body: {} };
      case '/control/advance':
        connector.advance(JSON.parse(text) as number);
        return { status: 200, body: {} };
      case '/control/reset':
        connector = createConnector(serviceUrl, JSON.parse(text) as Rules);
        return { status: 200, body: {} };
      default:
        return { status: 404, body: {} };
    }
  }

  function controlOrExplain(path: string, query: URLSearchParams, text: string): Answer {
    try {
      return control(path, query, text);
    } catch (error) {
      return { status: 400, body: { message: error instanceof Error ? error.message : String(error) } };
    }
  }

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    if (text === null) return;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://connector');
    if (pathname.startsWith('/control/')) return send(response, controlOrExplain(pathname, searchParams, text));
    const call = readOrMalformed(request, text);
    if (call === null) return send(response, { status: 404, body: { message: 'No such route.' } });
    if (call === 'malformed')
      return send(response, { status: 400, body: { error: { code: 'BadSyntax', message: 'No JSON object.' } } });
    connector.handle(call, response);
  });
  // A connection that is closed for being idle, just as a bot uses it again, would be a reset that no test asked for.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const serviceUrl = `http://127.0.0.1:${port}/`;
  connector = createConnector(serviceUrl, {});
  return { server, port };
};
