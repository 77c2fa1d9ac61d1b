import assert from 'node:assert/strict';
import { CSP_REGIONS, regionOf } from '../../../src/domain/facts/regions.ts';

describe('the CSP regions', () => {
  it('are 15', () => assert.equal(Object.keys(CSP_REGIONS.markets).length, 15));

  it('no country is in two of them', () => {
    const countries = Object.values(CSP_REGIONS.markets).flatMap((markets) => markets.split(' '));
    assert.equal(new Set(countries).size, countries.length);
    for (const country of countries) assert.match(country, /^[A-Z]{2}$/);
  });

  const COUNTRIES: [country: string, region: string][] = [
    ['ZM', 'Africa'],
    ['SG', 'Asia and Pacific'],
    ['AU', 'Australia'],
    ['BR', 'Brazil'],
    ['CA', 'Canada'],
    ['CN', 'China'],
    ['PL', 'Europe'],
    ['CH', 'Europe'],
    ['IN', 'India'],
    ['JP', 'Japan'],
    ['KR', 'Korea, Republic of'],
    ['MX', 'Latin America and the Caribbean'],
    ['UA', 'Middle East, Central Europe, and Eastern Europe'],
    ['NZ', 'New Zealand'],
    ['TW', 'Taiwan'],
    ['US', 'United States'],
  ];
  for (const [country, region] of COUNTRIES) {
    it(`${country} is in ${region}`, () => assert.equal(regionOf(country), region));
  }

  for (const country of ['BY', 'CU', 'EH', 'IR', 'KP', 'RU', 'SD', 'SY', 'XX']) {
    it(`${country} is in none`, () => assert.equal(regionOf(country), null));
  }

  it('a country that is not known is in none', () => assert.equal(regionOf(null), null));
});
