import { fold } from './tokens.ts';

/** What the end of a name becomes in the genitive and in the locative. */
type Ending = [end: RegExp, forms: string[]];

/** The first that fits; names of one noun, or of an adjective and a noun. A name that is not declined fits none. */
const RUSSIAN: Ending[] = [
  [/ия$/u, ['ии']],
  [/ея$/u, ['еи', 'ее']],
  [/([гкхжчшщ])а$/u, ['$1и', '$1е']],
  [/([бвдзлмнпрстфц])а$/u, ['$1ы', '$1е']],
  [/([ае])й$/u, ['$1я', '$1е']],
  [/([бвгдзклмнпрстф])$/u, ['$1а', '$1е']],
];
const POLISH: Ending[] = [
  [/([csz])ja$/u, ['$1ji']],
  [/([bdfgklmnprtw])ia$/u, ['$1ii']],
  [/stan$/u, ['stanu', 'stanie']],
];

/** Forms that no rule gives, and those of names beside the official ones. */
const WRITTEN: Record<string, [russian: string, polish: string]> = {
  AE: [
    'эмиратов, эмиратах',
    'zjednoczonych emiratów arabskich, zjednoczonych emiratach arabskich, emiratów, emiratach',
  ],
  AR: ['', 'argentyny, argentynie'],
  AZ: ['', 'azerbejdżanu, azerbejdżanie'],
  BA: ['боснии и герцеговины, боснии и герцеговине, боснии', 'bośni i hercegowiny, bośni i hercegowinie, bośni'],
  BY: ['беларуси, белоруссии', 'białorusi'],
  CA: ['', 'kanady, kanadzie'],
  CN: ['', 'chin, chinach'],
  CY: ['', 'cypru, cyprze'],
  CZ: ['', 'czech, czechach'],
  DE: ['', 'niemiec, niemczech'],
  EG: ['египта, египте', 'egiptu, egipcie'],
  GB: ['англии', 'wielkiej brytanii, anglii'],
  HK: ['гонконга, гонконге', 'hongkongu'],
  HU: ['', 'węgier, węgrzech'],
  IL: ['израиля, израиле', 'izraela, izraelu'],
  IN: ['', 'indii, indiach'],
  IQ: ['', 'iraku'],
  IR: ['', 'iranu, iranie'],
  IT: ['', 'włoch, włoszech'],
  KG: ['кыргызстана, кыргызстане', ''],
  KR: [
    'республики корея, республике корея, республики кореи, республике корее, южной кореи, южной корее, кореи, корее',
    'korei południowej, korei',
  ],
  LI: ['', 'liechtensteinu, liechtensteinie'],
  LT: ['', 'litwy, litwie'],
  LU: ['', 'luksemburga, luksemburgu'],
  LV: ['', 'łotwy, łotwie'],
  MA: ['', 'maroka, maroku'],
  MD: ['молдавии', ''],
  ME: ['', 'czarnogóry, czarnogórze'],
  MK: ['македонии', 'macedonii północnej, macedonii'],
  MT: ['', 'malty, malcie'],
  MX: ['', 'meksyku'],
  NL: ['нидерландов, нидерландах, голландии', 'niderlandów, niderlandach'],
  PH: ['филиппин, филиппинах', 'filipin, filipinach'],
  PL: ['', 'polski, polsce'],
  QA: ['', 'kataru, katarze'],
  SA: ['', 'arabii saudyjskiej'],
  SG: ['', 'singapuru, singapurze'],
  TH: ['', 'tajlandii'],
  TM: ['туркмении', ''],
  TW: ['тайваня, тайване', 'tajwanu, tajwanie'],
  UA: ['', 'ukrainy, ukrainie'],
  US: [
    'соединенных штатов, соединенных штатах, соединенных штатов америки, соединенных штатах америки, америки, америке',
    'stanów zjednoczonych, stanach zjednoczonych, ameryki, ameryce',
  ],
  VN: ['', 'wietnamu, wietnamie'],
  ZA: ['', 'republiki południowej afryki, republice południowej afryki'],
};

/** An adjective before the noun, without its ending. */
const RUSSIAN_ADJECTIVE = /^(\p{L}+(?:-\p{L}+)?)ая (\p{L}+)$/u;
const POLISH_ADJECTIVE = /^(\p{L}+)a (\p{L}+)$/u;

const declined = (name: string, endings: Ending[], adjective: RegExp, adjectiveEnd: string): string[] => {
  const [, before, noun = name] = adjective.exec(name) ?? [];
  if (!/^\p{L}+$/u.test(noun)) return [];
  const start = before === undefined ? '' : `${before}${adjectiveEnd} `;
  const [end, forms] = endings.find(([pattern]) => pattern.test(noun)) ?? [/$/u, []];
  return forms.map((form) => `${start}${noun.replace(end, form)}`);
};

const russianNames = new Intl.DisplayNames(['ru'], { type: 'region' });
const polishNames = new Intl.DisplayNames(['pl'], { type: 'region' });
const hungarianNames = new Intl.DisplayNames(['hu'], { type: 'region' });

/** A country after “in” and “from” in Russian and Polish; what could be a name by itself (“Polski”) is taken only there. */
export const declinedNames = (code: string): string[] => {
  const written = (WRITTEN[code] ?? []).flatMap((forms) => forms.split(', ')).filter((form) => form !== '');
  return [
    ...declined(russianNames.of(code) ?? '', RUSSIAN, RUSSIAN_ADJECTIVE, 'ой'),
    ...declined(polishNames.of(code) ?? '', POLISH, POLISH_ADJECTIVE, 'ej'),
    ...written,
  ];
};

const ALSO_HUNGARIAN: Record<string, string[]> = {
  AE: ['emirátusok', 'egyesült arab emirátusok'],
  CN: ['kínai népköztársaság'],
  GB: ['nagy-britannia', 'anglia'],
  KR: ['korea'],
  US: ['usa', 'amerika', 'amerikai egyesült államok'],
};

/** “in”, “from” and “of” as folding leaves them; the vowel that they lengthen (Kanada, Kanadában) is folded too. */
const suffixesOf = (name: string): string[] => [
  ...['ban', 'ben', 'bol'],
  ...(/[aeiou]$/u.test(name) ? [] : ['on', 'en', 'rol']),
  ...(name.endsWith('orszag') ? ['i'] : []),
];

/** A country with a Hungarian suffix, which is never a name; folded. */
export const suffixedNames = (code: string): string[] =>
  [hungarianNames.of(code) ?? '', ...(ALSO_HUNGARIAN[code] ?? [])]
    .map(fold)
    .flatMap((name) => [
      ...suffixesOf(name).map((suffix) => `${name}${suffix}`),
      ...(name === 'usa' ? ['usa-ban', 'usa-bol'] : []),
      ...(name === 'malta' || name === 'kuba' ? [`${name}n`, `${name}rol`] : []),
    ]);
