import { LOCALES, type Locale } from '../locale.ts';

/** What a column tells of a subscription or its customer. */
export const COLUMN_KINDS = [
  'customer',
  'country',
  'channel',
  'agreement',
  'commerce',
  'program',
  'transferAgreed',
  'offer',
  'seats',
  'term',
  'endDate',
  'autoRenew',
  'cancelAtEnd',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The names of a column that are equally exact. */
type Names = { rank: number; names: string[] };

const words = (line: string): string[] => line.split(', ');

/** What people call each column; in each language the first is the one that the template has. */
const SAID: Record<ColumnKind, Record<Locale, string>> = {
  customer: {
    en: 'Customer, Customer name, Customer company name, Client, Client name, Account name',
    ru: 'Клиент, Имя клиента, Название клиента, Заказчик',
    'zh-CN': '客户, 客户名称, 客户名, 客户公司名称',
    pl: 'Klient, Nazwa klienta',
    hu: 'Ügyfél, Ügyfél neve, Ügyfélnév',
    'pt-BR': 'Cliente, Nome do cliente',
  },
  country: {
    en: 'Country, Customer country, Customer’s country, Country/region, Country or region, Country code, Customer market',
    ru: 'Страна, Страна клиента, Страна или регион, Страна/регион',
    'zh-CN': '国家/地区, 国家, 国家或地区, 客户国家, 客户所在的国家/地区',
    pl: 'Kraj, Kraj klienta, Kraj/region, Kraj lub region',
    hu: 'Ország, Az ügyfél országa, Ügyfél országa, Ország/régió',
    'pt-BR': 'País, País do cliente, País/região, País ou região',
  },
  channel: {
    en: 'Bought from, Bought, Channel, Purchase channel, Purchased from, Sales channel',
    ru: 'Канал продаж, Канал, Канал покупки, Где куплено, Куплено у',
    'zh-CN': '购买渠道, 渠道, 销售渠道',
    pl: 'Kanał sprzedaży, Kanał, Kanał zakupu, Kupione od, Kupiono od',
    hu: 'Beszerzés, Csatorna, Beszerzési csatorna, Értékesítési csatorna, Vásárlás helye',
    'pt-BR': 'Canal de compra, Canal, Compra, Canal de venda, Comprado de',
  },
  agreement: {
    en: 'Agreement, Agreement type',
    ru: 'Соглашение, Тип соглашения',
    'zh-CN': '协议, 协议类型',
    pl: 'Umowa, Rodzaj umowy, Typ umowy',
    hu: 'Szerződés, Szerződés típusa',
    'pt-BR': 'Contrato, Tipo de contrato, Acordo',
  },
  commerce: {
    en: 'Commerce, Commerce experience, Commerce model, CSP subscription',
    ru: 'Подписка CSP, Коммерческая модель',
    'zh-CN': 'CSP 订阅, 商业体验, 商务体验',
    pl: 'Subskrypcja CSP, Model handlowy, Środowisko handlowe',
    hu: 'CSP-előfizetés, Kereskedelmi rendszer, Kereskedelmi modell',
    'pt-BR': 'Assinatura CSP, Comércio, Modelo de comércio, Experiência de comércio',
  },
  program: {
    en: 'Program, Programme, Licensing program, Volume licensing program',
    ru: 'Программа, Программа лицензирования',
    'zh-CN': '批量许可计划, 许可计划',
    pl: 'Program licencjonowania, Program',
    hu: 'Licencelési program, Program',
    'pt-BR': 'Programa, Programa de licenciamento',
  },
  transferAgreed: {
    en: 'Transfer agreed, Transfer is agreed',
    ru: 'Передача согласована, Перенос согласован',
    'zh-CN': '转移已商定, 已同意转移, 同意转移',
    pl: 'Transfer uzgodniony, Przeniesienie uzgodnione',
    hu: 'Az átadás egyeztetve, Átadás egyeztetve, Áthelyezés egyeztetve',
    'pt-BR': 'Transferência acordada, Transferência combinada',
  },
  offer: {
    en: 'Offer, Offer name, Product, Product title, Product name, Product display name, Offer display name, Sku name, License type, License name, Plan, Plan name',
    ru: 'Предложение, Продукт, Название продукта, Наименование, Наименование продукта, Название предложения, План, Тариф',
    'zh-CN': '产品/服务, 产品, 产品名称, 产品标题, 产品/服务名称, 套餐, 许可证名称',
    pl: 'Oferta, Nazwa oferty, Produkt, Nazwa produktu, Tytuł produktu, Plan',
    hu: 'Ajánlat, Termék, Termék neve, Terméknév, Ajánlat neve, Csomag',
    'pt-BR': 'Oferta, Nome da oferta, Produto, Nome do produto, Título do produto, Plano',
  },
  seats: {
    en: 'Licenses, Licences, Total licenses, Total licences, Number of licenses, Purchased licenses, License count, Seats, Total seats, Seat count, Number of seats, Quantity, Purchased quantity, Purchased, Qty, Units, Active units, Prepaid units, Prepaid units enabled',
    ru: 'Количество лицензий, Лицензии, Лицензий, Число лицензий, Всего лицензий, Количество, Кол-во, Число мест, Рабочие места, Куплено',
    'zh-CN': '许可证数, 许可证数量, 许可证, 许可证总数, 总许可证数, 数量, 席位, 席位数, 已购买, 已购买数量',
    pl: 'Liczba licencji, Licencje, Łączna liczba licencji, Ilość, Liczba, Liczba stanowisk, Stanowiska, Zakupione',
    hu: 'Licencek száma, Licencek, Összes licenc, Mennyiség, Darabszám, Darab, Megvásárolt',
    'pt-BR': 'Licenças, Número de licenças, Total de licenças, Quantidade, Quantidade de licenças, Qtd, Compradas',
  },
  term: {
    en: 'Term, Term duration, Term length, Commitment, Commitment term, Commitment duration, Subscription term, Contract term',
    ru: 'Срок подписки, Срок, Период подписки, Срок обязательства, Период обязательства',
    'zh-CN': '订阅期限, 期限, 承诺期限, 期限持续时间',
    pl: 'Okres subskrypcji, Okres, Okres zobowiązania, Okres umowy',
    hu: 'Előfizetési időszak, Időtartam, Időszak, Futamidő, Elköteleződés, Elköteleződési időszak',
    'pt-BR': 'Período da assinatura, Prazo, Período, Vigência, Duração, Compromisso, Duração do prazo',
  },
  endDate: {
    en: 'End date, Last day, Ends, Ends on, End, Subscription end date, Subscription end, Contract end date, Expiration date, Expiry date, Expiration, Expiry, Expires, Expires on, Valid until, Until',
    ru: 'Дата окончания, Последний день, Окончание, Дата завершения, Дата окончания подписки, Срок действия, Действует до, Истекает, Дата истечения, До',
    'zh-CN': '结束日期, 最后一天, 到期日期, 到期日, 到期时间, 到期, 截止日期, 订阅结束日期, 过期日期',
    pl: 'Data zakończenia, Ostatni dzień, Data końcowa, Data końca, Koniec, Data wygaśnięcia, Wygasa, Ważne do, Ważna do, Data zakończenia subskrypcji',
    hu: 'Lejárat dátuma, Utolsó nap, Lejárat, Lejár, Záró dátum, Befejezés dátuma, Befejezés, Vége, Előfizetés vége',
    'pt-BR':
      'Data de término, Último dia, Data final, Data de fim, Fim, Término, Vencimento, Data de vencimento, Data de expiração, Expira em, Válido até',
  },
  autoRenew: {
    en: 'Auto-renew, Renews by itself, Auto-renew enabled, Auto-renewal, Auto-renew status, Automatic renewal, Recurring billing, Renews, Renews automatically',
    ru: 'Автопродление, Автоматическое продление, Продлевается, Регулярное выставление счетов',
    'zh-CN': '自动续订, 自动续费, 定期计费',
    pl: 'Automatyczne odnawianie, Autoodnawianie, Odnawia się, Odnawianie, Rozliczenia cykliczne',
    hu: 'Automatikus megújítás, Automatikus megújulás, Megújul, Ismétlődő számlázás',
    'pt-BR': 'Renovação automática, Renova, Renova automaticamente, Cobrança recorrente',
  },
  cancelAtEnd: {
    en: 'Cancel at end, Cancel at end of term, Cancel at term end, Cancelled at end, Set to be cancelled at the end',
    ru: 'Отмена в конце срока, Отменить в конце срока, Запланирована отмена на конец срока, Отмена в конце',
    'zh-CN': '到期取消, 到期时取消, 期满取消, 已设置在期限结束时取消',
    pl: 'Anulowanie na koniec, Anulowanie z końcem okresu, Ustawiono anulowanie z końcem okresu, Anuluj na koniec',
    hu: 'Lemondás a végén, Lemondás az időszak végén, Lemondás beállítva az időszak végére, Lemondás lejáratkor',
    'pt-BR': 'Cancelar no fim, Cancelar no término, Cancelamento no fim, Cancelamento agendado para o fim do período',
  },
};

/** Names in Microsoft's exports, and others that are more or less exact than what people say, which has rank 2. */
const SAID_RANK = 2;
const ALSO: Partial<Record<ColumnKind, Names[]>> = {
  customer: [
    {
      rank: 3,
      names: words(
        'Company, Company name, Organization, Organisation, Organization name, Tenant name, Компания, Название компании, Организация, 公司, 公司名称, 组织, Firma, Nazwa firmy, Organizacja, Cég, Cégnév, Vállalat, Szervezet, Empresa, Nome da empresa, Organização',
      ),
    },
  ],
  offer: [
    { rank: 0, names: words('Sku part number, Part number, Sku part no, String ID, Account Sku ID') },
    { rank: 1, names: words('Sku, Sku ID, GUID') },
    {
      rank: 3,
      names: words(
        'Subscription, Subscription name, Подписка, Название подписки, 订阅, 订阅名称, Subskrypcja, Nazwa subskrypcji, Előfizetés, Előfizetés neve, Assinatura, Nome da assinatura',
      ),
    },
  ],
  endDate: [
    {
      rank: 1,
      names: words(
        'Commitment end date, Commitment end, Term end date, Term end, Дата окончания обязательства, 承诺结束日期, Data zakończenia zobowiązania, Elköteleződés vége, Data de término do compromisso',
      ),
    },
    { rank: 3, names: words('Next lifecycle date time, Next lifecycle date') },
    {
      rank: 4,
      names: words(
        'Renewal date, Next renewal date, Renews on, Дата продления, 续订日期, Data odnowienia, Megújítás dátuma, Megújulás dátuma, Data de renovação',
      ),
    },
  ],
};

/** Every name of every kind of column, the most exact first. */
export const COLUMN_WORDS: Record<ColumnKind, Names[]> = Object.fromEntries(
  (Object.entries(SAID) as [ColumnKind, Record<Locale, string>][]).map(([kind, said]) => [
    kind,
    [{ rank: SAID_RANK, names: LOCALES.flatMap((locale) => words(said[locale])) }, ...(ALSO[kind] ?? [])],
  ]),
) as Record<ColumnKind, Names[]>;

/** What a column is called in a reader's language. */
export const columnName = (kind: ColumnKind, locale: Locale): string => words(SAID[kind][locale])[0] as string;
