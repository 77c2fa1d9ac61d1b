import assert from 'node:assert/strict';
import { LOCALES } from '../../../src/domain/locale.ts';
import { COUNTRIES, readCountry } from '../../../src/domain/understand/countries.ts';

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
