import { customerLetter, type LetterLine } from '../domain/customer-letter.ts';
import type { Messages } from '../messages/messages.ts';
import { askedParagraphs } from './letter-asked.ts';
import { creditParagraphs } from './letter-credit.ts';
import { type LetterFacts, type NameOf, namesIn, type Paragraph, paragraph, whenOf } from './letter-parts.ts';
import { targetText } from './offer-text.ts';

/** A letter ready to copy, or why there is none. */
export type LetterText =
  | { kind: 'text'; subject: string; paragraphs: Paragraph[] }
  | { kind: 'blocked' | 'nothing-moves' };

const moveText = ({ subscription, line, move, isOver }: LetterLine, nameOf: NameOf, messages: Messages): string => {
  const { t, date } = messages;
  const name = { subscription: nameOf(line.id), end: date(line.endDate, 'long') };
  switch (move.kind) {
    case 'trial':
    case 'transferred':
      return t(`letter.move.${move.kind}`, name);
    case 'transfer':
      return t('letter.move.transfer', { ...name, ...whenOf(move, messages) });
    case 'provisioned':
      return t('letter.move.provisioned', { ...name, over: isOver ? 'yes' : 'no' });
    case 'provision': {
      const from = date(move.from, 'long');
      if (isOver) return t('letter.move.expired', { ...name, from });
      return t('letter.move.provision', {
        ...name,
        from,
        change: move.change,
        target: targetText(subscription, messages),
      });
    }
  }
};

const outlookTexts = ({ line, outlook }: LetterLine, nameOf: NameOf, { t, date }: Messages): string[] => {
  if (outlook === null) return [];
  return [
    t(`letter.outlook.${outlook.kind}`, {
      subscription: nameOf(line.id),
      term: 'term' in outlook ? outlook.term : '',
      date: 'on' in outlook ? date(outlook.on, 'long') : '',
      accessUntil: 'accessUntil' in outlook ? date(outlook.accessUntil, 'long') : '',
      dataUntil: 'dataUntil' in outlook ? date(outlook.dataUntil, 'long') : '',
    }),
  ];
};

const keepsItsLicenses = ({ move, isOver }: LetterLine): boolean =>
  !isOver && move.kind === 'provision' && move.change === 'same';

/** The letter to the customer, in the language of the messages: only what this plan still asks for, and no promise of money. */
export const letterText = (facts: LetterFacts, messages: Messages): LetterText => {
  const { t } = messages;
  const { migration, today } = facts;
  const letter = customerLetter(migration, today);
  if (letter.kind === 'blocked' || letter.kind === 'nothing-moves') return { kind: letter.kind };

  const nameOf = namesIn(migration, messages);
  const written = (...body: Paragraph[]): LetterText => ({
    kind: 'text',
    subject: t('letter.subject'),
    paragraphs: [
      paragraph(t('letter.greeting', { customer: migration.request.customer.name })),
      ...body,
      paragraph(t('letter.questions')),
      paragraph(t('letter.regards')),
    ],
  });
  if (letter.kind === 'all-done') return written(paragraph(t('letter.all-done')));

  const { lines } = letter;
  const asked = askedParagraphs(letter, facts, nameOf, messages);
  const expected = lines.map((line) => moveText(line, nameOf, messages));
  const outlooks = lines.flatMap((line) => outlookTexts(line, nameOf, messages));
  const credits = creditParagraphs(letter.credits, nameOf, messages);
  return written(
    paragraph(t('letter.intro')),
    ...(asked.length > 0 ? [paragraph(t('letter.heading.asked')), ...asked] : []),
    ...(expected.length > 0 ? [paragraph(t('letter.heading.expect'), expected)] : []),
    ...(lines.some(keepsItsLicenses) ? [paragraph(t('letter.same-licenses'))] : []),
    ...(outlooks.length > 0 ? [paragraph(t('letter.heading.outlook'), outlooks)] : []),
    ...(credits.length > 0 ? [paragraph(t('letter.heading.credit')), ...credits] : []),
  );
};
