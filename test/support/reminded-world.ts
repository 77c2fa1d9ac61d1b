import { instantAt } from '../../src/domain/dates.ts';
import { NO_PROGRESS } from '../../src/domain/progress.ts';
import { rescheduleReminders } from '../../src/service/reminder-records.ts';
import type { Scope, Store, StoreTransaction } from '../../src/service/store.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { aRequest, planOf } from './builders.ts';
import type { Due } from './promise.ts';
import { aConversation, aMigration, aPerson, aTenant } from './records.ts';

/**
 * Who is to be reminded, all alike: in each tenant so many people, each in their own chat and with a migration of their own, and
 * so many channels in which some of these migrations were planned and are reminded of as well.
 */
export type World = {
  tenants: number;
  chats: number;
  channels?: number;
  /** Migrations in each channel. */
  inChannel?: number;
  /** On which local date everything is planned, at ten in the morning, and when the subscriptions end. */
  plannedOn?: string;
  endDate?: string;
  zone?: string;
};

/** A card a day: whose, and of which migrations. */
export type Place = Omit<Due, 'localDate'> & { migrations: string[] };

const BATCH = 25;
const AT_ONCE = 8;
const HOUR = 10;
const DEFAULTS = { channels: 0, inChannel: 0, plannedOn: '2026-11-21', endDate: '2027-03-14', zone: 'Europe/Warsaw' };

export const personOf = (index: number): string => `person-${index}`;

const conversationOf = (tenantId: string, conversationId: string, scope: Scope, zone: string, serviceUrl: string) =>
  aConversation({
    tenantId,
    conversationId,
    scope,
    zone,
    unreachable: null,
    locale: 'en-US',
    reference: {
      serviceUrl,
      channelId: 'msteams',
      bot: { id: '28:bot', name: 'Switchover' },
      ...(scope === 'personal' && { user: { id: `29:${conversationId}` } }),
      conversation: { id: conversationId, conversationType: scope, tenantId, isGroup: scope !== 'personal' },
    },
  });

/** Plans everything through the store of the product, as it would be planned in a conversation; the cards of any one day. */
export const populate = async (databaseUrl: string, serviceUrl: string, world: World): Promise<Place[]> => {
  const { tenants, chats, channels, inChannel, plannedOn, endDate, zone } = { ...DEFAULTS, ...world };
  const at = instantAt(plannedOn, HOUR, zone);
  const request = aRequest({ today: plannedOn, subscriptions: [{ endDate }] });
  const plan = planOf({ today: plannedOn, subscriptions: [{ endDate }] });
  const places: Place[] = [];
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${String(ids).padStart(9, '0')}`;
  };

  const planFor = async (tx: StoreTransaction, tenantId: string, index: number): Promise<void> => {
    const [personId, chat, migrationId] = [personOf(index), `a:${tenantId}:${index}`, `m-${index}`];
    const channel = index < channels * inChannel ? `19:${tenantId}:${index % channels}@thread.tacv2` : null;
    await tx.people.save(
      aPerson({ tenantId, personId, language: null, channelUserId: `29:${chat}`, personalConversationId: chat }),
    );
    await tx.conversations.save(conversationOf(tenantId, chat, 'personal', zone, serviceUrl));
    const planned = {
      ownerId: personId,
      conversationId: channel ?? chat,
      remindedIn: channel === null ? [] : [channel],
    };
    const made = { request, plan, progress: NO_PROGRESS, createdAt: at, updatedAt: at };
    const migration = aMigration({ tenantId, migrationId, ...planned, ...made });
    await tx.migrations.insert(migration);
    await rescheduleReminders(tx, newId, migration, at, { settledIn: null });
    places.push({ tenantId, conversationId: chat, migrationId: null, migrations: [migrationId] });
    if (channel !== null) places.push({ tenantId, conversationId: channel, migrationId, migrations: [migrationId] });
  };

  const store = await openStore(databaseUrl, { now: () => at });
  const fill = async (tenantId: string): Promise<void> => {
    await store.transaction(async (tx) => {
      await tx.tenants.save(aTenant({ tenantId, zone }));
      for (let index = 0; index < channels; index += 1) {
        const id = `19:${tenantId}:${index}@thread.tacv2`;
        await tx.conversations.save(conversationOf(tenantId, id, 'channel', zone, serviceUrl));
      }
    });
    for (let from = 0; from < chats; from += BATCH) {
      await store.transaction(async (tx) => {
        for (let index = from; index < Math.min(chats, from + BATCH); index += 1) await planFor(tx, tenantId, index);
      });
    }
  };
  try {
    const waiting = Array.from({ length: tenants }, (_, index) => `tenant-${String(index).padStart(2, '0')}`);
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await fill(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await store.close();
  }
  return places;
};

/** The cards that are due of these places on a local date. */
export const dueOn = (places: readonly Place[], localDate: string): Due[] =>
  places.map(({ migrations: _, ...place }) => ({ ...place, localDate }));

/** Takes a migration off the list, in a transaction of its own, as a person would. */
export const archive = (store: Store, tenantId: string, migrationId: string, at: number): Promise<void> =>
  store.transaction(async (tx) => {
    const migration = await tx.migrations.get(tenantId, migrationId);
    if (!migration) throw new Error(`there is no ${migrationId}`);
    const archived = { ...migration, state: 'archived' as const, revision: migration.revision + 1, updatedAt: at };
    if (!(await tx.migrations.update(archived))) throw new Error(`somebody else changed ${migrationId}`);
    await rescheduleReminders(tx, () => `never-${migrationId}`, archived, at, { settledIn: null });
  });
