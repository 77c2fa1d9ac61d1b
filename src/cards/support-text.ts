import { type SupportRequest, supportRequest } from '../domain/support-request.ts';
import type { Messages } from '../messages/messages.ts';
import { type LetterFacts, type Paragraph, paragraph } from './letter-parts.ts';
import { subscriptionText } from './offer-text.ts';

/** A request ready to be completed and sent, and who may send it. */
export type SupportText = { subject: string; contact: SupportRequest['contact']; paragraphs: Paragraph[] };

type AskedLine = SupportRequest['lines'][number];

const lineText = ({ subscription, line, renews }: AskedLine, messages: Messages): string => {
  const { t, date } = messages;
  const { agreement, term } = subscription;
  return t('support.line', {
    subscription: subscriptionText(subscription, messages),
    term: t(`choice.term.${term}`),
    end: date(line.endDate, 'long'),
    agreement: agreement === 'unknown' ? t('value.unknown') : t(`choice.agreement.${agreement}`),
    renews: t(renews ? 'value.yes' : 'value.no'),
  });
};

/** The request to Microsoft's billing support about a credit; in square brackets what the bot cannot know. Null: nothing to ask. */
export const supportText = (
  { migration, today }: Pick<LetterFacts, 'migration' | 'today'>,
  messages: Messages,
): SupportText | null => {
  const { t, date } = messages;
  const request = supportRequest(migration, today);
  if (request === null) return null;
  const { contact, lines, answerBy } = request;
  const questions = [t('support.question.credit'), t('support.question.day'), t('support.question.how')];
  return {
    subject: t('support.subject'),
    contact,
    paragraphs: [
      paragraph(t('support.greeting')),
      paragraph(t(`support.intro.${contact}`, { customer: migration.request.customer.name })),
      paragraph(t('support.tenant')),
      paragraph(
        t('support.subscriptions'),
        lines.map((line) => lineText(line, messages)),
      ),
      paragraph(t('support.questions'), questions),
      ...(answerBy === null ? [] : [paragraph(t('support.answer-by', { date: date(answerBy, 'long') }))]),
      paragraph(t('support.only-asking')),
      paragraph(t('letter.regards')),
    ],
  };
};
