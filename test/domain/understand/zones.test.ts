import assert from 'node:assert/strict';
import { isTimeZone } from '../../../src/domain/dates.ts';
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
});
