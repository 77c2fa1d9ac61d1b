import { isAcceptedDate } from './dates.ts';

/** One thing that is wrong: the dotted path of the field (`subscriptions.0.endDate`, `''` for the whole) and what is expected. */
export type RequestIssue = { path: string; message: string };

export const MAX_SUBSCRIPTIONS = 500;

/** Fields that only one channel has. */
const FIELDS_OF_CHANNEL = {
  'microsoft-direct': ['agreement'],
  'csp-partner': ['commerce', 'transferAgreed'],
  'volume-licensing': ['program'],
  other: [],
} as const;

type Fields = Record<string, unknown>;
type Check = (fields: Fields) => { field: string; message: string }[];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isChannel = (value: unknown): value is keyof typeof FIELDS_OF_CHANNEL =>
  typeof value === 'string' && Object.hasOwn(FIELDS_OF_CHANNEL, value);

const foreignChannelFields: Check = (fields) => {
  const { channel } = fields;
  if (!isChannel(channel)) return [];
  const own: readonly string[] = FIELDS_OF_CHANNEL[channel];
  return Object.values(FIELDS_OF_CHANNEL)
    .flat()
    .filter((field) => Object.hasOwn(fields, field) && !own.includes(field))
    .map((field) => ({ field, message: `not a field of the channel ${channel}` }));
};

const startAfterEnd: Check = ({ startDate, endDate }) =>
  typeof startDate === 'string' &&
  typeof endDate === 'string' &&
  isAcceptedDate(startDate) &&
  isAcceptedDate(endDate) &&
  startDate > endDate
    ? [{ field: 'startDate', message: 'expected a date not after endDate' }]
    : [];

const cancelAndRenew: Check = ({ cancelAtEnd, autoRenew }) =>
  cancelAtEnd === true && autoRenew === true
    ? [{ field: 'cancelAtEnd', message: 'expected false where autoRenew is true' }]
    : [];

const CHECKS: Check[] = [foreignChannelFields, startAfterEnd, cancelAndRenew];

const countIssue = (count: number): RequestIssue[] =>
  count >= 1 && count <= MAX_SUBSCRIPTIONS
    ? []
    : [{ path: 'subscriptions', message: `expected 1 to ${MAX_SUBSCRIPTIONS} subscriptions` }];

/** What is wrong between the fields of a request (rulebook §1), found even where single fields are wrong too. */
export const crossFieldIssues = (input: unknown): RequestIssue[] => {
  if (!isFields(input) || !Array.isArray(input['subscriptions'])) return [];
  const { subscriptions } = input;
  const ids = new Set<unknown>();
  const ofSubscriptions = subscriptions.flatMap((entry: unknown, index) => {
    if (!isFields(entry)) return [];
    const found = CHECKS.flatMap((check) => check(entry));
    const { id } = entry;
    if (typeof id === 'string' && ids.has(id)) found.push({ field: 'id', message: 'expected an id not used before' });
    ids.add(id);
    return found.map(({ field, message }) => ({ path: `subscriptions.${index}.${field}`, message }));
  });
  return [...countIssue(subscriptions.length), ...ofSubscriptions];
};
