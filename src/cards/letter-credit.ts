import type { LetterCredit } from '../domain/customer-letter.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';
import { type NameOf, type Paragraph, paragraph } from './letter-parts.ts';

const creditKey = ({ subscription, credit: { note } }: LetterCredit): MessageKey => {
  switch (note?.outcome) {
    case 'current-partner-is-credited':
      return 'letter.credit.current-partner-is-credited';
    case 'current-partner-may-cancel':
      return note.likelihood === 'prorated'
        ? 'letter.credit.current-partner-may-cancel'
        : 'letter.credit.current-partner-may-cancel-unknown';
    case 'ask-microsoft-billing-support':
      if (note.likelihood !== 'prorated') return `letter.credit.${note.likelihood ?? 'unknown'}`;
      return subscription.agreement === 'mosa' ? 'letter.credit.prorated-mosa' : 'letter.credit.prorated-window';
    default:
      return 'letter.credit.no-refund';
  }
};

/** Where a window closes, its last day is named. */
const creditItem = ({ line, subscription, credit }: LetterCredit, nameOf: NameOf, { t, date }: Messages): string => {
  const { proratedUntil } = credit;
  const isWindow = proratedUntil !== null && subscription.agreement !== 'mosa';
  return isWindow
    ? t('letter.item.until', { subscription: nameOf(line.id), date: date(proratedUntil, 'long') })
    : nameOf(line.id);
};

/** Whom to ask about a credit and what may come of it: never an amount, and never that it is certain. */
export const creditParagraphs = (credits: LetterCredit[], nameOf: NameOf, messages: Messages): Paragraph[] => {
  const groups = new Map<MessageKey, string[]>();
  for (const credit of credits) {
    const key = creditKey(credit);
    groups.set(key, [...(groups.get(key) ?? []), creditItem(credit, nameOf, messages)]);
  }
  const support = credits.find(({ credit }) => credit.note?.outcome === 'ask-microsoft-billing-support');
  const contact = support?.credit.note?.contact === 'partner' ? 'partner' : 'customer';
  return [
    ...(support ? [paragraph(messages.t(`letter.credit.ask.${contact}`))] : []),
    ...[...groups].map(([key, items]) => paragraph(messages.t(key), items)),
  ];
};
