import { isTimeZone } from '../domain/dates.ts';
import type { Log } from '../ports.ts';
import { type StoreTransaction, UnreadableRowError } from './store.ts';

/**
 * The transaction as reminders read it, which no single broken row may stop: a migration that cannot be read counts as absent,
 * a time zone that does not exist as not told. Both are logged.
 */
export const readingWhatCanBeRead = (tx: StoreTransaction, log: Log): StoreTransaction => {
  const knownZone = (zone: string | null, tenant: string): string | null => {
    if (zone === null || isTimeZone(zone)) return zone;
    log.error({ tenant }, 'a stored time zone does not exist: the one after it counts');
    return null;
  };
  return {
    ...tx,
    tenants: {
      ...tx.tenants,
      get: async (tenantId) => {
        const found = await tx.tenants.get(tenantId);
        return found && { ...found, zone: knownZone(found.zone, tenantId) };
      },
    },
    conversations: {
      ...tx.conversations,
      get: async (tenantId, conversationId) => {
        const found = await tx.conversations.get(tenantId, conversationId);
        return found && { ...found, zone: knownZone(found.zone, tenantId) };
      },
    },
    migrations: {
      ...tx.migrations,
      get: async (tenantId, migrationId) => {
        try {
          return await tx.migrations.get(tenantId, migrationId);
        } catch (error) {
          if (!(error instanceof UnreadableRowError)) throw error;
          log.error(
            { tenant: tenantId, migration: migrationId },
            'a migration cannot be read: nobody is reminded of it',
          );
          return null;
        }
      },
    },
  };
};
