import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Choice, suggest } from '../../src/domain/suggest.ts';

const choicesNamed = (...titles: string[]): Choice[] => titles.map((title) => ({ title, value: title }));
const titles = (choices: Choice[]): string[] => choices.map(({ title }) => title);

describe('suggestions', () => {
  it('put what begins so before a word that begins so, and that before what holds it elsewhere', () => {
    const choices = choicesNamed('Greenland', 'Åland Islands', 'The Lands', 'Landau', 'Lisbon');
    assert.deepEqual(titles(suggest(choices, 'land')), ['Landau', 'The Lands', 'Greenland', 'Åland Islands']);
  });

  it('keep the order of the list among those that fit equally well', () => {
    const choices = choicesNamed('Poland', 'Portugal', 'Polynesia');
    assert.deepEqual(titles(suggest(choices, 'po')), ['Poland', 'Portugal', 'Polynesia']);
  });

  it('put what is meant after what begins so and before all else', () => {
    const choices = [...choicesNamed('Australia', 'Usedom'), { title: 'United States', value: 'US' }];
    assert.deepEqual(titles(suggest(choices, 'us', ['US'])), ['Usedom', 'United States', 'Australia']);
  });

  it('compare without letter case, width and accents', () => {
    for (const typed of ['łÓdź', 'lodz', 'ＬＯＤＺ']) {
      assert.deepEqual(titles(suggest(choicesNamed('Kraków', 'Łódź'), typed)), ['Łódź'], typed);
    }
  });

  it('find the words of a zone as people write them', () => {
    assert.deepEqual(titles(suggest(choicesNamed('America/New_York'), '  new   york ')), ['America/New_York']);
  });

  it('are the whole list while nothing is typed', () => {
    assert.deepEqual(titles(suggest(choicesNamed('B', 'A'), ' \t')), ['B', 'A']);
  });

  it('are none for what no title holds, however long', () => {
    assert.deepEqual(suggest(choicesNamed('Poland'), 'Poland '.repeat(1000)), []);
    assert.deepEqual(suggest(choicesNamed('Poland'), '.*'), []);
  });

  it('come from the list, each once, for any text', () => {
    const choices = choicesNamed('Poland', 'Łódź', '波兰', 'America/New_York');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.subarray(titles(choices)), (typed, meant) => {
        const found = titles(suggest(choices, typed, meant));
        assert.equal(new Set(found).size, found.length);
        for (const title of [...found, ...meant]) assert.ok(titles(choices).includes(title) && found.length <= 4);
        for (const title of meant) assert.ok(found.includes(title));
      }),
    );
  });
});
