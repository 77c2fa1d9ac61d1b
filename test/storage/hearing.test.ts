import assert from 'node:assert/strict';
import { onDays } from '../support/deliveries.ts';
import { forEachEngine, forPostgres } from '../support/stores.ts';
import { until } from '../support/until.ts';

const CUT =
  "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'switchover' and datname = current_database()";

const soon = onDays(1);

describe('who waits for what is due', () => {
  forEachEngine((database) => {
    const openHearing = async (now: number) => {
      const store = await database.open({ now: () => now });
      let heard = 0;
      store.onDue(() => {
        heard += 1;
      });
      return { store, heard: () => heard };
    };
    const settled = async ({ heard }: { heard(): number }): Promise<number> => {
      // On PostgreSQL it is told once that it listens.
      if (database.engine === 'PostgreSQL') await until(heard, (times) => times > 0);
      return heard();
    };

    it('hears when something has come to be due within a minute', async () => {
      const hearing = await openHearing(soon[0]?.dueAt as number);
      const before = await settled(hearing);
      await hearing.store.transaction((tx) => tx.deliveries.reschedule('contoso', 'c', null, soon));
      assert.ok(hearing.heard() > before);
    });

    it('hears nothing of what is later, or was not kept', async () => {
      const later = await openHearing(0);
      const before = await settled(later);
      await later.store.transaction((tx) => tx.deliveries.reschedule('contoso', 'c', null, soon));
      assert.equal(later.heard(), before);
      const due = await openHearing(soon[0]?.dueAt as number);
      const heardBefore = await settled(due);
      const undone = due.store.transaction(async (tx) => {
        await tx.deliveries.reschedule('contoso', 'c', null, soon);
        throw new Error('undone');
      });
      await assert.rejects(undone, /undone/);
      assert.equal(due.heard(), heardBefore);
    });
  });

  forPostgres((database) => {
    it('hears of it from other processes, also after its connection was lost', async () => {
      const lines: string[] = [];
      const note = (_: unknown, message: string) => void lines.push(message);
      const log = { debug: note, info: note, warn: note, error: note };
      const [here, elsewhere] = [await database.open({ log }), await database.open({ now: () => 0 })];
      let heard = 0;
      here.onDue(() => {
        heard += 1;
      });
      await until(
        () => heard,
        (times) => times === 1,
      );
      const write = (id: string) =>
        elsewhere.transaction((tx) =>
          tx.deliveries.reschedule('contoso', id, null, [{ deliveryId: id, localDate: '2027-01-01', dueAt: 0 }]),
        );
      await write('one');
      await until(
        () => heard,
        (times) => times === 2,
      );
      await database.query(CUT);
      await until(
        () => heard,
        (times) => times === 3,
      );
      assert.ok(lines.includes('the database connection that hears of due reminders was lost'));
      await until(
        () =>
          write('two').then(
            () => true,
            () => false,
          ),
        (isWritten) => isWritten,
      );
      await until(
        () => heard,
        (times) => times >= 4,
      );
    });
  });
});
