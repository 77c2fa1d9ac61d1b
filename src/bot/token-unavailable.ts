/** Answers of the identity service (RFC 6749 §5.2) that a later try will not change: someone has to put the credentials right. */
const REFUSALS = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_resource',
]);
const UNREADABLE = new Set(['ENOENT', 'EACCES']);

type Hints = { statusCode?: unknown; errorCode?: unknown; code?: unknown; cause?: unknown };

function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { statusCode, errorCode, code, cause } = error as Hints;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return statusCode !== 408 && statusCode !== 429;
  }
  return REFUSALS.has(String(errorCode)) || UNREADABLE.has(String(code)) || isRefusal(cause);
}

/** No token for the connector could be had, so nothing was sent. Permanent when the credentials were refused or cannot be read. */
export class TokenUnavailable extends Error {
  override readonly name = 'TokenUnavailable';
  readonly permanent: boolean;
  constructor(cause: unknown) {
    super('No token for the connector could be had.', { cause });
    this.permanent = isRefusal(cause);
  }
}
