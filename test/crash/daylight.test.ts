import assert from 'node:assert/strict';
import { crashScene } from '../support/crash-scene.ts';
import { brokenBy } from '../support/promise.ts';
import { dueOn, populate } from '../support/reminded-world.ts';
import { forSqlite } from '../support/stores.ts';

const SECOND = 1000;

/** Nine in the morning before and after a change of the clock, by when the subscriptions end. */
const CHANGES = [
  {
    name: 'in spring',
    zone: 'Europe/Warsaw',
    plannedOn: '2027-03-24',
    endDate: '2027-03-30',
    mornings: [
      ['2027-03-26', '2027-03-26T08:00:00Z'],
      ['2027-03-29', '2027-03-29T07:00:00Z'],
    ],
  },
  {
    name: 'in autumn',
    zone: 'America/New_York',
    plannedOn: '2027-11-04',
    endDate: '2027-11-09',
    mornings: [
      ['2027-11-05', '2027-11-05T13:00:00Z'],
      ['2027-11-08', '2027-11-08T14:00:00Z'],
    ],
  },
] as const;

describe('a reminder at nine in the morning', () => {
  forSqlite((database) => {
    for (const { name, zone, plannedOn, endDate, mornings } of CHANGES) {
      describe(`where the clocks change ${name}`, () => {
        const scene = crashScene(database, mornings[0][1]);

        it('comes at nine before and after, and not an hour off', async () => {
          const { connector, fleet } = scene;
          const world = { tenants: 1, chats: 3, zone, plannedOn, endDate };
          const places = await populate(database.url(), connector.serviceUrl, world);
          for (const [day, nine] of mornings) {
            // Up and looking when it strikes nine after the change; just after it before.
            fleet.setClock(Date.parse(nine) + (day === mornings[0][0] ? SECOND : -3 * SECOND));
            await connector.advance(2 * 86_400_000);
            const instance = fleet.start();
            await fleet.untilQueue(({ held, due }) => held + due > 0 || fleet.now() > Date.parse(nine), 20_000);
            await fleet.untilQueue(({ held, due }) => held + due === 0, 20_000);
            await instance.stop();
            const sent = await database.query(
              `select sent_at from deliveries where state = 'sent' and local_date = '${day}'`,
            );
            assert.equal(sent.length, places.length);
            for (const row of sent) {
              const late = Number(row['sent_at']) - Date.parse(nine);
              assert.ok(late >= 0 && late < 60 * SECOND, `${late} ms after nine`);
            }
          }
          const due = mornings.flatMap(([day]) => dueOn(places, day));
          assert.deepEqual(brokenBy(await fleet.verdict(due)), []);
        }).timeout(60_000);
      });
    }
  });
});
