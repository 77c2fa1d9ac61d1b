import assert from 'node:assert/strict';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import sinon from 'sinon';
import { createFileDownload, type FileProblem, type SentFile } from '../../src/bot/file-download.ts';

/** Node's own `writeHead` gives the response back; the framework puts one in its place that does not. */
const headed = (response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): ServerResponse => {
  response.writeHead(status, headers);
  return response;
};

const MEGABYTE = 1024 * 1024;
const TABLE = 'Customer;Country;Seats\r\nContoso;Poland;25\r\n';
const LINE = 'Contoso;Poland;25\r\n';
const isText = (text: string) => ({ kind: 'text', text });
const isProblem = (problem: FileProblem) => ({ kind: 'problem', problem });

describe('the download of a file', () => {
  type Answer = (response: ServerResponse, request: IncomingMessage) => void;
  let server: Server;
  let answer: Answer;
  let requests: IncomingMessage[];
  let closed: PromiseWithResolvers<void>;
  let origin: string;

  beforeEach(async () => {
    requests = [];
    closed = Promise.withResolvers();
    server = createServer((request, response) => {
      requests.push(request);
      response.on('close', closed.resolve);
      answer(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    sinon.restore();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  const aFile = (changes: Partial<SentFile> = {}): SentFile => ({
    name: 'customers.csv',
    url: `${origin}/customers.csv?tempauth=secret`,
    fileType: 'csv',
    ...changes,
  });
  const isHere = (url: URL) => url.origin === origin;
  const download = (given: Answer, { file = aFile(), timeoutMs = 5_000 } = {}) => {
    answer = given;
    return createFileDownload({ isAllowed: isHere, timeoutMs })(file, 'pl');
  };
  const body = (content: string | Buffer, headers: Record<string, string> = {}): Answer => {
    return (response) => void headed(response, 200, headers).end(content);
  };
  /** Writes as long as somebody reads. */
  const endless: Answer = (response) => {
    const write = () => {
      while (!response.destroyed && response.write(LINE.repeat(500)));
    };
    response.on('drain', write);
    write();
  };

  it('gives its text', async () => {
    assert.deepEqual(await download(body(TABLE)), isText(TABLE));
  });

  it('reads a code page as the reader’s language has it', async () => {
    assert.deepEqual(await download(body(Buffer.from('\xa3\xf3d\x9f', 'latin1'))), isText('Łódź'));
  });

  it('asks once, with the address as it is and without anything that says who asks', async () => {
    await download(body(TABLE));
    assert.deepEqual(
      requests.map(({ method, url }) => `${method} ${url}`),
      ['GET /customers.csv?tempauth=secret'],
    );
    const { authorization, cookie, referer, origin: sent } = requests[0]?.headers ?? assert.fail();
    assert.deepEqual([authorization, cookie, referer, sent], [undefined, undefined, undefined, undefined]);
  });

  it('takes 1 MB, and not a byte more', async () => {
    const largest = LINE.repeat(MEGABYTE).slice(0, MEGABYTE);
    assert.deepEqual(await download(body(largest)), isText(largest));
    assert.deepEqual(await download(body(`${largest}5`)), isProblem('too-large'));
  });

  it('stops reading where a file is too large, and hangs up', async () => {
    assert.deepEqual(await download(endless), isProblem('too-large'));
    await closed.promise;
  });

  it('counts what a compressed file grows to', async () => {
    const compressed: Answer = (response) => {
      const gzip = createGzip();
      gzip.pipe(headed(response, 200, { 'content-encoding': 'gzip' }));
      const write = () => {
        while (!response.destroyed && gzip.write(LINE.repeat(5_000)));
      };
      gzip.on('drain', write);
      write();
    };
    assert.deepEqual(await download(compressed), isProblem('too-large'));
    await closed.promise;
    const bomb = gzipSync(LINE.repeat(500_000));
    assert.ok(bomb.length < MEGABYTE);
    assert.deepEqual(await download(body(bomb, { 'content-encoding': 'gzip' })), isProblem('too-large'));
  });

  it('reads a small file that comes compressed unasked', async () => {
    const headers = { 'content-encoding': 'gzip' };
    assert.deepEqual(await download(body(gzipSync(TABLE), headers)), isText(TABLE));
    assert.equal(requests[0]?.headers['accept-encoding'], 'identity');
  });

  it('says what a large file is rather than how large', async () => {
    const workbook = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2 * MEGABYTE, 'x')]);
    assert.deepEqual(await download(body(workbook)), isProblem('spreadsheet'));
    assert.deepEqual(await download(body(Buffer.alloc(2 * MEGABYTE))), isProblem('not-text'));
    const wide = Buffer.from(`\ufeff${LINE.repeat(60_000)}`, 'utf16le');
    assert.deepEqual(await download(body(wide)), isProblem('too-large'));
    const oddChunk = Buffer.from(LINE.repeat(60_000), 'utf16le').subarray(0, MEGABYTE + 1);
    const fetch = async () => new Response(oddChunk);
    const result = await createFileDownload({ fetch, isAllowed: isHere })(aFile(), 'en');
    assert.deepEqual(result, isProblem('too-large'));
  });

  it('does not fetch a workbook', async () => {
    const file = aFile({ name: 'customers.xlsx', fileType: 'xlsx' });
    assert.deepEqual(await download(body(TABLE), { file }), isProblem('spreadsheet'));
    assert.deepEqual(requests, []);
  });

  it('does not fetch from another host, or from nowhere', async () => {
    const file = aFile({ url: 'https://evil.example/a.csv' });
    assert.deepEqual(await download(body(TABLE), { file }), isProblem('host-not-allowed'));
    assert.deepEqual(await createFileDownload()(aFile(), 'en'), isProblem('host-not-allowed'));
    for (const url of ['', 'customers.csv', 'https://'])
      assert.deepEqual(await download(body(TABLE), { file: aFile({ url }) }), isProblem('unreachable'), url);
    assert.deepEqual(requests, []);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`follows no ${status}, to an allowed host or another`, async () => {
      for (const location of [`${origin}/elsewhere.csv`, '/elsewhere.csv', 'http://127.0.0.1:9/elsewhere.csv']) {
        const redirect: Answer = (response, { url }) =>
          url?.startsWith('/elsewhere') ? response.end(TABLE) : headed(response, status, { location }).end(TABLE);
        assert.deepEqual(await download(redirect), isProblem('unreachable'), location);
      }
      assert.equal(requests.length, 3);
    });
  }

  const STATUSES: [problem: FileProblem, statuses: number[]][] = [
    ['gone', [401, 403, 404, 410]],
    ['unreachable', [204, 206, 400, 429, 500, 503]],
  ];
  for (const [problem, statuses] of STATUSES) {
    for (const status of statuses) {
      it(`is ${problem} after ${status}`, async () =>
        assert.deepEqual(await download((response) => headed(response, status).end(TABLE)), isProblem(problem)));
    }
  }

  it('does not wait for the end of a refusal', async () => {
    const refusal: Answer = (response, request) => endless(headed(response, 403), request);
    assert.deepEqual(await download(refusal), isProblem('gone'));
    await closed.promise;
  });

  const FAULTS: [what: string, answer: Answer][] = [
    ['a reset before the answer', (response) => response.socket?.resetAndDestroy()],
    ['a reset in the middle', (response) => response.write(TABLE, () => response.socket?.resetAndDestroy())],
    [
      'an end before the length that was said',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write(TABLE, () => response.socket?.end());
      },
    ],
    ['what is not HTTP', (response) => response.socket?.end('HELLO\r\n\r\n')],
    ['a broken compression', body(TABLE, { 'content-encoding': 'gzip' })],
    [
      'an end in the middle of a compression',
      (response) => {
        const whole = gzipSync(TABLE);
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(whole.length) });
        response.write(whole.subarray(0, -10), () => response.socket?.end());
      },
    ],
    [
      'an end between chunks of a compression',
      (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.write(gzipSync(TABLE), () => response.socket?.end());
      },
    ],
  ];
  for (const [what, given] of FAULTS) {
    it(`gives no half a text after ${what}`, async () => {
      assert.deepEqual(await download(given), isProblem('unreachable'));
    });
  }

  it('gives no more than the length that was said', async () => {
    const more: Answer = ({ socket }) => socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n${TABLE}`);
    const result = await download(more);
    assert.deepEqual(result, isText(TABLE.slice(0, 7)));
  });

  it('gives up on an answer that does not come', async () => {
    assert.deepEqual(await download(() => {}, { timeoutMs: 50 }), isProblem('unreachable'));
    await closed.promise;
  });

  it('gives up on a body that drips, however steadily', async () => {
    const drip: Answer = (response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    };
    assert.deepEqual(await download(drip, { timeoutMs: 100 }), isProblem('unreachable'));
    await closed.promise;
  });

  it('gives a whole request 8 s', async () => {
    const timeout = sinon.spy(AbortSignal, 'timeout');
    answer = body(TABLE);
    assert.deepEqual(await createFileDownload({ isAllowed: isHere })(aFile(), 'en'), isText(TABLE));
    assert.deepEqual(timeout.args, [[8_000]]);
  });

  it('says nothing of the address in what it gives, whatever fails', async () => {
    const failing = sinon.stub().callsFake(async (url: URL) => {
      throw new TypeError(`fetch failed: ${url.href}`);
    });
    const file = aFile({ url: 'https://contoso.sharepoint.com/a.csv?tempauth=secret' });
    assert.deepEqual(await createFileDownload({ fetch: failing })(file, 'en'), isProblem('unreachable'));
    assert.equal(failing.callCount, 1);
  });
});
