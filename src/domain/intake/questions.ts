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
  'summary',
  'cancel',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One question: its id is the kind, and `kind:subscriptionId` for those of a subscription. */
export type Question = { id: string; kind: QuestionKind; subscriptionId: string | null };

type OfDraft = { isOpen: (draft: Draft) => boolean };
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

type Asked = { question: Question; isOpen: boolean };

const asked = (draft: Draft): Asked[] => [
  ...BEFORE_SUBSCRIPTIONS.map(([kind, { isOpen }]) => ({ question: ofDraft(kind), isOpen: isOpen(draft) })),
  ...draft.subscriptions.flatMap((subscription) =>
    PER_SUBSCRIPTION.filter(([, { isAsked }]) => isAsked(subscription)).map(([kind, { isOpen }]) => ({
      question: ofSubscription(kind, subscription.id),
      isOpen: isOpen(subscription),
    })),
  ),
  ...AFTER_SUBSCRIPTIONS.map(([kind, { isOpen }]) => ({ question: ofDraft(kind), isOpen: isOpen(draft) })),
];

/** The question a draft has of that id; null where it has none. The summary is none: it comes when nothing is open. */
export const questionById = (draft: Draft, id: string): Question | null =>
  asked(draft).find(({ question }) => question.id === id)?.question ?? null;

/** What to ask now: what was asked for again, else the first question without an answer, else the summary. */
export const nextQuestion = (draft: Draft): Question => {
  if (draft.cancelling) return CANCEL;
  const again = draft.asking === null ? null : questionById(draft, draft.asking);
  return again ?? asked(draft).find(({ isOpen }) => isOpen)?.question ?? SUMMARY;
};

/** The questions that have been answered, in the order in which they are asked: what a summary lists. */
export const answeredQuestions = (draft: Draft): Question[] =>
  asked(draft)
    .filter(({ question, isOpen }) => !isOpen && question.kind !== 'more')
    .map(({ question }) => question);
