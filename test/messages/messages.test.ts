import assert from 'node:assert/strict';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { LOCALES, type Locale } from '../../src/domain/locale.ts';
import { chooseLocale, MESSAGE_FILES, type MessageKey, messagesIn } from '../../src/messages/messages.ts';

/** Names that are the same in every language, and messages made of nothing but their arguments. */
const SAME_AS_ENGLISH = new Set([
  'choice.program.open-value',
  'family.sharepoint',
  'family.teams',
  'warning.of',
  'difference.from-to',
  'checklist.done-by',
  'command.status',
  'action.partner-center',
  'region.Australia',
  'region.China',
  'region.India',
  'region.Korea, Republic of',
  'region.Taiwan',
]);

const COUNTS = [0, 1, 2, 5, 12, 21, 22, 25, 1.5, 1_000_000];

/** Forms that read as `other` does: Hungarian nouns stay singular after any number, and Portuguese sets whole millions apart. */
const isOther = (locale: Locale, form: string): boolean =>
  (locale === 'hu' && form === 'one') || (locale === 'pt-BR' && form === 'many');

/** The arguments of a message, by name, with how they are used. */
const argumentsOf = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.argument:
        return [`${element.value}`];
      case TYPE.number:
        return [`${element.value} number`];
      case TYPE.select:
      case TYPE.plural:
        return [
          `${element.value} ${TYPE[element.type]}`,
          ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value)),
        ];
      default:
        return [];
    }
  });

const parsed = (message: string) => parse(message, { ignoreTag: true });
const argumentNames = (message: string): string[] =>
  [...new Set(argumentsOf(parsed(message)).map((argument) => argument.split(' ')[0] as string))].sort();

const english = MESSAGE_FILES.en;
const keys = Object.keys(english) as MessageKey[];

const NUMBERS = new Set(['count', 'days', 'done', 'total', 'cap', 'max', 'line', 'page', 'pages', 'seats']);
const allArguments = [...new Set(keys.flatMap((key) => argumentNames(english[key] as string)))];

/** Every value an argument may take in a test: words for names, numbers for counts. */
const valuesWith = (count: number) =>
  Object.fromEntries(allArguments.map((name) => [name, NUMBERS.has(name) ? count : `<${name}>`]));

describe('the messages', () => {
  for (const locale of LOCALES) {
    describe(`in ${locale}`, () => {
      const messages = MESSAGE_FILES[locale];

      it('have the keys of English, in its order', () => {
        assert.deepEqual(Object.keys(messages), keys);
      });

      it('have the arguments of English', () => {
        for (const key of keys) {
          assert.deepEqual(argumentNames(messages[key] as string), argumentNames(english[key] as string), key);
        }
      });

      it('can be said with every number, and leave nothing of their form behind', () => {
        const { t } = messagesIn(locale);
        for (const key of keys) {
          for (const count of COUNTS) {
            const text = t(key, valuesWith(count));
            assert.doesNotMatch(text, /[{}#]|undefined|NaN/, `${key}: ${text}`);
            assert.ok(text.trim() !== '', key);
          }
        }
      });

      it('have a plural form of their own for every number that the language tells apart', () => {
        const rules = new Intl.PluralRules(locale);
        const check = (elements: MessageFormatElement[], key: string): void => {
          for (const element of elements) {
            if (element.type === TYPE.plural) {
              const forms = new Set(COUNTS.map((count) => rules.select(count)));
              const missing = [...forms].filter((form) => !isOther(locale, form) && !(form in element.options));
              assert.deepEqual(missing, [], key);
              assert.ok(element.options['other'], key);
            }
            if (element.type === TYPE.plural || element.type === TYPE.select) {
              for (const { value } of Object.values(element.options)) check(value, key);
            }
          }
        };
        for (const key of keys) check(parsed(messages[key] as string), key);
      });

      if (locale === 'en') return;
      it('are not English', () => {
        const same = keys.filter((key) => messages[key] === english[key] && !SAME_AS_ENGLISH.has(key));
        assert.deepEqual(same, []);
      });
    });
  }
});

describe('the language for a tag', () => {
  const CHOICES: [string | null, string][] = [
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['ru', 'ru'],
    ['ru-KZ', 'ru'],
    ['pl-PL', 'pl'],
    ['hu-HU', 'hu'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'en'],
    ['zh-CN', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-TW', 'en'],
    ['zh-HK', 'en'],
    ['uk', 'en'],
    ['x-klingon', 'en'],
    ['tlh', 'en'],
    ['zh-Hant-CN', 'en'],
    ['zh', 'zh-CN'],
    ['uk-UA', 'en'],
    ['de-DE', 'en'],
    ['sr-Latn-RS', 'en'],
    ['HU-hu', 'hu'],
    ['pt-br', 'pt-BR'],
    ['pl_PL', 'en'],
    ['not a tag', 'en'],
    ['en'.repeat(500), 'en'],
    ['\u0000', 'en'],
    ['{locale}', 'en'],
    ['', 'en'],
    [null, 'en'],
  ];
  for (const [tag, locale] of CHOICES) {
    it(`${JSON.stringify(tag).slice(0, 20)} is ${locale}`, () => assert.equal(chooseLocale(tag), locale));
  }
});

describe('a date', () => {
  const WRITTEN: Record<string, [string, string]> = {
    en: ['14 March 2027', 'Sun 14 Mar'],
    ru: ['14 марта 2027 г.', 'вс, 14 мар.'],
    'zh-CN': ['2027年3月14日', '3月14日周日'],
    pl: ['14 marca 2027', 'niedz., 14 mar'],
    hu: ['2027. március 14.', 'márc. 14., V'],
    'pt-BR': ['14 de março de 2027', 'dom., 14 de mar.'],
  };
  for (const locale of LOCALES) {
    it(`is written as ${locale} writes it, and has the year where it is not this one`, () => {
      const { date, shortDate } = messagesIn(locale);
      assert.equal(date('2027-03-14', 'long'), WRITTEN[locale]?.[0]);
      assert.equal(shortDate('2027-03-14', '2027-01-01'), WRITTEN[locale]?.[1]);
      assert.match(shortDate('2027-03-14', '2026-12-31'), /2027/);
    });
  }
});
