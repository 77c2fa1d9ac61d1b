import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';
import { readNewLine } from '../../src/domain/understand/new-line.ts';
import {
  COMMANDS,
  type Command,
  readCommand,
  readHistoryOf,
  readShareOf,
  readStatusOf,
} from '../../src/domain/understand/words.ts';
import { messagesIn } from '../../src/messages/messages.ts';

type CommandList = { scopes: string[]; commands: { title: string; description: string }[] };
const readJson = (path: string) => JSON.parse(readFileSync(`appPackage/${path}`, 'utf8'));
const texts = (locale: Locale): Record<string, string> => (locale === 'en' ? {} : readJson(`languages/${locale}.json`));

describe('the commands of the app package', () => {
  const lists: CommandList[] = readJson('manifest.json').bots[0].commandLists;
  /** Questions that are open have buttons for these. */
  const ONLY_WHILE_ASKED: Command[] = ['back', 'cancel', 'start-over'];
  /** What one does in one's own chat. */
  const ONLY_PERSONAL: Command[] = ['template', 'settings'];

  const titleOf = (locale: Locale, list: number, at: number): string => {
    const own = texts(locale)[`bots[0].commandLists[${list}].commands[${at}].title`];
    return own ?? lists[list]?.commands[at]?.title ?? '';
  };
  const commandsOf = (locale: Locale, list: number) =>
    (lists[list]?.commands ?? []).map((_, at) => readCommand(titleOf(locale, list, at)));

  it('are a list for each scope, of at most twelve', () => {
    assert.deepEqual(
      lists.map(({ scopes }) => scopes),
      [['personal'], ['team', 'groupChat']],
    );
    for (const { commands } of lists) assert.ok(commands.length > 0 && commands.length <= 12);
  });

  it('are all that the bot knows where they make sense', () => {
    const anywhere = COMMANDS.filter((command) => !ONLY_WHILE_ASKED.includes(command));
    assert.deepEqual(commandsOf('en', 0).sort(), [...anywhere].sort());
    const together = anywhere.filter((command) => !ONLY_PERSONAL.includes(command));
    assert.deepEqual(commandsOf('en', 1).sort(), [...together].sort());
  });

  for (const locale of LOCALES) {
    it(`are understood in ${locale}, and called as the bot calls them`, () => {
      const { t } = messagesIn(locale);
      for (const list of lists.keys()) {
        const commands = commandsOf(locale, list);
        assert.deepEqual(commands, commandsOf('en', list));
        for (const [at, command] of commands.entries()) {
          assert.equal(titleOf(locale, list, at), t(`command.${command as Command}`));
        }
      }
    });

    it(`may be followed by a customer in ${locale}`, () => {
      const readers: Partial<Record<Command, (text: string) => string | null>> = {
        new: (text) => readNewLine(text)?.text ?? null,
        status: readStatusOf,
        share: readShareOf,
        history: readHistoryOf,
      };
      for (const [command, read] of Object.entries(readers)) {
        const at = commandsOf('en', 0).indexOf(command as Command);
        assert.equal(read(`${titleOf(locale, 0, at)} Contoso`), 'Contoso', command);
      }
    });

    if (locale === 'en') continue;
    it(`have words of their own in ${locale}`, () => {
      for (const [list, { commands }] of lists.entries()) {
        for (const [at, { description }] of commands.entries()) {
          const own = texts(locale)[`bots[0].commandLists[${list}].commands[${at}].description`];
          assert.ok(own && own !== description, `${list} ${at}: ${own}`);
        }
      }
    });
  }

  it('say the same of a command in every list', () => {
    for (const locale of LOCALES) {
      const said = new Map<string, string | undefined>();
      for (const [list, { commands }] of lists.entries()) {
        for (const [at, { description }] of commands.entries()) {
          const own = texts(locale)[`bots[0].commandLists[${list}].commands[${at}].description`] ?? description;
          const title = titleOf(locale, list, at);
          assert.equal(own, said.get(title) ?? own, `${locale} ${title}`);
          said.set(title, own);
        }
      }
    }
  });
});
