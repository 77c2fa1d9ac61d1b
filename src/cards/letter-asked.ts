import type { AskedTask, CustomerLetter, LetterItem } from '../domain/customer-letter.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { type LetterFacts, type NameOf, type Paragraph, paragraph, whenOf } from './letter-parts.ts';
import { offerName } from './offer-text.ts';

type Letter = Extract<CustomerLetter, { kind: 'letter' }>;

const invitationKey = (isRequested: boolean, url: string | null): MessageKey => {
  if (url !== null) return 'letter.invitation.link';
  return isRequested ? 'letter.invitation.sent' : 'letter.invitation.to-come';
};

const acceptances = (
  { invitation, agreement }: Letter,
  { ordering, invitationUrl }: LetterFacts,
  messages: Messages,
): Paragraph[] => {
  const { t } = messages;
  return [
    ...(invitation
      ? [
          t(invitationKey(invitation.isRequested, invitationUrl), {
            ...whenOf(invitation, messages),
            link: invitationUrl ?? '',
          }),
        ]
      : []),
    ...(agreement ? [t('letter.agreement', { ...whenOf(agreement, messages), ordering })] : []),
  ].map((text) => paragraph(text));
};

const itemText = (item: LetterItem, { task }: AskedTask, nameOf: NameOf, messages: Messages): string => {
  const { t, date, locale } = messages;
  const { from, by, line } = item;
  const subscription = nameOf(line.id);
  const end = date(line.endDate, 'long');
  if (task === 'confirm-current-term' || task === 'agree-renewal') {
    return t('letter.item.ends', { subscription, date: end });
  }
  if (task === 'cancel-at-end-of-term') {
    return t('letter.item.cancel', { subscription, end, ...whenOf(item, messages) });
  }
  if (task === 'choose-equivalent-offer' && line.equivalents.length > 0) {
    const offers = new Intl.ListFormat(locale, { type: 'disjunction' }).format(line.equivalents.map(offerName));
    return t('letter.item.equivalents', { subscription, offers });
  }
  if (task === 'stop-auto-renewal' && item.isAfterAcceptance) {
    return t('letter.item.after-acceptance', { subscription, ...whenOf(item, messages) });
  }
  if (by === null) return t('letter.item.at-once', { subscription });
  return from === null
    ? t('letter.item.by', { subscription, date: date(by, 'long') })
    : t('letter.item.between', { subscription, from: date(from, 'long'), date: date(by, 'long') });
};

const taskKey = ({ task, channel }: AskedTask): MessageKey => {
  if (task === 'stop-auto-renewal') return `letter.task.stop-auto-renewal.${channel}`;
  if (task === 'cancel-at-end-of-term') {
    return channel === 'csp-partner' ? 'letter.task.cancel-at-end.csp-partner' : 'letter.task.cancel-at-end.own';
  }
  return `letter.task.${task}`;
};

/** What is asked of the customer: what to accept, then each kind of task with its subscriptions. */
export const askedParagraphs = (
  letter: Letter,
  facts: LetterFacts,
  nameOf: NameOf,
  messages: Messages,
): Paragraph[] => [
  ...acceptances(letter, facts, messages),
  ...letter.tasks.map((asked) =>
    paragraph(
      messages.t(taskKey(asked)),
      asked.items.map((item) => itemText(item, asked, nameOf, messages)),
    ),
  ),
];
