import type { SendOutcome } from '../reminders/ports.ts';
import { ServiceUrlRefused } from './service-url.ts';
import { TokenUnavailable } from './token-unavailable.ts';

/** Failures before a connection stood, after which nothing was sent for certain. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_\w+|\w*_CERT\w*|ERR_TLS_\w+)$/;

type Response = { bodyAsText?: unknown; headers?: { get?(name: string): string | undefined } };
type ConnectorError = { name?: unknown; code?: unknown; statusCode?: unknown; response?: Response };
type Answer = { code: string; afterMs: number | null; reason: string };

const retry =
  (ambiguous: boolean) =>
  ({ afterMs, reason }: Answer): SendOutcome => ({ kind: 'retry', afterMs, ambiguous, reason });
const throttled = ({ afterMs, reason }: Answer): SendOutcome => ({
  kind: 'retry',
  afterMs,
  ambiguous: false,
  throttled: true,
  reason,
});
const because =
  <K extends 'unreachable' | 'rejected' | 'unauthorised'>(kind: K) =>
  ({ reason }: Answer) => ({ kind, reason });

/** What each status of the connector means ("Limits and answers" of Teams' rate-limit page). Others are our fault. */
const outcomeByStatus: Record<number, (answer: Answer) => SendOutcome> = {
  401: because('unauthorised'),
  403: because('unreachable'),
  404: ({ code, reason }) => ({
    kind: code === 'ActivityNotFoundInConversation' ? 'gone' : 'missing-conversation',
    reason,
  }),
  412: retry(false),
  429: throttled,
  500: because('rejected'),
  502: retry(true),
  503: retry(true),
  504: retry(true),
};

/** The error code in an answer's body, `{ error: { code } }` or `{ code }`; empty where there is none to be trusted. */
function codeIn(body: unknown): string {
  try {
    const parsed = JSON.parse(String(body));
    const code = parsed?.error?.code ?? parsed?.code;
    return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : '';
  } catch {
    return '';
  }
}

/** Milliseconds that a Retry-After header asks for, given as seconds or as an HTTP date; null where it says nothing. */
function retryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * What a failed send means. The connector has no key for a repeated send: ambiguous is what may have been posted all the same.
 * `now` (epoch milliseconds) is what a Retry-After date is counted from.
 */
export function outcomeOf(error: unknown, now: number): SendOutcome {
  if (error instanceof ServiceUrlRefused) return { kind: 'rejected', reason: 'service URL not allowed' };
  if (error instanceof TokenUnavailable) {
    return error.permanent
      ? { kind: 'unauthorised', reason: 'no token: credentials refused' }
      : { kind: 'retry', afterMs: null, ambiguous: false, reason: 'no token' };
  }
  const { name, code, statusCode, response } = (error ?? {}) as ConnectorError;
  if (typeof statusCode === 'number' && statusCode >= 300) {
    const bodyCode = codeIn(response?.bodyAsText);
    const outcome = outcomeByStatus[statusCode] ?? because('rejected');
    return outcome({
      code: bodyCode,
      afterMs: retryAfter(response?.headers?.get?.('retry-after'), now),
      reason: bodyCode === '' ? String(statusCode) : `${statusCode} ${bodyCode}`,
    });
  }
  // Accepted, with an answer that could not be read: posting it again would be a second copy.
  if (typeof statusCode === 'number') return { kind: 'sent', activityId: '' };
  if (name === 'AbortError' || name === 'TimeoutError')
    return retry(true)({ code: '', afterMs: null, reason: 'timeout' });
  if (name === 'RestError' && typeof code === 'string') {
    const reason = /^\w{1,60}$/.test(code) ? code : 'connection failed';
    return retry(!NEVER_CONNECTED.test(code))({ code, afterMs: null, reason });
  }
  return { kind: 'rejected', reason: 'the activity could not be sent' };
}
