import assert from 'node:assert/strict';
import { choiceOf, findPhrases, phraseTable, wholeChoiceOf } from '../../../src/domain/understand/phrases.ts';

const TABLE = phraseTable<'fruit' | 'apple-pie' | 'tree'>([
  ['fruit', ['apple', 'a pear', 'яблоко', '苹果']],
  ['apple-pie', ['apple pie', 'pie']],
  ['tree', ['pear tree', 'a pear']],
]);

const valuesIn = (text: string) => findPhrases(text, TABLE).map(({ values }) => values.join('|'));

describe('the phrases of a text', () => {
  const CASES: [text: string, values: string[]][] = [
    ['apple', ['fruit']],
    ['an Apple, please', ['fruit']],
    ['ＡＰＰＬＥ', ['fruit']],
    ['apple pie', ['apple-pie']],
    ['apple-pie', ['apple-pie']],
    ['apple apple pie', ['fruit', 'apple-pie']],
    ['a pear', ['fruit|tree']],
    ['a pear tree', ['fruit|tree']],
    ['одно ЯБЛОКО', ['fruit']],
    ['我要苹果', ['fruit']],
    ['applepie', []],
    ['pineapple', []],
    ['', []],
  ];
  for (const [text, values] of CASES) {
    it(`“${text}”: ${values.join(', ') || 'none'}`, () => assert.deepEqual(valuesIn(text), values));
  }

  it('stand where the text has them', () =>
    assert.deepEqual(
      findPhrases('my Ápple  pie!', TABLE).map(({ start, end }) => [start, end]),
      [[3, 13]],
    ));
});

describe('a fixed answer', () => {
  const CASES: [said: string, value: string | null][] = [
    ['fruit', 'fruit'],
    ['apple-pie', 'apple-pie'],
    ['I take an apple', 'fruit'],
    ['apple, яблоко', 'fruit'],
    ['a pear', null],
    ['apple or pie', null],
    ['not an apple', null],
    ['I don’t want an apple', null],
    ['не яблоко', null],
    ['nuts', null],
    ['', null],
  ];
  for (const [said, value] of CASES) {
    it(`“${said}”: ${value}`, () => assert.equal(choiceOf(said, TABLE), value));
  }
});

describe('an answer with consequences', () => {
  const CASES: [said: string, value: string | null][] = [
    ['fruit', 'fruit'],
    ['Apple!', 'fruit'],
    ['an apple', null],
    ['apple, please', 'fruit'],
    ['I take an apple', null],
    ['which apple?', null],
    ['not apple', null],
    ['please', null],
    ['', null],
  ];
  for (const [said, value] of CASES) {
    it(`“${said}”: ${value}`, () => assert.equal(wholeChoiceOf(said, TABLE), value));
  }
});
