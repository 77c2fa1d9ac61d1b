import type { OrderingModel } from '../intake/draft.ts';
import type { Channel, Subscription, Term } from '../plan-request.ts';
import { UNKNOWN } from './decision-words.ts';
import { findPhrases, type PhraseTable, phraseValues } from './phrases.ts';
import { wordTable } from './word-table.ts';

export const CHANNEL_WORDS = wordTable<Channel>({
  'microsoft-direct': [
    'microsoft, from microsoft, microsoft direct, directly from microsoft',
    'bought directly from microsoft, from microsoft directly, direct, admin center',
    'куплено напрямую у microsoft, напрямую у microsoft, у microsoft, напрямую, майкрософт',
    '直接从 microsoft 购买, 从 microsoft, 微软, 从微软, 直接从微软购买',
    'od microsoftu, bezpośrednio od microsoftu, od firmy microsoft, bezpośrednio od firmy microsoft',
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
    'od partnera csp, partnera csp, másik csp-partnertől, csp-partnertől',
    'inny partner csp, inny partner, innego partnera, od innego partnera, másik csp-partner',
    'másik partner, másik partnertől, outro parceiro csp, outro parceiro, parceiro, de outro parceiro',
  ],
  'volume-licensing': [
    'volume licensing, volume license, volume licence, volume, vl',
    'корпоративное лицензирование, по корпоративному лицензированию',
    '批量许可',
    'mennyiségi licencelésből, mennyiségi licencelés keretében',
    'licencjonowanie zbiorowe, z licencjonowania zbiorowego, mennyiségi licencelés, licenciamento por volume',
  ],
  other: [
    'other, something else, anything else, retail, syndication',
    'другое, другой канал, из другого канала, иначе',
    '其他, 其他渠道, 零售',
    'inne, inny, inny kanał, z innego kanału, inaczej, egyéb, más, outro, outra forma, varejo',
  ],
});

export const AGREEMENT_WORDS = wordTable<Subscription['agreement']>({
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
    'microsoft 联机订阅协议, 联机订阅协议, microsoft 在线订阅协议, 在线订阅协议',
    'umowa subskrypcji online, starsza umowa, online előfizetési szerződés, régi szerződés',
    'contrato de assinatura do microsoft online',
    'contrato de assinatura online, contrato antigo',
  ],
  unknown: UNKNOWN,
});

export const COMMERCE_WORDS = wordTable<Subscription['commerce']>({
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

export const PROGRAM_WORDS = wordTable<Subscription['program']>({
  'enterprise-agreement': [
    'enterprise agreement, ea',
    'соглашение enterprise',
    '企业协议',
    'umowa enterprise agreement, nagyvállalati szerződés, contrato enterprise',
  ],
  'open-value': ['open value, open, ov'],
  unknown: UNKNOWN,
});

export const TERM_WORDS = wordTable<Term>({
  P1M: [
    'month, monthly, one month, 1 month, per month, p1m',
    'месяц, 1 месяц, помесячно, ежемесячно',
    '一个月, 1 个月, 月, 按月',
    'miesiąc, 1 miesiąc, miesięcznie, miesięczna, hónap, 1 hónap, havi, egy hónap, mês, 1 mês, mensal',
    'um mês',
  ],
  P1Y: [
    'year, yearly, annual, annually, one year, 1 year, 1yr, 1y, 12 months, 12 month, p1y',
    'год, 1 год, на год, годовая, ежегодно, 12 месяцев',
    '一年, 1 年, 按年, 12 个月',
    'rok, 1 rok, roczna, rocznie, 12 miesięcy, év, 1 év, éves, egy év, 12 hónap, ano, 1 ano, anual',
    'um ano, 12 meses',
  ],
  P3Y: [
    'three years, three year, 3 years, 3 year, 3yr, 3y, 36 months, 36 month, p3y',
    '3 года, три года, 36 месяцев',
    '三年, 3 年, 36 个月',
    '3 lata, trzy lata, 36 miesięcy, 3 év, három év, 36 hónap, 3 anos, três anos, 36 meses',
  ],
});

export const ORDERING_WORDS = wordTable<OrderingModel>({
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

export const COMMANDS = [
  'new',
  'list',
  'upcoming',
  'status',
  'share',
  'mine',
  'history',
  'settings',
  'language',
  'template',
  'help',
  'back',
  'cancel',
  'start-over',
] as const;
export type Command = (typeof COMMANDS)[number];

const SHARE = [
  'share, share with the team, поделиться, поделись, 共享, 分享, udostępnij, udostępnić, megosztás, oszd meg, megosztani',
  'compartilhar, compartilhe',
];
const HISTORY = [
  'history, history of, история, история изменений, 历史, 历史记录, historia, historia zmian, előzmények, histórico',
];
const STATUS = ['status, status of, how is', 'статус', '状态', 'állapot, situação'];

/** The command to begin a migration, said in full. */
export const NEW_MIGRATION = [
  'new migration, новая миграция, 新建迁移, 新迁移, nowa migracja, új migráció, új áttérés, nova migração',
];
/** Words that are the same command, and may also begin a customer's name. */
export const START = ['new, start, новая, начать, 新建, 开始, nowa, iniciar'];

export const COMMAND_WORDS = wordTable<Command>({
  new: [...NEW_MIGRATION, ...START],
  list: [
    'list, my migrations, migrations',
    'список, миграции',
    '列表, 迁移列表',
    'lista, migracje, listázás, migrációk, listar, migrações',
  ],
  upcoming: ['upcoming, ending soon', 'ближайшие', '即将到期', 'nadchodzące, közelgő, közelgők, próximas'],
  status: STATUS,
  share: SHARE,
  mine: [
    'mine, my steps, my tasks, мои, мое, мои шаги, мои задачи, 我的, 我的步骤, moje, moje kroki, moje zadania',
    'saját, sajátjaim, enyém, enyéim, minhas, meus, minhas etapas, minhas tarefas',
  ],
  history: HISTORY,
  language: ['language', 'язык', '语言', 'język, nyelv, idioma'],
  settings: ['settings, preferences', 'настройки', '设置', 'ustawienia, beállítások, configurações'],
  template: [
    'template, template for a table, шаблон, шаблон таблицы, 模板, 表格模板, szablon, szablon tabeli',
    'sablon, táblázatsablon, modelo, modelo de tabela',
  ],
  help: ['help, hi, hello', 'помощь, справка, привет', '帮助, 你好', 'pomoc, cześć, súgó, segítség, szia, ajuda, olá'],
  back: ['back, go back', 'назад', '返回, 上一步', 'wstecz, wróć, vissza, voltar'],
  'start-over': [
    'start over, restart, begin again, start again, начать заново, начать сначала, 重新开始, 从头开始',
    'zacznij od nowa, zacznij od początku, újrakezdés, kezdjük újra, recomeçar, começar de novo, reiniciar',
  ],
  cancel: ['cancel, stop', 'отмена, отменить, прекратить', '取消', 'anuluj, mégse, leállítás, cancelar'],
});

/** The command that a message is, said with nothing else; null when it is none. */
export const readCommand = (text: string): Command | null => {
  const [value] = phraseValues(text, COMMAND_WORDS);
  return value ?? null;
};

const STATUS_WORDS = wordTable<'status'>({ status: STATUS });
const HISTORY_WORDS = wordTable<'history'>({ history: HISTORY });
const SHARE_WORDS = wordTable<'share'>({ share: SHARE });

/** What follows a command that a message begins with, as typed; null where it does not. */
const restAfter = (text: string, words: PhraseTable<string>): string | null => {
  const [asked] = findPhrases(text, words);
  return asked !== undefined && text.slice(0, asked.start).trim() === '' ? text.slice(asked.end).trim() : null;
};

/** The customer whose status a message asks for, as typed; null when it asks for none. */
export const readStatusOf = (text: string): string | null => restAfter(text, STATUS_WORDS);

/** The customer whose history is asked for, as typed; null when none is. */
export const readHistoryOf = (text: string): string | null => restAfter(text, HISTORY_WORDS);

/** The customer whose checklist is to be shared, as typed; null when none is. */
export const readShareOf = (text: string): string | null => restAfter(text, SHARE_WORDS);
