import assert from 'node:assert/strict';
import { LOCALES } from '../../../src/domain/locale.ts';
import { COUNTRIES, readCountry } from '../../../src/domain/understand/countries.ts';
import { declinedNames, suffixedNames } from '../../../src/domain/understand/country-forms.ts';
import { tokensOf } from '../../../src/domain/understand/tokens.ts';

describe('a country', () => {
  for (const locale of LOCALES) {
    it(`is known by its name in ${locale}, in any letter case`, () => {
      const names = new Intl.DisplayNames([locale], { type: 'region' });
      for (const code of COUNTRIES) {
        const name = names.of(code) ?? '';
        assert.equal(readCountry(name), code, name);
        assert.equal(readCountry(` ${name.toLocaleUpperCase(locale)}. `), code, name);
      }
    });
  }

  it('is known by its code, in any letter case', () => {
    for (const code of COUNTRIES) {
      assert.equal(readCountry(code), code);
      assert.equal(readCountry(code.toLowerCase()), code);
    }
  });

  const CASES: [said: string, code: string | null][] = [
    ['Poland', 'PL'],
    ['Polska', 'PL'],
    ['Польша', 'PL'],
    ['波兰', 'PL'],
    ['Lengyelország', 'PL'],
    ['Polônia', 'PL'],
    ['polonia', 'PL'],
    ['NO', 'NO'],
    ['no', 'NO'],
    ['IT', 'IT'],
    ['BE', 'BE'],
    ['ME', 'ME'],
    ['USA', 'US'],
    ['UK', 'GB'],
    ['Великобритания', 'GB'],
    ['Czech Republic', 'CZ'],
    ['the Netherlands', 'NL'],
    ['South Korea', 'KR'],
    ['Cote d’Ivoire', 'CI'],
    ['São Tomé & Príncipe', 'ST'],
    ['Guinea', 'GN'],
    ['Guinea-Bissau', 'GW'],
    ['in Poland', 'PL'],
    ['from PL', 'PL'],
    ['страна: Польша', 'PL'],
    ['из США', 'US'],
    ['w Polsce', 'PL'],
    ['w Stanach Zjednoczonych', 'US'],
    ['Lengyelországban', 'PL'],
    ['lengyelországi', 'PL'],
    ['az Egyesült Államokban', 'US'],
    ['az USA-ból', 'US'],
    ['na Polônia', 'PL'],
    ['da Alemanha', 'DE'],
    ['em Portugal', 'PT'],
    ['dos Estados Unidos', 'US'],
    ['位于波兰', 'PL'],
    ['in pl', null],
    ['Polski', null],
    ['Polska Firma', null],
    ['Polonia Trade', null],
    ['w Polsce Firma', null],
    ['from', null],
    ['Poland or Hungary', null],
    ['not Poland', null],
    ['Atlantis', null],
    ['XX', null],
    ['EU', null],
    ['🇵🇱', null],
    ['48', null],
    ['', null],
  ];
  for (const [said, code] of CASES) {
    it(`“${said}”: ${code}`, () => assert.equal(readCountry(said), code));
  }
});

describe('a country after “in” and “from”', () => {
  /** In Russian: from and in; in Polish: from and in; in Hungarian: in and from. */
  const FORMS: Record<string, string> = {
    AE: 'из ОАЭ, в Эмиратах, ze Zjednoczonych Emiratów Arabskich, w Zjednoczonych Emiratach Arabskich, az Egyesült Arab Emírségekben',
    AL: 'из Албании, в Албании, z Albanii, w Albanii, Albániában, Albániából',
    AM: 'из Армении, в Армении, z Armenii, w Armenii, Örményországban, Örményországból',
    AR: 'из Аргентины, в Аргентине, z Argentyny, w Argentynie, Argentínában, Argentínából',
    AT: 'из Австрии, в Австрии, z Austrii, w Austrii, Ausztriában, Ausztriából',
    AU: 'из Австралии, в Австралии, z Australii, w Australii, Ausztráliában, Ausztráliából',
    AZ: 'из Азербайджана, в Азербайджане, z Azerbejdżanu, w Azerbejdżanie, Azerbajdzsánban, Azerbajdzsánból',
    BA: 'из Боснии и Герцеговины, в Боснии и Герцеговине, z Bośni i Hercegowiny, w Bośni i Hercegowinie, Bosznia-Hercegovinában',
    BE: 'из Бельгии, в Бельгии, z Belgii, w Belgii, Belgiumban, Belgiumból',
    BG: 'из Болгарии, в Болгарии, z Bułgarii, w Bułgarii, Bulgáriában, Bulgáriából',
    BR: 'из Бразилии, в Бразилии, z Brazylii, w Brazylii, Brazíliában, Brazíliából',
    BY: 'из Беларуси, в Беларуси, z Białorusi, na Białorusi, Belaruszban, Belaruszból',
    CA: 'из Канады, в Канаде, z Kanady, w Kanadzie, Kanadában, Kanadából',
    CH: 'из Швейцарии, в Швейцарии, ze Szwajcarii, w Szwajcarii, Svájcban, Svájcból',
    CN: 'из Китая, в Китае, z Chin, w Chinach, Kínában, Kínából',
    CY: 'с Кипра, на Кипре, z Cypru, na Cyprze, Cipruson, Ciprusról',
    CZ: 'из Чехии, в Чехии, z Czech, w Czechach, Csehországban, Csehországból',
    DE: 'из Германии, в Германии, z Niemiec, w Niemczech, Németországban, Németországból',
    DK: 'из Дании, в Дании, z Danii, w Danii, Dániában, Dániából',
    EE: 'из Эстонии, в Эстонии, z Estonii, w Estonii, Észtországban, Észtországból',
    EG: 'из Египта, в Египте, z Egiptu, w Egipcie, Egyiptomban, Egyiptomból',
    ES: 'из Испании, в Испании, z Hiszpanii, w Hiszpanii, Spanyolországban, Spanyolországból',
    FI: 'из Финляндии, в Финляндии, z Finlandii, w Finlandii, Finnországban, Finnországból',
    FR: 'из Франции, во Франции, z Francji, we Francji, Franciaországban, Franciaországból',
    GB: 'из Великобритании, в Великобритании, z Wielkiej Brytanii, w Wielkiej Brytanii, az Egyesült Királyságban, Angliából',
    GE: 'из Грузии, в Грузии, z Gruzji, w Gruzji, Grúziában, Grúziából',
    GR: 'из Греции, в Греции, z Grecji, w Grecji, Görögországban, Görögországból',
    HR: 'из Хорватии, в Хорватии, z Chorwacji, w Chorwacji, Horvátországban, Horvátországból',
    HU: 'из Венгрии, в Венгрии, z Węgier, na Węgrzech, Magyarországon, Magyarországról',
    IE: 'из Ирландии, в Ирландии, z Irlandii, w Irlandii, Írországban, Írországból',
    IL: 'из Израиля, в Израиле, z Izraela, w Izraelu, Izraelben, Izraelből',
    IN: 'из Индии, в Индии, z Indii, w Indiach, Indiában, Indiából',
    IS: 'из Исландии, в Исландии, z Islandii, w Islandii, Izlandon, Izlandról',
    IT: 'из Италии, в Италии, z Włoch, we Włoszech, Olaszországban, Olaszországból',
    JP: 'из Японии, в Японии, z Japonii, w Japonii, Japánban, Japánból',
    KG: 'из Киргизии, в Кыргызстане, z Kirgistanu, w Kirgistanie, Kirgizisztánban, Kirgizisztánból',
    KR: 'из Южной Кореи, в Республике Корея, z Korei Południowej, w Korei, Dél-Koreában, Dél-Koreából',
    KZ: 'из Казахстана, в Казахстане, z Kazachstanu, w Kazachstanie, Kazahsztánban, Kazahsztánból',
    LI: 'из Лихтенштейна, в Лихтенштейне, z Liechtensteinu, w Liechtensteinie, Liechtensteinben, Liechtensteinből',
    LT: 'из Литвы, в Литве, z Litwy, na Litwie, Litvániában, Litvániából',
    LU: 'из Люксембурга, в Люксембурге, z Luksemburga, w Luksemburgu, Luxemburgban, Luxemburgból',
    LV: 'из Латвии, в Латвии, z Łotwy, na Łotwie, Lettországban, Lettországból',
    MD: 'из Молдовы, в Молдове, z Mołdawii, w Mołdawii, Moldovában, Moldovából',
    ME: 'из Черногории, в Черногории, z Czarnogóry, w Czarnogórze, Montenegróban, Montenegróból',
    MK: 'из Северной Македонии, в Северной Македонии, z Macedonii Północnej, w Macedonii Północnej, Észak-Macedóniában',
    MT: 'с Мальты, на Мальте, z Malty, na Malcie, Máltán, Máltáról',
    MX: 'из Мексики, в Мексике, z Meksyku, w Meksyku, Mexikóban, Mexikóból',
    NL: 'из Нидерландов, в Нидерландах, z Holandii, w Niderlandach, Hollandiában, Hollandiából',
    NO: 'из Норвегии, в Норвегии, z Norwegii, w Norwegii, Norvégiában, Norvégiából',
    PL: 'из Польши, в Польше, z Polski, w Polsce, Lengyelországban, Lengyelországból',
    PT: 'из Португалии, в Португалии, z Portugalii, w Portugalii, Portugáliában, Portugáliából',
    RO: 'из Румынии, в Румынии, z Rumunii, w Rumunii, Romániában, Romániából',
    RS: 'из Сербии, в Сербии, z Serbii, w Serbii, Szerbiában, Szerbiából',
    RU: 'из России, в России, z Rosji, w Rosji, Oroszországban, Oroszországból',
    SA: 'из Саудовской Аравии, в Саудовской Аравии, z Arabii Saudyjskiej, w Arabii Saudyjskiej, Szaúd-Arábiában',
    SE: 'из Швеции, в Швеции, ze Szwecji, w Szwecji, Svédországban, Svédországból',
    SG: 'из Сингапура, в Сингапуре, z Singapuru, w Singapurze, Szingapúrban, Szingapúrból',
    SI: 'из Словении, в Словении, ze Słowenii, w Słowenii, Szlovéniában, Szlovéniából',
    SK: 'из Словакии, в Словакии, ze Słowacji, na Słowacji, Szlovákiában, Szlovákiából',
    TR: 'из Турции, в Турции, z Turcji, w Turcji, Törökországban, Törökországból',
    UA: 'из Украины, в Украине, z Ukrainy, w Ukrainie, Ukrajnában, Ukrajnából',
    US: 'из Соединенных Штатов, в США, ze Stanów Zjednoczonych, w USA, az Egyesült Államokban, az USA-ban',
    UZ: 'из Узбекистана, в Узбекистане, z Uzbekistanu, w Uzbekistanie, Üzbegisztánban, Üzbegisztánból',
    VN: 'из Вьетнама, во Вьетнаме, z Wietnamu, w Wietnamie, Vietnámban, Vietnámból',
    ZA: 'из Южно-Африканской Республики, в ЮАР, z Republiki Południowej Afryki, w RPA, Dél-afrikai Köztársaságban',
  };
  for (const [code, forms] of Object.entries(FORMS)) {
    it(`is ${code}: ${forms}`, () => {
      for (const form of forms.split(', ')) assert.equal(readCountry(form), code, form);
    });
  }

  it('has a form of its own, in whatever language', () => {
    const keyOf = (text: string): string =>
      tokensOf(text)
        .map((token) => token.text)
        .join(' ');
    const owners = new Map<string, string>();
    for (const code of COUNTRIES) {
      const names = LOCALES.map((locale) => new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? '');
      for (const form of [...names, ...declinedNames(code), ...suffixedNames(code)].map(keyOf)) {
        assert.equal(owners.get(form) ?? code, code, form);
        owners.set(form, code);
      }
    }
    assert.ok(owners.size > 2000);
  });
});
