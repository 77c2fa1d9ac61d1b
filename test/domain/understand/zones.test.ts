import assert from 'node:assert/strict';
import { isTimeZone } from '../../../src/domain/dates.ts';
import { CITIES } from '../../../src/domain/understand/zone-cities.ts';
import { readZone, ZONES } from '../../../src/domain/understand/zones.ts';

describe('a time zone', () => {
  it('is known by its name, in any letter case, with blanks or underscores', () => {
    for (const zone of ZONES) {
      assert.equal(readZone(zone), zone);
      assert.equal(readZone(` ${zone.toLowerCase().replaceAll('_', ' ')} `), zone);
    }
  });

  it('is offered once, and only where the runtime knows it', () => {
    assert.equal(new Set(ZONES).size, ZONES.length);
    assert.deepEqual(
      ZONES.filter((zone) => !isTimeZone(zone)),
      [],
    );
  });

  it('is known by every name that a client may tell', () => {
    for (const told of ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Kiev', 'US/Eastern', 'Etc/GMT+5'])
      assert.equal(readZone(told), told);
  });

  const CASES: [said: string, zone: string | null][] = [
    ['Warsaw', 'Europe/Warsaw'],
    ['new york', 'America/New_York'],
    ['SÃO PAULO', 'America/Sao_Paulo'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Kolkata', 'Asia/Kolkata'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
    ['Moscow', 'Europe/Moscow'],
    ['Москва', 'Europe/Moscow'],
    ['в Москве', 'Europe/Moscow'],
    ['Moskwa', 'Europe/Moscow'],
    ['Moszkva', 'Europe/Moscow'],
    ['Санкт-Петербург', 'Europe/Moscow'],
    ['санкт петербург', 'Europe/Moscow'],
    ['St. Petersburg', 'Europe/Moscow'],
    ['Варшава', 'Europe/Warsaw'],
    ['в Варшаве', 'Europe/Warsaw'],
    ['Warszawa', 'Europe/Warsaw'],
    ['w Warszawie', 'Europe/Warsaw'],
    ['Varsó', 'Europe/Warsaw'],
    ['Varsóvia', 'Europe/Warsaw'],
    ['华沙', 'Europe/Warsaw'],
    ['Kraków', 'Europe/Warsaw'],
    ['krakow', 'Europe/Warsaw'],
    ['Gdańsk', 'Europe/Warsaw'],
    ['Wrocław', 'Europe/Warsaw'],
    ['Łódź', 'Europe/Warsaw'],
    ['Budapeszt', 'Europe/Budapest'],
    ['Budapesten', 'Europe/Budapest'],
    ['Debrecen', 'Europe/Budapest'],
    ['Алматы', 'Asia/Almaty'],
    ['Астана', 'Asia/Almaty'],
    ['Beijing', 'Asia/Shanghai'],
    ['北京', 'Asia/Shanghai'],
    ['上海', 'Asia/Shanghai'],
    ['深圳', 'Asia/Shanghai'],
    ['广州', 'Asia/Shanghai'],
    ['Pequim', 'Asia/Shanghai'],
    ['Rio de Janeiro', 'America/Sao_Paulo'],
    ['em Brasília', 'America/Sao_Paulo'],
    ['Lisboa', 'Europe/Lisbon'],
    ['Porto', 'Europe/Lisbon'],
    ['München', 'Europe/Berlin'],
    ['Nowy Jork', 'America/New_York'],
    ['Petersburg', 'America/Indiana/Petersburg'],
    ['Warszawa i Kraków', null],
    ['в', null],
    ['+01:00', null],
    ['Europe', null],
    ['Europe/Atlantis', null],
    ['Atlantis', null],
    ['__proto__', null],
    ['', null],
  ];
  for (const [said, zone] of CASES) {
    it(`“${said}”: ${zone}`, () => assert.equal(readZone(said), zone));
  }

  it('of a city is one that is offered, and each city has one', () => {
    const cities = Object.entries(CITIES).flatMap(([zone, lines]) =>
      lines.flatMap((line) => line.split(', ')).map((city): [string, string] => [city, zone]),
    );
    for (const [city, zone] of cities) {
      assert.ok(ZONES.includes(zone), zone);
      assert.equal(readZone(city), zone, city);
    }
    assert.equal(new Set(cities.map(([city]) => city)).size, cities.length);
  });
});
