import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { typedText } from '../../src/bot/typed-text.ts';

const BOT = { id: '28:bot', name: 'Switchover' };
const mentionOf = (id: string, name: string) => ({
  type: 'mention',
  mentioned: { id, name },
  text: `<at>${name}</at>`,
});

const read = (text: string, entities: object[] = [], conversationType = 'groupChat'): string =>
  typedText({ text, entities, recipient: BOT, conversation: { id: 'c', conversationType } } as unknown as Activity);

describe('the text that was typed', () => {
  const SAID: [string, string, object[], string][] = [
    ['a mention with its entity', '<at>Switchover</at> list', [mentionOf('28:bot', 'Switchover')], 'list'],
    ['a mention in the middle', 'show <at>Switchover</at> list', [mentionOf('28:bot', 'Switchover')], 'show   list'],
    ['a mention twice', '<at>Switchover</at> list <at>Switchover</at>', [mentionOf('28:bot', 'Switchover')], 'list'],
    ['a mention without an entity', '<at>Switchover</at> list', [], 'list'],
    ['a mention under another name', '<at>Switchover (dev)</at> list', [], 'list'],
    ['a mention with an id', '<at id="0">Switchover</at>&nbsp;list\n', [mentionOf('28:bot', 'Switchover')], 'list'],
    ['an entity without its text', '<at>Bot</at> list', [{ type: 'mention', mentioned: BOT }], 'list'],
    ['nothing but a mention', '<at>Switchover</at>', [], ''],
    [
      'somebody else’s mention',
      '<at>Switchover</at> status <at>Adele</at>',
      [mentionOf('28:bot', 'Switchover'), mentionOf('29:ada', 'Adele')],
      'status Adele',
    ],
  ];
  for (const [what, text, entities, expected] of SAID) {
    it(`is “${expected}” of ${what}`, () => assert.equal(read(text, entities), expected));
  }

  it('keeps a name as it is, signs and all', () => {
    assert.equal(read('status <at>A$&B</at>', [mentionOf('29:ada', 'A$&B')]), 'status A$&B');
  });

  it('is as typed in a personal chat, but for the bot’s own name', () => {
    assert.equal(read('<at>Contoso</at> & Co', [], 'personal'), '<at>Contoso</at> & Co');
    assert.equal(read('<at>switchover</at> list', [], 'personal'), 'list');
  });

  it('is read at once, whatever somebody sends', () => {
    const text = '<at '.repeat(25_000);
    assert.equal(read(text), text.trim());
  });
});
