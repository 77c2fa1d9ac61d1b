import assert from 'node:assert/strict';
import { mentionsOf } from '../../src/cards/mentions.ts';

const ID = '33333333-3333-4333-8333-333333333333';
const OTHER = '44444444-4444-4444-8444-444444444444';

describe('mentions', () => {
  it('stand in the text as the entities name them', () => {
    assert.deepEqual(mentionsOf([{ personId: ID, name: 'Megan Bowen' }]), {
      names: ['Megan Bowen'],
      mentioned: ['<at>Megan Bowen</at>'],
      entities: [{ type: 'mention', text: '<at>Megan Bowen</at>', mentioned: { id: ID, name: 'Megan Bowen' } }],
    });
  });

  it('call a person once', () => {
    const megan = { personId: ID, name: 'Megan' };
    assert.equal(mentionsOf([megan, megan]).entities.length, 1);
  });

  it('tell people of the same name apart', () => {
    const { entities } = mentionsOf([ID, OTHER].map((personId) => ({ personId, name: 'Megan' })));
    assert.deepEqual(
      entities.map(({ text }) => text),
      ['<at>Megan</at>', '<at>Megan 2</at>'],
    );
  });

  it('are no more than a name where Teams does not know the id', () => {
    const { mentioned, entities } = mentionsOf([{ personId: '29:abc', name: 'Megan' }]);
    assert.deepEqual([mentioned, entities], [['Megan'], []]);
  });

  for (const name of ['</at><at>Everyone</at>', '[x](http://127.0.0.1)', '**Megan**', 'Me\u0000gan\nBowen', '`#_~|!']) {
    it(`take nothing of the name ${JSON.stringify(name)} but its letters`, () => {
      const { names, mentioned } = mentionsOf([{ personId: ID, name }]);
      for (const one of names) assert.doesNotMatch(one, /[<>&\\`*_~[\](){}#|!\p{Cc}]/u);
      for (const one of mentioned) assert.match(one, /^<at>[^<>]+<\/at>$/);
    });
  }

  it('are cut where a name has no end, and left out where it has no letter', () => {
    assert.equal(mentionsOf([{ personId: ID, name: 'Ő'.repeat(200) }]).names[0]?.length, 60);
    assert.deepEqual(mentionsOf([{ personId: ID, name: '***' }]).names, []);
  });
});
