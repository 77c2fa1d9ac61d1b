/** How a request ends. `recorded`: Teams has taken the message, whatever the client is told. */
export type Ending = {
  by: 'answer' | 'reset' | 'silence';
  recorded: boolean;
  /** The status of a failure and its code; what succeeds has none. */
  failure?: { status: number; code: string };
  retryAfter?: true;
  slow?: true;
};

const refused = (status: number, code: string) =>
  ({ by: 'answer', recorded: false, failure: { status, code } }) as const;
const wait = { retryAfter: true } as const;
const taken = { recorded: true } as const;

const TOO_MANY = refused(429, 'Throttled');
const FAULT = refused(500, 'ServiceError');
const GATEWAY = refused(502, 'BadGateway');
const UNAVAILABLE = refused(503, 'ServiceUnavailable');
const GATEWAY_TIMEOUT = refused(504, 'GatewayTimeout');

/**
 * Every way in which a request can end, by name. Codes are those of Teams' "Status code responses"; `-after` is a failure that
 * the client sees although the message was taken.
 */
const ENDINGS = {
  ok: { by: 'answer', recorded: true },
  slow: { by: 'answer', recorded: true, slow: true },
  '400': refused(400, 'BadArgument'),
  '401': refused(401, 'BotNotRegistered'),
  '403-BotNotInConversationRoster': refused(403, 'BotNotInConversationRoster'),
  '403-ConversationBlockedByUser': refused(403, 'ConversationBlockedByUser'),
  '403-BotDisabledByAdmin': refused(403, 'BotDisabledByAdmin'),
  '403-ForbiddenOperationException': refused(403, 'ForbiddenOperationException'),
  '403-MessageWritesBlocked': refused(403, 'MessageWritesBlocked'),
  '403-unknown': refused(403, 'NotInAnyTable'),
  '404-ConversationNotFound': refused(404, 'ConversationNotFound'),
  '404-ActivityNotFoundInConversation': refused(404, 'ActivityNotFoundInConversation'),
  '404-MemberNotFoundInConversation': refused(404, 'MemberNotFoundInConversation'),
  '412': refused(412, 'PreconditionFailed'),
  '413': refused(413, 'MessageSizeTooBig'),
  '429': TOO_MANY,
  '429-retry-after': { ...TOO_MANY, ...wait },
  '500': FAULT,
  '500-after': { ...FAULT, ...taken },
  '502': GATEWAY,
  '502-after': { ...GATEWAY, ...taken },
  '503': UNAVAILABLE,
  '503-retry-after': { ...UNAVAILABLE, ...wait },
  '503-after': { ...UNAVAILABLE, ...taken },
  '504': GATEWAY_TIMEOUT,
  '504-after': { ...GATEWAY_TIMEOUT, ...taken },
  'reset-before': { by: 'reset', recorded: false },
  'reset-after': { by: 'reset', recorded: true },
  'silent-before': { by: 'silence', recorded: false },
  'silent-after': { by: 'silence', recorded: true },
} as const satisfies Record<string, Ending>;

export type AnswerKind = keyof typeof ENDINGS;

export const ANSWER_KINDS = Object.keys(ENDINGS) as AnswerKind[];

export const endingOf = (kind: AnswerKind): Ending => ENDINGS[kind];

/** The kind of that name; throws a RangeError for any other. */
export const answerKindOrThrow = (name: string): AnswerKind => {
  if (!Object.hasOwn(ENDINGS, name)) throw new RangeError(`There is no kind of answer named ${name}.`);
  return name as AnswerKind;
};
