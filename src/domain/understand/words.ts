import type { OrderingModel } from '../intake/draft.ts';
import type { Channel, Subscription, Term } from '../plan-request.ts';
import { type PhraseTable, phraseKey, phraseTable } from './phrases.ts';

/** What people type for the fixed answers, in the six languages, phrases parted by commas; every button's words are among them. */
const table = <V extends string>(entries: Record<V, string[]>): PhraseTable<V> =>
  phraseTable(
    (Object.entries(entries) as [V, string[]][]).map(([value, lines]) => [
      value,
      lines.flatMap((line) => line.split(', ')),
    ]),
  );

const YES = ['yes, y, yep, yeah, sure, ok, okay', 'да, ага', '是, 是的, 对, 有, 好, 好的', 'tak, igen, van, sim'];
const NO = ['no, n, nope', 'нет', '否, 不, 不是, 没有, 无', 'nie, nem, nincs, não'];
const UNKNOWN = [
  'i don’t know, i don’t know, i do not know, don’t know, dont know, unknown, not sure, no idea',
  'idk',
  'не знаю, неизвестно, не уверен, не уверена',
  '不知道, 不清楚, 不确定, 未知',
  'nie wiem, nie wiadomo, nie mam pewności, nem tudom, nem ismert, não sei, desconhecido',
  'não tenho certeza',
];

export const YES_NO_WORDS = table<'yes' | 'no' | 'unknown'>({ yes: YES, no: NO, unknown: UNKNOWN });

const RENEWS = [
  'it renews, renews, auto renew, autorenew, auto renew on, auto renewal on, auto-renewal',
  'renewal on, renewing, renews automatically',
  'включено, вкл, автоматическое продление, автопродление, продлевается, автопродление включено',
  '已开启, 自动续订, 自动续订开启',
  'włączone, odnawia się, automatyczne odnawianie, odnawianie włączone, bekapcsolva, megújul',
  'automatikus megújítás, ativada, ativado, renova, renovação automática',
  'renovação automática ativada',
];
const ENDS = [
  'it ends, does not renew, doesn’t renew, no auto renew, no autorenew, auto renew off',
  'auto renewal off, renewal off, no renewal, not renewing, no auto renewal',
  'не включено, откл, выкл',
  'отключено, выключено, без продления, без автопродления, автопродление отключено, не продлевается',
  '已关闭, 不自动续订, 不续订, 自动续订关闭',
  'nie włączone, wyłączone, bez odnawiania, nie odnawia się, odnawianie wyłączone, kikapcsolva, nem újul meg',
  'desativada, desativado, não renova, sem renovação, sem renovação automática',
];

/** Words that speak of renewal even among others. */
export const RENEWAL_WORDS = table<'yes' | 'no'>({ yes: RENEWS, no: ENDS });

/** Words that answer whether it renews. */
export const SWITCH_WORDS = table<'yes' | 'no'>({
  yes: [...YES, ...RENEWS, 'on', '开启'],
  no: [...NO, ...ENDS, 'off', '关闭'],
});

export const CHANNEL_WORDS = table<Channel>({
  'microsoft-direct': [
    'microsoft, from microsoft, microsoft direct, directly from microsoft',
    'bought directly from microsoft, from microsoft directly, direct, admin center',
    'куплено напрямую у microsoft, напрямую у microsoft, у microsoft, напрямую, майкрософт',
    '直接从 microsoft 购买, 从 microsoft, 微软, 从微软, 直接从微软购买',
    'kupione bezpośrednio od firmy microsoft, bezpośrednio od microsoft, od microsoft, bezpośrednio',
    'közvetlenül a microsofttól vásárolva, közvetlenül a microsofttól, microsofttól, közvetlenül',
    'comprado diretamente da microsoft, direto da microsoft, diretamente da microsoft, da microsoft',
  ],
  'csp-partner': [
    'another csp partner, another partner, csp partner, csp, partner, other partner',
    'from another partner, from a partner, reseller',
    'другой партнер csp, другой партнер, другого партнера, у другого партнера, партнер, партнера',
    'реселлер',
    '其他 csp 合作伙伴, 其他合作伙伴, 另一个合作伙伴, 合作伙伴, 代理商',
    'inny partner csp, inny partner, innego partnera, od innego partnera, másik csp-partner',
    'másik partner, másik partnertől, outro parceiro csp, outro parceiro, parceiro, de outro parceiro',
  ],
  'volume-licensing': [
    'volume licensing, volume license, volume licence, volume, vl',
    'корпоративное лицензирование, по корпоративному лицензированию',
    '批量许可',
    'licencjonowanie zbiorowe, z licencjonowania zbiorowego, mennyiségi licencelés, licenciamento por volume',
  ],
  other: [
    'other, something else, anything else, retail, syndication',
    'другое, другой канал, из другого канала, иначе',
    '其他, 其他渠道, 零售',
    'inne, inny, inny kanał, z innego kanału, inaczej, egyéb, más, outro, outra forma, varejo',
  ],
});

export const AGREEMENT_WORDS = table<Subscription['agreement']>({
  mca: [
    'mca, microsoft customer agreement, customer agreement',
    'клиентское соглашение, клиентское соглашение майкрософт',
    'microsoft 客户协议, 客户协议',
    'umowa z klientem microsoft, microsoft ügyfélszerződés, ügyfélszerződés',
    'contrato de cliente da microsoft, contrato de cliente',
  ],
  mosa: [
    'mosa, microsoft online subscription agreement, online subscription agreement, old agreement',
    'older agreement',
    'соглашение о подписке на веб-службы, старое соглашение',
    'microsoft 联机订阅协议, 联机订阅协议',
    'umowa subskrypcji online, starsza umowa, online előfizetési szerződés, régi szerződés',
    'contrato de assinatura online, contrato antigo',
  ],
  unknown: UNKNOWN,
});

export const COMMERCE_WORDS = table<Subscription['commerce']>({
  new: [
    'new, nce, new commerce, new commerce experience',
    'новая коммерческая модель, новая',
    '新商业体验, 新商业',
    'nowe środowisko handlowe, nowe, új kereskedelmi rendszer, új, nova experiência de comércio, nova',
  ],
  legacy: [
    'legacy, old, older, legacy csp',
    'старая, прежняя модель, прежняя',
    '旧版, 旧版 csp',
    'starsze, starsza, starszy model, régi, régi rendszer, antiga, modelo antigo, legado',
  ],
  unknown: UNKNOWN,
});

export const PROGRAM_WORDS = table<Subscription['program']>({
  'enterprise-agreement': [
    'enterprise agreement, ea',
    'соглашение enterprise',
    '企业协议',
    'umowa enterprise agreement, nagyvállalati szerződés, contrato enterprise',
  ],
  'open-value': ['open value, open, ov'],
  unknown: UNKNOWN,
});

export const TERM_WORDS = table<Term>({
  P1M: [
    'month, monthly, one month, 1 month, per month, p1m',
    'месяц, 1 месяц, помесячно, ежемесячно',
    '一个月, 1 个月, 月, 按月',
    'miesiąc, 1 miesiąc, miesięcznie, miesięczna, hónap, 1 hónap, havi, egy hónap, mês, 1 mês, mensal',
    'um mês',
  ],
  P1Y: [
    'year, yearly, annual, annually, one year, 1 year, 12 months, p1y',
    'год, 1 год, на год, годовая, ежегодно, 12 месяцев',
    '一年, 1 年, 按年, 12 个月',
    'rok, 1 rok, roczna, rocznie, 12 miesięcy, év, 1 év, éves, egy év, 12 hónap, ano, 1 ano, anual',
    'um ano, 12 meses',
  ],
  P3Y: [
    'three years, 3 years, 3 year, 3yr, 3y, 36 months, p3y',
    '3 года, три года, 36 месяцев',
    '三年, 3 年, 36 个月',
    '3 lata, trzy lata, 36 miesięcy, 3 év, három év, 36 hónap, 3 anos, três anos, 36 meses',
  ],
});

export const ORDERING_WORDS = table<OrderingModel>({
  direct: [
    'direct, directly, directly with microsoft, we order from microsoft, direct bill',
    'напрямую, напрямую у microsoft',
    '直接, 直接向 microsoft 订购',
    'bezpośrednio, bezpośrednio w microsoft, közvetlenül, közvetlenül a microsoftnál, direto',
    'diretamente, diretamente com a microsoft',
  ],
  indirect: [
    'indirect, provider, through a provider, distributor, indirect provider, reseller',
    'через поставщика, через дистрибьютора, через непрямого поставщика, через косвенного поставщика',
    'непрямой поставщик, косвенный поставщик, поставщик, дистрибьютор',
    '通过提供商, 提供商, 间接, 通过经销商',
    'przez dostawcę pośredniego, dostawca pośredni, dostawca, dystrybutor, u dystrybutora',
    'przez dostawcę, przez dystrybutora, pośrednio, szolgáltatón keresztül, közvetve',
    'disztribútoron keresztül, por um provedor, através de um provedor, distribuidor, indireto',
  ],
});

export const MORE_WORDS = table<'done' | 'same-channel' | 'other-channel'>({
  done: [
    ...NO,
    'that is all, that’s all, done',
    'это все, все',
    '没有了, 就这些',
    'to wszystko, wszystko, ez minden, ennyi, isso é tudo, só isso',
  ],
  'same-channel': [
    ...YES,
    'another, one more, add another, same channel, another from the same channel',
    'еще одна, еще, добавить еще, из того же канала',
    '再加一个, 再添加一个',
    'z tego samego kanału, jeszcze jedna, kolejna, még egy, mais uma, outra',
  ],
  'other-channel': [
    'other channel, different channel, another channel, from another channel',
    'из другого канала, другой канал',
    '其他渠道, 来自其他渠道',
    'z innego kanału, inny kanał, másik csatornából, másik csatorna, de outro canal, outro canal',
  ],
});

export const CONFIRM_WORDS = table<'yes' | 'no'>({
  yes: [
    ...YES,
    'confirm, create the plan, make the plan, plan, go, correct',
    'создать план, план, верно, подтвердить',
    '创建计划, 生成计划, 计划, 确认, 正确',
    'utwórz plan, plan, zatwierdź, zgadza się, terv létrehozása, terv, rendben, criar o plano',
    'criar plano, plano, confirmar, correto',
  ],
  no: NO,
});

export const COMMANDS = ['new', 'list', 'help', 'back', 'cancel'] as const;
export type Command = (typeof COMMANDS)[number];

const COMMAND_WORDS = table<Command>({
  new: [
    'new migration, new, start',
    'новая миграция, новая, начать',
    '新建迁移, 新迁移, 新建, 开始',
    'nowa migracja, nowa, új migráció, új áttérés, nova migração, iniciar',
  ],
  list: [
    'list, my migrations, migrations',
    'список, миграции',
    '列表, 迁移列表',
    'lista, migracje, listázás, migrációk, listar, migrações',
  ],
  help: ['help, hi, hello', 'помощь, справка, привет', '帮助, 你好', 'pomoc, cześć, súgó, segítség, szia, ajuda, olá'],
  back: ['back, go back', 'назад', '返回, 上一步', 'wstecz, wróć, vissza, voltar'],
  cancel: ['cancel, stop', 'отмена, отменить, прекратить', '取消', 'anuluj, mégse, leállítás, cancelar'],
});

/** The command that a message is, said with nothing else; null when it is none. */
export const readCommand = (text: string): Command | null => {
  const [value] = COMMAND_WORDS.get(phraseKey(text)) ?? [];
  return value ?? null;
};
