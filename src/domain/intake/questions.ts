import type { Draft, SubscriptionDraft } from './draft.ts';

/** Everything the bot asks, in the order in which it asks; those of a subscription once for each. */
export const QUESTION_KINDS = [
  'customer-name',
  'customer-country',
  'partner-country',
  'partner-zone',
  'partner-ordering',
  'channel',
  'agreement',
  'commerce',
  'transfer-agreed',
  'program',
  'subscription',
  'seats',
  'end-date',
  'term',
  'auto-renew',
  'cancel-at-end',
  'more',
  'reseller-relationship',
  'agreement-accepted',
  'delegated-admin',
  'remind-here',
  'summary',
  'cancel',
  'restart',
  'table',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One question: its id is the kind, and `kind:subscriptionId` for those of a subscription. */
export type Question = { id: string; kind: QuestionKind; subscriptionId: string | null };

type OfDraft = { isAsked?: (draft: Draft) => boolean; isOpen: (draft: Draft) => boolean };
type OfSubscription = {
  isAsked: (subscription: SubscriptionDraft) => boolean;
  isOpen: (subscription: SubscriptionDraft) => boolean;
};

const BEFORE_SUBSCRIPTIONS: [QuestionKind, OfDraft][] = [
  ['customer-name', { isOpen: ({ customer }) => customer.name === undefined }],
  ['customer-country', { isOpen: ({ customer }) => customer.country === undefined }],
  ['partner-country', { isOpen: ({ partner }) => partner.country === undefined }],
  ['partner-zone', { isOpen: ({ partner }) => partner.zone === undefined }],
  ['partner-ordering', { isOpen: ({ partner }) => partner.ordering === undefined }],
];

const AFTER_SUBSCRIPTIONS: [QuestionKind, OfDraft][] = [
  ['more', { isOpen: ({ complete }) => !complete }],
  ['reseller-relationship', { isOpen: ({ customer }) => customer.resellerRelationship === undefined }],
  ['agreement-accepted', { isOpen: ({ customer }) => customer.agreementAccepted === undefined }],
  ['delegated-admin', { isOpen: ({ customer }) => customer.delegatedAdmin === undefined }],
  ['remind-here', { isAsked: ({ shared }) => shared, isOpen: ({ remindHere }) => remindHere === undefined }],
];

const always = (): boolean => true;

/** A set end matters only where a term that is not renewed would run on month by month. */
export const mayRunOn = ({ channel, autoRenew }: SubscriptionDraft): boolean =>
  autoRenew === false && (channel === 'microsoft-direct' || channel === 'csp-partner');

const PER_SUBSCRIPTION: [QuestionKind, OfSubscription][] = [
  ['channel', { isAsked: always, isOpen: ({ channel }) => channel === undefined }],
  [
    'agreement',
    { isAsked: ({ channel }) => channel === 'microsoft-direct', isOpen: ({ agreement }) => agreement === undefined },
  ],
  [
    'commerce',
    { isAsked: ({ channel }) => channel === 'csp-partner', isOpen: ({ commerce }) => commerce === undefined },
  ],
  [
    'transfer-agreed',
    {
      isAsked: ({ channel, commerce }) => channel === 'csp-partner' && commerce !== 'legacy',
      isOpen: ({ transferAgreed }) => transferAgreed === undefined,
    },
  ],
  [
    'program',
    { isAsked: ({ channel }) => channel === 'volume-licensing', isOpen: ({ program }) => program === undefined },
  ],
  ['subscription', { isAsked: always, isOpen: ({ offer }) => offer === undefined }],
  ['seats', { isAsked: always, isOpen: ({ seats }) => seats === undefined }],
  ['end-date', { isAsked: always, isOpen: ({ endDate }) => endDate === undefined }],
  ['term', { isAsked: always, isOpen: ({ term }) => term === undefined }],
  ['auto-renew', { isAsked: always, isOpen: ({ autoRenew }) => autoRenew === undefined }],
  ['cancel-at-end', { isAsked: mayRunOn, isOpen: ({ cancelAtEnd }) => cancelAtEnd === undefined }],
];

const ofDraft = (kind: QuestionKind): Question => ({ id: kind, kind, subscriptionId: null });
const ofSubscription = (kind: QuestionKind, subscriptionId: string): Question => ({
  id: `${kind}:${subscriptionId}`,
  kind,
  subscriptionId,
});

const SUMMARY = ofDraft('summary');
const CANCEL = ofDraft('cancel');
const RESTART = ofDraft('restart');
const TABLE = ofDraft('table');

/**
 * Questions whose answer may be taken as the planner takes it when nobody says it (rulebook §1): not known, or no. Of terms
 * a year is the usual one. What an end date, a price or a person's mailbox hangs on is always asked.
 */
const ASSUMABLE: ReadonlySet<QuestionKind> = new Set([
  'agreement',
  'commerce',
  'transfer-agreed',
  'program',
  'term',
  'cancel-at-end',
  'more',
  'reseller-relationship',
  'agreement-accepted',
  'delegated-admin',
  'remind-here',
]);
const isAssumable = ({ kind }: Question): boolean => ASSUMABLE.has(kind);

type Asked = { question: Question; isOpen: boolean };

const openOrNot = (draft: Draft, kinds: [QuestionKind, OfDraft][]): Asked[] =>
  kinds
    .filter(([, { isAsked }]) => isAsked === undefined || isAsked(draft))
    .map(([kind, { isOpen }]) => ({ question: ofDraft(kind), isOpen: isOpen(draft) }));

const asked = (draft: Draft): Asked[] => [
  ...openOrNot(draft, BEFORE_SUBSCRIPTIONS),
  ...draft.subscriptions.flatMap((subscription) =>
    PER_SUBSCRIPTION.filter(([, { isAsked }]) => isAsked(subscription)).map(([kind, { isOpen }]) => ({
      question: ofSubscription(kind, subscription.id),
      isOpen: isOpen(subscription),
    })),
  ),
  ...openOrNot(draft, AFTER_SUBSCRIPTIONS),
];

/** The question a draft has of that id; null where it has none. The summary is none: it comes when nothing is open. */
export const questionById = (draft: Draft, id: string): Question | null =>
  asked(draft).find(({ question }) => question.id === id)?.question ?? null;

/** What must be known of the partner before a table of several customers can be planned. */
const partnerQuestion = (draft: Draft): Question | null =>
  draft.table?.namesCustomers
    ? (asked(draft).find(({ question, isOpen }) => isOpen && question.kind.startsWith('partner-'))?.question ?? null)
    : null;

/** What to ask now: what was asked for again, else the first question without an answer, else the summary. */
export const nextQuestion = (draft: Draft): Question => {
  if (draft.cancelling) return CANCEL;
  if (draft.restarting) return RESTART;
  if (draft.table) return partnerQuestion(draft) ?? TABLE;
  const again = draft.asking === null ? null : questionById(draft, draft.asking);
  const mustBeAsked = ({ question, isOpen }: Asked): boolean => isOpen && !(draft.assuming && isAssumable(question));
  return again ?? asked(draft).find(mustBeAsked)?.question ?? SUMMARY;
};

/** The subscriptions that one answer is for: all those for which the same was assumed, else the one that is asked about. */
export const answeredTogether = (draft: Draft, { id, kind, subscriptionId }: Question): (string | null)[] => {
  const open = asked(draft).filter(({ question, isOpen }) => isOpen && question.kind === kind);
  const isAssumed = draft.assuming && ASSUMABLE.has(kind) && open.some(({ question }) => question.id === id);
  return isAssumed ? open.map(({ question }) => question.subscriptionId) : [subscriptionId];
};

/** The questions that have been answered, in the order in which they are asked. */
export const answeredQuestions = (draft: Draft): Question[] =>
  asked(draft)
    .filter(({ question, isOpen }) => !isOpen && question.kind !== 'more')
    .map(({ question }) => question);

/** What a summary lists: the questions with their answers, and those whose answer is assumed. */
export const summarizedQuestions = (draft: Draft): { question: Question; isAssumed: boolean }[] =>
  asked(draft)
    .filter(({ question, isOpen }) => question.kind !== 'more' && (!isOpen || isAssumable(question)))
    .map(({ question, isOpen }) => ({ question, isAssumed: isOpen }));
