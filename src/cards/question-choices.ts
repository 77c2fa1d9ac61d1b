import type { QuestionKind } from '../domain/intake/questions.ts';
import type { MessageKey } from '../messages/messages.ts';

/** The answers that a question offers as buttons: value and text. */
export type Choice = { value: string; text: MessageKey };

const choices = (kind: string, values: string[]): Choice[] =>
  values.map((value) => ({ value, text: `choice.${kind}.${value}` as MessageKey }));

const YES_NO: Choice[] = [
  { value: 'yes', text: 'choice.yes' },
  { value: 'no', text: 'choice.no' },
];
const UNKNOWN: Choice = { value: 'unknown', text: 'choice.unknown' };

export const QUESTION_CHOICES: Partial<Record<QuestionKind, Choice[]>> = {
  'customer-country': [UNKNOWN],
  'partner-ordering': choices('partner-ordering', ['direct', 'indirect']),
  channel: choices('channel', ['microsoft-direct', 'csp-partner', 'volume-licensing', 'other']),
  agreement: [...choices('agreement', ['mca', 'mosa']), UNKNOWN],
  commerce: [...choices('commerce', ['new', 'legacy']), UNKNOWN],
  'transfer-agreed': [...YES_NO, UNKNOWN],
  program: [...choices('program', ['enterprise-agreement', 'open-value']), UNKNOWN],
  term: choices('term', ['P1M', 'P1Y', 'P3Y']),
  'auto-renew': YES_NO,
  'cancel-at-end': [...YES_NO, UNKNOWN],
  more: choices('more', ['done', 'same-channel', 'other-channel']),
  'reseller-relationship': [...YES_NO, UNKNOWN],
  'agreement-accepted': [...YES_NO, UNKNOWN],
  'delegated-admin': [...YES_NO, UNKNOWN],
  'remind-here': YES_NO,
  cancel: choices('cancel', ['yes', 'no']),
  restart: choices('restart', ['yes', 'no']),
};

/** Questions whose answer people may have to look up: the card says where. */
export const WITH_HOW_TO = new Set<QuestionKind>([
  'customer-country',
  'agreement',
  'commerce',
  'transfer-agreed',
  'program',
  'end-date',
  'auto-renew',
  'cancel-at-end',
  'reseller-relationship',
  'agreement-accepted',
  'delegated-admin',
]);
