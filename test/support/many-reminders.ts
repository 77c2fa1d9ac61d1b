import { instantAt } from '../../src/domain/dates.ts';
import type { Store } from '../../src/service/store.ts';
import { aConversation, aMigration, aPerson, aReminder, aTenant } from './records.ts';

export const REMINDED_ON = '2027-01-13';
/** When they are all due. */
export const DUE_AT = instantAt(REMINDED_ON, 9, 'Europe/Warsaw');

const BATCH = 250;

/** So many people in a tenant, each in their own chat and reminded of one migration on the same day. */
export const remindMany = async (
  store: Store,
  { serviceUrl, tenantId, count }: { serviceUrl: string; tenantId: string; count: number },
): Promise<void> => {
  await store.transaction((tx) => tx.tenants.save(aTenant({ tenantId })));
  for (let from = 0; from < count; from += BATCH) {
    await store.transaction(async (tx) => {
      for (let index = from; index < Math.min(count, from + BATCH); index += 1) {
        const [conversationId, personId, migrationId] = [`a:${tenantId}:${index}`, `p-${index}`, `m-${index}`];
        const reference = {
          serviceUrl,
          channelId: 'msteams',
          bot: { id: '28:bot', name: 'Switchover' },
          user: { id: `29:${index}` },
          conversation: { id: conversationId, conversationType: 'personal', tenantId },
        };
        const known = { tenantId, conversationId, locale: 'en-US', zone: 'Europe/Warsaw', unreachable: null };
        await tx.people.save(aPerson({ tenantId, personId, personalConversationId: conversationId }));
        await tx.conversations.save(aConversation({ ...known, reference }));
        await tx.migrations.insert(
          aMigration({ tenantId, migrationId, ownerId: personId, conversationId, progress: { done: {} } }),
        );
        await tx.reminders.replaceOf(tenantId, migrationId, [
          aReminder({ tenantId, migrationId, conversationId, reminderId: migrationId, localDate: REMINDED_ON }),
        ]);
        const wanted = { deliveryId: `${tenantId} ${index}`, localDate: REMINDED_ON, dueAt: DUE_AT };
        await tx.deliveries.reschedule(tenantId, conversationId, null, [wanted]);
      }
    });
  }
};
