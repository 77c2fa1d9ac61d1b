import assert from 'node:assert/strict';
import {
  CANCEL_WORDS,
  CONFIRM_WORDS,
  MORE_WORDS,
  SWITCH_WORDS,
  YES_NO_WORDS,
} from '../../../src/domain/understand/decision-words.ts';
import { choiceOf, type PhraseTable, wholeChoiceOf } from '../../../src/domain/understand/phrases.ts';
import { CHANNEL_WORDS, readCommand, TERM_WORDS } from '../../../src/domain/understand/words.ts';

const understands = <V extends string>(
  words: PhraseTable<V>,
  cases: Record<string, string[]>,
  choose: (said: string, table: PhraseTable<V>) => V | null = choiceOf,
): void => {
  for (const [value, all] of Object.entries(cases)) {
    for (const said of all) {
      it(`“${said}”: ${value}`, () => assert.equal(choose(said, words) ?? 'nothing', value));
    }
  }
};

describe('yes or no', () =>
  understands(YES_NO_WORDS, {
    yes: [
      'yes',
      'Yes!',
      'YES',
      'yes, they have',
      'sure',
      'да',
      'Да, есть',
      '是',
      '是的',
      '有',
      'tak',
      'igen',
      'sim',
      'Sim.',
    ],
    no: ['no', 'No.', 'we have no agreement', 'нет', '否', '没有', '不是', 'nie', 'nem', 'não', 'nao', 'NÃO'],
    unknown: [
      'I don’t know',
      "I don't know",
      'i dont know',
      'not sure',
      'I am not sure',
      'no idea',
      'no clue',
      'не знаю',
      'Я не уверен',
      'понятия не имею',
      '不知道',
      '我不确定',
      'nie wiem',
      'nie wiadomo',
      'nie jestem pewien',
      'nie mam pojęcia',
      'nem tudom',
      'nem vagyok biztos benne',
      'fogalmam sincs',
      'não sei',
      'não tenho certeza',
      'não faço ideia',
    ],
    nothing: ['yes and no', 'maybe', 'not yes', 'surely not', 'know', '', '🤷'],
  }));

describe('whether it renews', () =>
  understands(SWITCH_WORDS, {
    yes: [
      'yes',
      'on',
      'it renews',
      'auto-renew is on',
      'включено',
      '自动续订',
      'odnawia się',
      'megújul',
      'renova',
      'ativada',
    ],
    no: [
      'no',
      'off',
      'it ends',
      'auto-renew is off',
      'auto-renew: no',
      'auto-renewal disabled',
      'without auto-renewal',
      'it does not renew',
      'не включено',
      'автопродление выключено',
      'автопродление: нет',
      'без автопродления',
      '不自动续订',
      '自动续订：否',
      '自动续订未开启',
      'nie odnawia się',
      'odnawianie: nie',
      'bez automatycznego odnawiania',
      'nem újul meg',
      'automatikus megújítás: nem',
      'não renova',
      'renovação automática: não',
      'sem renovação automática',
    ],
    unknown: ['not sure', 'no idea', 'nie wiadomo', 'nie jestem pewna', 'nem vagyok biztos', 'não tenho certeza'],
    nothing: ['on or off', 'perhaps'],
  }));

describe('another subscription', () =>
  understands(MORE_WORDS, {
    done: ['no', 'no more', 'that’s all', 'это все', '没有了', 'to wszystko', 'ez minden', 'isso é tudo'],
    'same-channel': ['yes', 'another one', 'one more', 'еще одна', '再加一个', 'jeszcze jedna', 'még egy', 'mais uma'],
    'other-channel': ['another channel', 'из другого канала', '其他渠道', 'z innego kanału', 'de outro canal'],
    unknown: ['not sure', 'no idea', 'nem tudom'],
    nothing: ['yes or no', 'not another', 'hm'],
  }));

describe('whether the summary is right', () =>
  understands(
    CONFIRM_WORDS,
    {
      yes: [
        'yes',
        'Yes!',
        'yes, please',
        'ok',
        'create the plan',
        'yes, create the plan',
        'that’s right',
        'everything is correct',
        'да',
        'да, всё верно',
        'создать план',
        '是的',
        '创建计划',
        'tak',
        'tak, wszystko się zgadza',
        'utwórz plan',
        'igen',
        'terv létrehozása',
        'sim',
        'criar o plano',
      ],
      no: ['no', 'нет', '不是', 'nie', 'nem', 'não'],
      unknown: ['not sure', 'I don’t know', 'nie wiem'],
      nothing: [
        'don’t create the plan',
        'not ok',
        'not correct',
        'это не верно',
        'не создавай план',
        'what plan?',
        'change the plan',
        'please go back to the seats',
        'yes, but 30 seats',
        'no, yes',
        'please',
        'it is',
      ],
    },
    wholeChoiceOf,
  ));

describe('whether to throw the answers away', () =>
  understands(
    CANCEL_WORDS,
    {
      yes: [
        'yes',
        'Yes, throw away',
        'yes please',
        'да, удалить',
        '是，放弃',
        'tak, odrzuć',
        'igen, elvetés',
        'sim, descartar',
      ],
      no: [
        'no',
        'No, go on',
        'back',
        'нет, продолжить',
        '否，继续',
        'nie, kontynuuj',
        'nem, folytatás',
        'não, continuar',
      ],
      unknown: ['not sure', 'не знаю'],
      nothing: ['I am sure I want to keep them', 'ok, what happens then?', 'don’t throw away', 'cancel', 'hm'],
    },
    wholeChoiceOf,
  ));

describe('where it was bought', () =>
  understands(CHANNEL_WORDS, {
    'microsoft-direct': [
      'Microsoft',
      'bought from Microsoft',
      'напрямую у Microsoft',
      '微软',
      'od Microsoft',
      'da Microsoft',
    ],
    'csp-partner': ['another partner', 'a CSP', 'у другого партнера', '其他合作伙伴', 'inny partner', 'másik partner'],
    'volume-licensing': ['volume licensing', 'корпоративное лицензирование', '批量许可', 'mennyiségi licencelés'],
    other: ['something else', 'other', 'другое', '其他', 'inne', 'egyéb', 'outro'],
    nothing: ['not from Microsoft', 'Microsoft or a partner', 'no idea', ''],
  }));

describe('a term', () =>
  understands(TERM_WORDS, {
    P1M: ['P1M', 'month', 'monthly', '1 month', 'месяц', '按月', '1 个月', 'miesięczna', 'havi', 'mensal'],
    P1Y: ['P1Y', '1 year', 'annual', '12 months', '12-month', 'год', '一年', '1 年', 'rok', '1 év', 'anual'],
    P3Y: ['P3Y', '3 years', 'three-year', '36 months', '3 года', '三年', '3 lata', '3 év', '3 anos'],
    nothing: ['forever', '1 month or 1 year', '24 months', ''],
  }));

describe('a command', () => {
  const COMMANDS: Record<string, string[]> = {
    new: [
      'new migration',
      'New migration!',
      'новая миграция',
      '新建迁移',
      'nowa migracja',
      'új migráció',
      'nova migração',
    ],
    list: ['list', 'LIST', 'список', '列表', 'lista', 'listázás', 'listar'],
    help: ['help', 'help?', 'помощь', '帮助', 'pomoc', 'súgó', 'ajuda'],
    back: ['back', '“back”', 'назад', '返回', 'wstecz', 'vissza', 'voltar'],
    cancel: ['cancel', 'Cancel.', 'отмена', '取消', 'anuluj', 'mégse', 'cancelar'],
    nothing: ['Back & Sons', 'List AG', 'please go back', 'new customer Contoso', 'Contoso', '', '?'],
  };
  for (const [command, all] of Object.entries(COMMANDS)) {
    for (const said of all) {
      it(`“${said}”: ${command}`, () => assert.equal(readCommand(said) ?? 'nothing', command));
    }
  }
});
