import { wordTable } from './word-table.ts';

const YES = ['yes, y, yep, yeah, sure, ok, okay', 'да, ага', '是, 是的, 对, 有, 好, 好的', 'tak, igen, van, sim'];
const NO = ['no, n, nope', 'нет', '否, 不, 不是, 没有, 无', 'nie, nem, nincs, não'];
/** Words for not knowing, in the six languages. */
export const UNKNOWN = [
  'i don’t know, i dont know, i do not know, don’t know, dont know, do not know, unknown, dunno, idk',
  'not sure, unsure, not certain, no idea, no clue',
  'не знаю, неизвестно, не уверен, не уверена, не уверены, понятия не имею, не имею понятия, без понятия',
  '不知道, 不太知道, 不清楚, 不太清楚, 不确定, 不太确定, 未知',
  'nie wiem, nie wiadomo, nie mam pewności, nie mam pojęcia, nie jestem pewien, nie jestem pewna, nie znam',
  'nem tudom, nem tudjuk, nem ismert, nem vagyok biztos, nem vagyok benne biztos, nem biztos, fogalmam sincs',
  'não sei, desconhecido, não tenho certeza, não tenho ideia, não faço ideia, não estou certo, não estou certa',
];

export const YES_NO_WORDS = wordTable<'yes' | 'no' | 'unknown'>({ yes: YES, no: NO, unknown: UNKNOWN });

/** Every way to put the words of one language together: “auto renew” with “off”, “without” with “auto renew”. */
const together = (firsts: string, seconds: string): string[] =>
  firsts.split(', ').flatMap((first) => seconds.split(', ').map((second) => `${first} ${second}`));

const EN = 'auto renew, autorenew, auto renewal, autorenewal, automatic renewal, renewal, renews, recurring billing';
const RU = 'автопродление, автоматическое продление, продление';
const ZH = '自动续订, 自动续费, 续订';
const PL = 'automatyczne odnawianie, odnawianie';
const HU = 'automatikus megújítás, automatikus megújulás, megújítás, megújulás';
const PT = 'renovação automática, renovação';

const RENEWS = [
  'it renews, renews, auto renew, autorenew, autorenewal, auto renewal, automatic renewal, renewing',
  'auto renews, renews automatically',
  ...together(EN, 'on, is on, yes, enabled, is enabled'),
  'включено, вкл, автоматическое продление, автопродление, продлевается',
  ...together(RU, 'включено, вкл, да, есть'),
  '已开启, 自动续订, 自动续费',
  ...together(ZH, '开, 开启, 已开启, 启用, 已启用, 是'),
  'włączone, odnawia się, automatyczne odnawianie',
  ...together(PL, 'włączone, jest włączone, tak'),
  'bekapcsolva, megújul, automatikus megújítás, automatikus megújulás',
  ...together(HU, 'be, bekapcsolva, igen, van'),
  'ativada, ativado, renova, renovação automática',
  ...together(PT, 'ativada, ativado, está ativada, ligada, sim'),
];
const ENDS = [
  'does not renew, doesn’t renew, not renewing, not auto renewing, will not renew, won’t renew',
  ...together(EN, 'off, is off, no, not, disabled, is disabled, is not enabled'),
  ...together('no, not, without, disabled', EN),
  'не включено, откл, выкл, отключено, выключено, не продлевается',
  ...together(RU, 'выключено, выкл, отключено, откл, не включено, нет'),
  ...together('без, нет', 'автопродления, автоматического продления, продления'),
  '已关闭, 未开启',
  ...together(ZH, '关, 关闭, 已关闭, 未开启, 没有开启, 停用, 已停用, 否'),
  ...together('不, 没有, 未, 无, 关闭', ZH),
  'nie włączone, wyłączone, nie odnawia się',
  ...together(PL, 'wyłączone, jest wyłączone, nie włączone, nie'),
  ...together('bez, brak', 'automatycznego odnawiania, odnawiania'),
  'kikapcsolva, nem újul meg',
  ...together(HU, 'ki, kikapcsolva, nem, nincs, nélkül'),
  ...together('nincs', HU),
  'desativada, desativado, não renova',
  ...together(PT, 'desativada, desativado, está desativada, desligada, não'),
  ...together('sem, não', PT),
];

/** Words that speak of renewal even among others. */
export const RENEWAL_WORDS = wordTable<'yes' | 'no'>({ yes: RENEWS, no: ENDS });

/** Words that answer whether it renews. */
export const SWITCH_WORDS = wordTable<'yes' | 'no' | 'unknown'>({
  yes: [...YES, ...RENEWS, 'on', '开启'],
  no: [...NO, ...ENDS, 'it ends', 'off', '关闭'],
  unknown: UNKNOWN,
});

export const MORE_WORDS = wordTable<'done' | 'same-channel' | 'other-channel' | 'unknown'>({
  done: [
    ...NO,
    'no more, nothing else, that is all, that’s all, done',
    'больше нет, это все, все',
    '没有了, 就这些',
    'to wszystko, wszystko, ez minden, ennyi, nincs több, isso é tudo, só isso',
  ],
  'same-channel': [
    ...YES,
    'another, one more, add another, same channel, another from the same channel',
    'еще одна, еще, добавить еще, из того же канала',
    '再加一个, 再添加一个, 同一渠道',
    'z tego samego kanału, jeszcze jedna, kolejna, még egy, ugyanonnan, mais uma, outra, do mesmo canal',
  ],
  'other-channel': [
    'other channel, different channel, another channel, from another channel, one more from another channel',
    'из другого канала, другой канал',
    '其他渠道, 来自其他渠道',
    'z innego kanału, inny kanał, másik csatornából, másik csatorna, másik értékesítési csatornából',
    'de outro canal, outro canal',
  ],
  unknown: UNKNOWN,
});

export const CONFIRM_WORDS = wordTable<'yes' | 'no' | 'unknown'>({
  yes: [
    ...YES,
    'confirm, confirmed, create the plan, create plan, make the plan, plan, go, go ahead, correct, right',
    'looks good, looks right',
    'создать план, создай план, создавай план, план, верно, правильно, подтвердить, подтверждаю',
    '创建计划, 生成计划, 计划, 确认, 正确, 没问题',
    'utwórz plan, plan, zatwierdź, zgadza się, się zgadza, dobrze, terv létrehozása, hozd létre a tervet, terv, rendben, helyes',
    'criar o plano, criar plano, crie o plano, plano, confirmar, confirmo, correto, certo',
  ],
  no: NO,
  unknown: UNKNOWN,
});

/** Words that answer whether the lines of a table shall be taken. */
export const TABLE_WORDS = wordTable<'yes' | 'no' | 'unknown'>({
  yes: [
    ...YES,
    'add, add them, add all, take, take them, plan, import, добавить, добавь, добавить все, 添加, 全部添加',
    'dodaj, dodaj wszystkie, zaplanuj, hozzáadás, hozzáadom, mehet, tervezés, megtervezés, спланировать, 规划, 导入',
    'adicionar, adicionar tudo, adicione, planejar, importar, incluir',
  ],
  no: [
    ...NO,
    'do not add, leave, discard, не добавлять, 不添加, nie dodawaj, pomiń, пропустить',
    'ne add hozzá, ne adja hozzá, kihagyás, kihagyom, elvetés, 不要, 不导入, não adicionar, não incluir, descartar',
  ],
  unknown: UNKNOWN,
});

/** Words that answer whether all shall be asked from the beginning again. */
export const RESTART_WORDS = wordTable<'yes' | 'no' | 'unknown'>({
  yes: [
    ...YES,
    'start over, restart, begin again, начать заново, начать сначала, заново, 重新开始, zacznij od nowa, od nowa',
    'zacznij od początku, újrakezdés, kezdjük újra, elölről, recomeçar, começar de novo',
  ],
  no: [
    ...NO,
    'go on, continue, keep, back, go back, продолжить, продолжай, оставить, назад, 继续, 保留, 返回',
    'kontynuuj, dalej, zachowaj, wstecz, wróć, folytatás, folytatom, vissza, continuar, manter, voltar',
  ],
  unknown: UNKNOWN,
});

/** Words that answer whether a draft shall be thrown away. */
export const CANCEL_WORDS = wordTable<'yes' | 'no' | 'unknown'>({
  yes: [...YES, 'throw away, discard, delete, удалить, 放弃, 删除, odrzuć, usuń, elvetés, elvetem, descartar, excluir'],
  no: [
    ...NO,
    'go on, continue, keep, back, go back, продолжить, продолжай, оставить, назад, 继续, 保留, 返回',
    'kontynuuj, dalej, zachowaj, wstecz, wróć, folytatás, folytatom, vissza, continuar, manter, voltar',
  ],
  unknown: UNKNOWN,
});
