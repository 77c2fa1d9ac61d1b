import { LOCALES, type Locale } from '../domain/locale.ts';
import { supportRequest } from '../domain/support-request.ts';
import { type Messages, messagesIn } from '../messages/messages.ts';
import { blockerTexts } from './blocker-text.ts';
import { type CardAction, execute } from './card-data.ts';
import { ownName } from './language-card.ts';
import { type LetterFacts, type Paragraph, plainText } from './letter-parts.ts';
import { letterText } from './letter-text.ts';
import type { ShownMigration } from './step-row.ts';
import { supportText } from './support-text.ts';

export type LetterModel = LetterFacts & {
  migration: ShownMigration;
  /** The language of the letter; null for the reader's. */
  language: Locale | null;
};

type LetterVerb = 'letter' | 'support-letter';
type Written = { hints: string[]; subject: string; paragraphs: Paragraph[] };

const cardOf = (
  verb: LetterVerb,
  { migration, language }: LetterModel,
  { hints, subject, paragraphs }: Written,
  others: CardAction[],
  messages: Messages,
): object => {
  const { t } = messages;
  const { migrationId, request } = migration;
  const written = language ?? messages.locale;
  const hasText = paragraphs.length > 0;
  return {
    title: t(`action.${verb}`),
    customer: request.customer.name,
    hints: hints.map((text) => ({ text })),
    subjectLabel: t('letter.card.subject'),
    subject,
    textLabel: t('letter.card.text'),
    text: plainText(paragraphs, messagesIn(written)),
    languagesTitle: hasText ? t('letter.card.languages') : '',
    languages: hasText
      ? LOCALES.filter((locale) => locale !== written).map((locale) => ({
          title: ownName(locale),
          verb,
          data: { migrationId, language: locale },
        }))
      : [],
    speak: t(`action.${verb}`),
    actions: [...others, execute('checklist', t('action.checklist'), { migrationId, page: 0 })],
  };
};

const nothing = (...hints: string[]): Written => ({ hints, subject: '', paragraphs: [] });

const whyBlocked = (migration: ShownMigration, messages: Messages): Written =>
  nothing(messages.t('letter.none.blocked'), ...blockerTexts(migration.plan, messages));

/** The letter to the customer, ready to copy, in any of our languages. */
export const letterCard = (model: LetterModel, messages: Messages): object => {
  const { migration, today, language } = model;
  const { t } = messages;
  const letter = letterText(model, messagesIn(language ?? messages.locale));
  const support = supportRequest(migration, today)
    ? [execute('support-letter', t('action.support-letter'), { migrationId: migration.migrationId })]
    : [];
  switch (letter.kind) {
    case 'text':
      return cardOf('letter', model, { hints: [t('letter.card.hint')], ...letter }, support, messages);
    case 'blocked':
      return cardOf('letter', model, whyBlocked(migration, messages), [], messages);
    case 'nothing-moves':
      return cardOf('letter', model, nothing(t('letter.none.nothing-moves')), [], messages);
  }
};

/** The request to Microsoft's billing support, ready to be completed, in any of our languages. */
export const supportLetterCard = (model: LetterModel, messages: Messages): object => {
  const { migration, language } = model;
  const { t } = messages;
  const letter = execute('letter', t('action.letter'), { migrationId: migration.migrationId });
  if (migration.plan.status === 'blocked') {
    return cardOf('support-letter', model, whyBlocked(migration, messages), [], messages);
  }
  const support = supportText(model, messagesIn(language ?? messages.locale));
  if (support === null) return cardOf('support-letter', model, nothing(t('support.none')), [letter], messages);
  const hints = [t(`support.card.hint.${support.contact}`), t('support.card.fill-in')];
  return cardOf('support-letter', model, { ...support, hints }, [letter], messages);
};
