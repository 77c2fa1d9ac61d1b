import assert from 'node:assert/strict';
import { LOCALES } from '../../src/domain/locale.ts';
import { sayWithGaps } from '../../src/messages/message-format.ts';
import {
  createMessages,
  MESSAGE_FILES,
  type MessageArguments,
  type MessageKey,
  type MessageProblem,
  onMessageProblem,
} from '../../src/messages/messages.ts';

const polish = (changed: Record<string, string> = {}) => createMessages('pl', { ...MESSAGE_FILES.pl, ...changed });

describe('a message that cannot be said as it is written', () => {
  let told: MessageProblem[];
  beforeEach(() => {
    told = [];
    onMessageProblem((problem) => told.push(problem));
  });
  afterEach(() => onMessageProblem());

  const SAID: [what: string, key: MessageKey, values: MessageArguments | undefined, said: string, missing: string[]][] =
    [
      ['misses its only argument', 'list.next', undefined, 'Next: …', ['step']],
      [
        'misses one of several',
        'reminder.put-off',
        { customer: 'Contoso', name: 'Alex Wilber' },
        'Contoso: put off by Alex Wilber until …',
        ['date'],
      ],
      ['misses a count', 'table.add', {}, 'Add … lines', ['count']],
      [
        'misses what it chooses by',
        'outlook.renews',
        { date: '15 March 2027' },
        'If nobody acts, it renews for a year on 15 March 2027.',
        ['term'],
      ],
      ['has an undefined argument', 'list.next', { step: undefined as never }, 'Next: …', ['step']],
      ['counts what is no number', 'table.add', { count: 'many' }, 'Add … lines', []],
      ['names a number that is none', 'question.seats.hint', { max: Number.NaN }, 'A whole number from 1 to ….', []],
    ];
  for (const [what, key, values, said, missing] of SAID) {
    it(`is said in English when it ${what}, and is told`, () => {
      assert.equal(polish().t(key, values), said);
      assert.equal(told.length, 1);
      const { reason, ...problem } = told[0] as MessageProblem;
      assert.deepEqual(problem, { locale: 'pl', key, missing });
      assert.match(reason, /^[A-Z_]+$/);
    });
  }

  for (const [what, text] of [
    ['is no ICU message', '{count, plural, one {# wiersz}'],
    ['asks for an argument that nobody gives', 'Dodaj {count} {what}'],
  ]) {
    it(`is said in whole English when its own text ${what}`, () => {
      assert.equal(polish({ 'table.add': text as string }).t('table.add', { count: 2 }), 'Add 2 lines');
      assert.equal(told.length, 1);
    });
  }

  it('is said in English when its language has no text for it', () => {
    const { 'list.blocked': _, ...others } = MESSAGE_FILES.hu;
    assert.equal(createMessages('hu', others).t('list.blocked'), 'Blocked');
    assert.deepEqual(told, [{ locale: 'hu', key: 'list.blocked', missing: [], reason: 'NO_TEXT' }]);
  });

  it('is told once, and said every time', () => {
    const { t } = polish();
    for (let times = 0; times < 3; times++) assert.equal(t('list.next'), 'Next: …');
    assert.equal(told.length, 1);
  });

  it('never tells what was inserted', () => {
    polish().t('reminder.put-off', { customer: 'Contoso', name: 'Alex Wilber' });
    polish().t('table.add', { count: 'Fabrikam' });
    assert.doesNotMatch(JSON.stringify(told), /Contoso|Alex|Fabrikam/);
    assert.equal(told.length, 2);
  });

  it('is no exception in any language for any key, whatever it is given', () => {
    const keys = Object.keys(MESSAGE_FILES.en) as MessageKey[];
    for (const locale of LOCALES) {
      const { t } = createMessages(locale);
      for (const key of [...keys, 'no.such.key' as MessageKey]) {
        for (const values of [undefined, {}, { count: 'x', customer: undefined as never }]) {
          const said = t(key, values);
          assert.doesNotMatch(said, /[{}]|undefined|NaN/, `${locale} ${key}: ${said}`);
          assert.notEqual(said, '', `${locale} ${key}`);
        }
      }
    }
    assert.ok(told.length > 0);
  });

  it('throws where nobody listens, so that tests notice', () => {
    onMessageProblem();
    assert.throws(() => polish().t('list.next'), /list\.next/);
  });
});

describe('a message with arguments as they are', () => {
  afterEach(() => onMessageProblem());

  it('leaves braces, markdown and number signs in names alone', () => {
    const step = "{Contoso} *bold* # <b>it’s</b> '{x}'";
    assert.equal(polish().t('list.next', { step }), `Następny krok: ${step}`);
    assert.equal(sayWithGaps('Next: {step}', { step }).text, `Next: ${step}`);
  });
});
