import assert from 'node:assert/strict';
import { outcomeOf } from '../../src/bot/send-outcome.ts';
import { ServiceUrlRefused } from '../../src/bot/service-url.ts';
import { TokenUnavailable } from '../../src/bot/token-unavailable.ts';
import type { SendOutcome } from '../../src/reminders/ports.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');

/** An error as the SDK throws it for an answer of the connector. */
function anAnswer(statusCode: number, code?: string, retryAfter?: string) {
  const bodyAsText = code === undefined ? '<html>' : JSON.stringify({ error: { code, message: 'Contoso' } });
  const headers = { get: (name: string) => (name === 'retry-after' ? retryAfter : undefined) };
  return { name: 'RestError', statusCode, code, message: 'Contoso', response: { bodyAsText, headers } };
}
const retry = (ambiguous: boolean, reason: string, afterMs: number | null = null): SendOutcome => ({
  kind: 'retry',
  afterMs,
  ambiguous,
  reason,
});

const throttled = (reason: string, afterMs: number | null = null): SendOutcome => ({
  kind: 'retry',
  afterMs,
  ambiguous: false,
  throttled: true,
  reason,
});

const rows: [string, unknown, SendOutcome][] = [
  ['412', anAnswer(412, 'PreconditionFailed'), retry(false, '412 PreconditionFailed')],
  ['429', anAnswer(429), throttled('429')],
  ['429 with seconds', anAnswer(429, 'Throttled', '7'), throttled('429 Throttled', 7000)],
  ['429 with a date', anAnswer(429, undefined, 'Sat, 21 Nov 2026 10:00:30 GMT'), throttled('429', 30_000)],
  ['429 with a date gone by', anAnswer(429, undefined, 'Sat, 21 Nov 2026 09:00:00 GMT'), throttled('429', 0)],
  ['429 with nonsense', anAnswer(429, undefined, 'soon'), throttled('429')],
  ['429 with a negative number', anAnswer(429, undefined, '-5'), throttled('429')],
  ['502', anAnswer(502), retry(true, '502')],
  ['503 with seconds', anAnswer(503, undefined, '2'), retry(true, '503', 2000)],
  ['504', anAnswer(504), retry(true, '504')],
  ['400', anAnswer(400, 'BadSyntax'), { kind: 'rejected', reason: '400 BadSyntax' }],
  ['413', anAnswer(413, 'MessageSizeTooBig'), { kind: 'rejected', reason: '413 MessageSizeTooBig' }],
  ['500', anAnswer(500, 'ServiceError'), { kind: 'rejected', reason: '500 ServiceError' }],
  ['a redirect', anAnswer(307), { kind: 'rejected', reason: '307' }],
  ['a status nobody named', anAnswer(418), { kind: 'rejected', reason: '418' }],
  ['401', anAnswer(401), { kind: 'unauthorised', reason: '401' }],
  ...[
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'BotDisabledByAdmin',
    'ForbiddenOperationException',
    'MessageWritesBlocked',
    'SomethingNew',
  ].map((code): [string, unknown, SendOutcome] => [
    `403 ${code}`,
    anAnswer(403, code),
    { kind: 'unreachable', reason: `403 ${code}` },
  ]),
  ['a bare 403', anAnswer(403), { kind: 'unreachable', reason: '403' }],
  [
    '404 ConversationNotFound',
    anAnswer(404, 'ConversationNotFound'),
    { kind: 'missing-conversation', reason: '404 ConversationNotFound' },
  ],
  [
    '404 ActivityNotFoundInConversation',
    anAnswer(404, 'ActivityNotFoundInConversation'),
    { kind: 'gone', reason: '404 ActivityNotFoundInConversation' },
  ],
  ['a bare 404', anAnswer(404), { kind: 'missing-conversation', reason: '404' }],
  ['a code that is a sentence', anAnswer(400, 'Dear Contoso, no'), { kind: 'rejected', reason: '400' }],
  [
    'an accepted post whose answer cannot be read',
    { name: 'RestError', code: 'PARSE_ERROR', statusCode: 201 },
    { kind: 'sent', activityId: '' },
  ],
  ...[
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ].map((code): [string, unknown, SendOutcome] => [code, { name: 'RestError', code }, retry(false, code)]),
  ...['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'REQUEST_SEND_ERROR', 'PARSE_ERROR'].map(
    (code): [string, unknown, SendOutcome] => [code, { name: 'RestError', code }, retry(true, code)],
  ),
  ['a timeout', { name: 'AbortError' }, retry(true, 'timeout')],
  [
    'a service URL that is not allowed',
    new ServiceUrlRefused(),
    { kind: 'rejected', reason: 'service URL not allowed' },
  ],
  [
    'refused credentials',
    new TokenUnavailable({ cause: { errorCode: 'invalid_client' } }),
    { kind: 'unauthorised', reason: 'no token: credentials refused' },
  ],
  [
    'an answer of 401 to our credentials',
    new TokenUnavailable({ statusCode: 401 }),
    { kind: 'unauthorised', reason: 'no token: credentials refused' },
  ],
  [
    'a certificate that is gone',
    new TokenUnavailable({ code: 'ENOENT' }),
    { kind: 'unauthorised', reason: 'no token: credentials refused' },
  ],
  ['an identity service that is away', new TokenUnavailable(new Error('network')), retry(false, 'no token')],
  ['an identity service that is busy', new TokenUnavailable({ statusCode: 429 }), retry(false, 'no token')],
  ['an error of ours', new TypeError('Contoso'), { kind: 'rejected', reason: 'the activity could not be sent' }],
  ['nothing thrown', undefined, { kind: 'rejected', reason: 'the activity could not be sent' }],
];

describe('the outcome of a send', () => {
  for (const [what, error, expected] of rows) {
    it(`${what}: ${expected.kind}`, () => assert.deepEqual(outcomeOf(error, NOW), expected));
  }
});
