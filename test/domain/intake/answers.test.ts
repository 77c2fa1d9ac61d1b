import assert from 'node:assert/strict';
import { QUESTION_CHOICES } from '../../../src/cards/question-choices.ts';
import { type Draft, draftSchema, newDraft } from '../../../src/domain/intake/draft.ts';
import { offerTable } from '../../../src/domain/intake/intake.ts';
import type { QuestionKind } from '../../../src/domain/intake/questions.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { messagesIn } from '../../../src/messages/messages.ts';
import { aDraft, aFinishedDraft, answer, answerAll, asks, rejected } from '../../support/said.ts';

const toSubscription = (...channel: string[]): Draft => answerAll(aDraft(), 'Contoso', 'PL', ...channel);
const toSeats = (): Draft => answerAll(toSubscription('other'), 'Business Standard');
const toEndDate = (): Draft => answerAll(toSeats(), '25');
const toAutoRenew = (): Draft => answerAll(toEndDate(), '2027-03-14', 'P1Y');

/** A draft that asks each question. */
const ASKING: Partial<Record<QuestionKind, () => Draft>> = {
  'customer-name': aDraft,
  'customer-country': () => answerAll(aDraft(), 'Contoso'),
  'partner-country': () => answerAll(newDraft('draft', {}), 'Contoso', 'PL'),
  'partner-zone': () => answerAll(newDraft('draft', { country: 'PL' }), 'Contoso', 'PL'),
  'partner-ordering': () => answerAll(newDraft('draft', { country: 'PL', zone: 'UTC' }), 'Contoso', 'PL'),
  channel: () => toSubscription(),
  agreement: () => toSubscription('microsoft-direct'),
  commerce: () => toSubscription('csp-partner'),
  'transfer-agreed': () => toSubscription('csp-partner', 'new'),
  program: () => toSubscription('volume-licensing'),
  subscription: () => toSubscription('other'),
  seats: toSeats,
  'end-date': toEndDate,
  term: () => answerAll(toEndDate(), '2027-03-14'),
  'auto-renew': toAutoRenew,
  'cancel-at-end': () => answerAll(toSubscription('csp-partner', 'legacy'), '25 E1 2027-03-14 annual', 'no'),
  more: () => answerAll(toAutoRenew(), 'yes'),
  'reseller-relationship': () => answerAll(toAutoRenew(), 'yes', 'done'),
  'agreement-accepted': () => answerAll(toAutoRenew(), 'yes', 'done', 'no'),
  'delegated-admin': () => answerAll(toAutoRenew(), 'yes', 'done', 'no', 'no'),
  'remind-here': () => ({ ...aFinishedDraft(), shared: true }),
  summary: aFinishedDraft,
  cancel: () => ({ ...aFinishedDraft(), cancelling: true }),
  restart: () => ({ ...aFinishedDraft(), restarting: true }),
  table: () => offerTable(aFinishedDraft(), { rows: [], namesCustomers: false }),
};

const asking = (kind: QuestionKind): Draft => {
  const draft = ASKING[kind]?.() ?? assert.fail(kind);
  assert.equal(asks(draft).split(':')[0], kind);
  return draft;
};

describe('each question', () => {
  for (const [kind, choices] of Object.entries(QUESTION_CHOICES)) {
    it(`“${kind}” understands its buttons, and their words in every language`, () => {
      const draft = asking(kind as QuestionKind);
      for (const locale of LOCALES) {
        const { t } = messagesIn(locale);
        for (const { value, text } of choices) {
          const tapped = answer(draft, value);
          assert.notEqual(tapped.kind, 'rejected', value);
          for (const said of [t(text), t(text).toLowerCase(), `${t(text)}.`])
            assert.deepEqual(answer(draft, said, locale), tapped, `${locale}: ${said}`);
        }
      }
    });
  }

  it('keeps the draft, and is asked again, where an answer cannot be taken', () => {
    for (const kind of Object.keys(ASKING) as QuestionKind[]) {
      const draft = asking(kind);
      for (const said of ['🤷', '', '  ']) {
        const { draft: after, rejection } = rejected(draft, said);
        assert.equal(asks(after), asks(draft), `${kind}: “${said}”`);
        assert.deepEqual({ ...after, asking: null }, { ...draft, asking: null });
        assert.equal(rejection.typed, said.trim());
      }
    }
  });

  it('refuses what no database takes, and what nobody reads', () => {
    for (const kind of Object.keys(ASKING) as QuestionKind[]) {
      const draft = asking(kind);
      for (const said of ['Contoso\u0000', '25 Business Standard\ud800', '\udc00'])
        assert.deepEqual(answer(draft, said), {
          kind: 'rejected',
          draft: { ...draft, misses: 1 },
          rejection: { code: 'text-unusable', typed: '' },
        });
      assert.equal(rejected(draft, 'x'.repeat(20_001)).rejection.code, 'answer-too-long');
    }
  });

  it('can be stored and read again at every answer', () => {
    for (const kind of Object.keys(ASKING) as QuestionKind[]) {
      const draft = asking(kind);
      assert.deepEqual(draftSchema.parse(JSON.parse(JSON.stringify(draft))), draft);
    }
  });
});

describe('what is said', () => {
  type Case = [kind: QuestionKind, said: string, fields: Record<string, unknown>];
  const TAKEN: Case[] = [
    ['customer-name', '  Contoso   Ltd. ', { name: 'Contoso Ltd.' }],
    ['customer-name', '**Contoso** <b>&amp;</b> [x](http://x)', { name: '**Contoso** <b>&amp;</b> [x](http://x)' }],
    ['customer-name', 'Back', { name: 'Back' }],
    ['customer-name', 'List', { name: 'List' }],
    ['customer-name', 'no', { name: 'no' }],
    ['customer-name', '365', { name: '365' }],
    ['customer-name', '康托索', { name: '康托索' }],
    ['customer-name', '👍 Contoso', { name: '👍 Contoso' }],
    ['customer-name', 'x'.repeat(120), { name: 'x'.repeat(120) }],
    ['customer-name', '𝒳'.repeat(120), { name: '𝒳'.repeat(120) }],
    ['customer-country', 'Polska', { country: 'PL' }],
    ['customer-country', 'NO', { country: 'NO' }],
    ['customer-country', 'no', { country: 'NO' }],
    ['customer-country', 'IT', { country: 'IT' }],
    ['customer-country', 'be', { country: 'BE' }],
    ['customer-country', 'ME', { country: 'ME' }],
    ['customer-country', 'I don’t know', { country: null }],
    ['customer-country', 'no idea', { country: null }],
    ['partner-country', 'Magyarország', { country: 'HU' }],
    ['partner-zone', 'Budapest', { zone: 'Europe/Budapest' }],
    ['partner-zone', 'Asia/Kolkata', { zone: 'Asia/Kolkata' }],
    ['partner-ordering', 'through a distributor', { ordering: 'indirect' }],
    ['channel', 'bought from Microsoft', { channel: 'microsoft-direct' }],
    ['agreement', 'the old agreement', { agreement: 'mosa' }],
    ['agreement', 'not sure', { agreement: 'unknown' }],
    ['commerce', 'NCE', { commerce: 'new' }],
    ['transfer-agreed', 'yes, they have', { transferAgreed: true }],
    ['transfer-agreed', 'I don’t know', { transferAgreed: false }],
    ['program', 'EA', { program: 'enterprise-agreement' }],
    ['seats', '1,000', { seats: 1000 }],
    ['end-date', '14 марта 2027 г.', { endDate: '2027-03-14' }],
    ['term', 'three years', { term: 'P3Y' }],
    ['auto-renew', 'it is off', { autoRenew: false }],
    ['cancel-at-end', 'not sure', { cancelAtEnd: false }],
    ['cancel-at-end', 'yes', { cancelAtEnd: true }],
    ['reseller-relationship', 'да', { resellerRelationship: true }],
    ['agreement-accepted', 'nie wiadomo', { agreementAccepted: false }],
    ['delegated-admin', 'sim', { delegatedAdmin: true }],
  ];
  for (const [kind, said, fields] of TAKEN) {
    it(`to “${kind}”: “${said.slice(0, 40)}” is taken`, () => {
      const { customer, partner, subscriptions } = answerAll(asking(kind), said);
      const holder = kind.startsWith('partner') ? partner : { ...partner, ...subscriptions[0], ...customer };
      for (const [field, value] of Object.entries(fields))
        assert.equal((holder as Record<string, unknown>)[field], value, field);
    });
  }

  const REFUSED: [kind: QuestionKind, said: string, code: string][] = [
    ['customer-name', '🎉🎉', 'name-unusable'],
    ['customer-name', '???', 'name-unusable'],
    ['customer-name', 'Con\u0007toso', 'name-unusable'],
    ['customer-name', ' \n ', 'name-blank'],
    ['customer-name', 'x'.repeat(121), 'name-too-long'],
    ['customer-name', 'x'.repeat(5_000), 'name-too-long'],
    ['customer-country', 'Atlantis', 'country-unknown'],
    ['customer-country', 'Poland or Hungary', 'country-unknown'],
    ['partner-country', 'I don’t know', 'country-unknown'],
    ['partner-zone', 'Atlantis', 'zone-unknown'],
    ['partner-zone', '+01:00', 'zone-unknown'],
    ['channel', 'not from Microsoft', 'choice-unknown'],
    ['seats', '0', 'seats-impossible'],
    ['seats', '-1', 'seats-impossible'],
    ['seats', '2.5', 'seats-impossible'],
    ['seats', '1000001', 'seats-impossible'],
    ['seats', 'many', 'seats-unreadable'],
    ['end-date', 'soon', 'date-unreadable'],
    ['end-date', '1970-01-01', 'date-impossible'],
    ['end-date', '2999-01-01', 'date-impossible'],
    ['end-date', '31.02.2027', 'date-impossible'],
    ['term', '5 decades', 'choice-unknown'],
    ['auto-renew', 'not sure', 'choice-unknown'],
    ['auto-renew', 'nie jestem pewien', 'choice-unknown'],
    ['more', 'not sure', 'choice-unknown'],
    ['more', 'unknown', 'choice-unknown'],
    ['summary', 'not sure', 'summary-unclear'],
    ['summary', 'no', 'summary-unclear'],
    ['summary', 'don’t create the plan', 'summary-unclear'],
    ['summary', '这不正确', 'summary-unclear'],
    ['summary', 'это не верно', 'summary-unclear'],
    ['cancel', 'I am sure I want to go on', 'choice-unknown'],
    ['cancel', 'cancel', 'choice-unknown'],
  ];
  for (const [kind, said, code] of REFUSED) {
    it(`to “${kind}”: “${said.trim().slice(0, 40)}” is refused, ${code}`, () => {
      const draft = asking(kind);
      const { draft: after, rejection } = rejected(draft, said);
      assert.equal(rejection.code, code);
      assert.ok([...rejection.typed].length <= 60);
      assert.deepEqual(after, draft);
    });
  }

  it('to the summary confirms it', () => {
    for (const said of ['yes', 'Yes, please!', 'ok', 'да', '是的', 'tak', 'igen', 'sim', 'create the plan'])
      assert.deepEqual(answer(asking('summary'), said), { kind: 'confirmed' }, said);
  });
});
