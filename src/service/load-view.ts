import { addDays } from '../domain/dates.ts';
import type { Draft } from '../domain/intake/draft.ts';
import { nextQuestion } from '../domain/intake/questions.ts';
import { ALL_REMEDIES, takenRows } from '../domain/intake/table-answer.ts';
import { HORIZON } from '../domain/upcoming.ts';
import { loadHistory } from './history.ts';
import { isAnyoneReminded } from './reminder-targets.ts';
import { loadReminder } from './reminder-view.ts';
import type { Reply, View } from './replies.ts';
import { placesFor } from './share-places.ts';
import type { MigrationRecord, StoreTransaction } from './store.ts';
import type { Scene } from './turn.ts';

/** Of more migrations than these the overview shows the most pressing. */
const UPCOMING_LIMIT = 200;

/** People to choose from, where a client has no picker of its own. */
const PEOPLE_OFFERED = 100;

/** How many migrations a page of the list shows. */
export const LIST_PAGE_SIZE = 8;

/** Customers of the lines that can be taken who have a migration under way. */
const plannedAlready = (tx: StoreTransaction, tenantId: string, { table }: Draft): Promise<string[]> =>
  tx.migrations.named(tenantId, [
    ...new Set((table ? takenRows(table, ALL_REMEDIES) : []).flatMap(({ facts }) => facts.customerName ?? [])),
  ]);

/** What the operator has set for the partner: its link to the invitation, or null. */
export type PartnerLinks = { invitationUrl: string | null };

/** Loads what a reply shows, as it is now; what is gone by now becomes a notice that says so. */
export const loadView = async (
  tx: StoreTransaction,
  scene: Scene,
  reply: Reply,
  { invitationUrl }: PartnerLinks,
): Promise<View> => {
  const { turn, tenant, today, zone } = scene;
  const { tenantId } = turn;
  const ordering = tenant.ordering ?? 'direct';
  const loadDraft = () => tx.drafts.get(tenantId, turn.conversation.conversationId, turn.person.personId);
  switch (reply.kind) {
    case 'greeting':
      return { kind: 'greeting', name: turn.person.name };
    case 'notice':
    case 'not-yours':
      return reply;
    case 'settings': {
      const { country, zone: ownZone, reminderHour, ordering: model } = (await tx.tenants.get(tenantId)) ?? tenant;
      return { ...reply, country, zone: ownZone, reminderHour, ordering: model };
    }
    case 'language': {
      const person = await tx.people.get(tenantId, turn.person.personId);
      return { kind: 'language', chosen: person?.language ?? null };
    }
    case 'difference':
      return { ...reply, today };
    case 'template':
      return { kind: 'template', today };
    case 'help': {
      const record = await loadDraft();
      return { kind: 'help', asked: record ? nextQuestion(record.draft).kind : null };
    }
    case 'misunderstood': {
      const { nearest } = reply;
      if (nearest?.kind !== 'customer') return { ...reply, nearest };
      const migration = await tx.migrations.get(tenantId, nearest.migrationId);
      return { ...reply, nearest: migration && { ...nearest, name: migration.request.customer.name } };
    }
    case 'question': {
      const record = await loadDraft();
      if (!record) return { kind: 'notice', notice: 'draft-gone' };
      const { draft, revision } = record;
      const { rejection, note } = reply;
      const clientZone = scene.person.zone;
      const asked = nextQuestion(draft);
      const known = asked.kind === 'table' ? await plannedAlready(tx, tenantId, draft) : [];
      const { page } = reply;
      return { kind: 'question', draft, revision, question: asked, rejection, note, clientZone, page, known };
    }
    case 'checklist': {
      const migration = await tx.migrations.get(tenantId, reply.migrationId);
      if (!migration) return { kind: 'notice', notice: 'migration-gone' };
      const { scope, conversationId } = scene.conversation;
      return {
        kind: 'checklist',
        migration,
        ordering,
        today,
        zone,
        page: reply.page,
        refused: reply.refused,
        isAnyoneReminded: await isAnyoneReminded(tx, migration),
        isRemindedHere: scope === 'personal' ? null : migration.remindedIn.includes(conversationId),
      };
    }
    case 'credit-notes': {
      const migration = await tx.migrations.get(tenantId, reply.migrationId);
      return migration
        ? { kind: 'credit-notes', migration, today, page: reply.page }
        : { kind: 'notice', notice: 'migration-gone' };
    }
    case 'letter':
    case 'support-letter': {
      const migration = await tx.migrations.get(tenantId, reply.migrationId);
      return migration
        ? { kind: reply.kind, migration, ordering, today, language: reply.language, invitationUrl }
        : { kind: 'notice', notice: 'migration-gone' };
    }
    case 'share':
    case 'shared': {
      const migration = await tx.migrations.get(tenantId, reply.migrationId);
      if (!migration) return { kind: 'notice', notice: 'migration-gone' };
      if (reply.kind === 'shared') return { ...reply, customer: migration.request.customer.name };
      return { ...reply, migration, places: await placesFor(tx, scene) };
    }
    case 'history':
      return (await loadHistory(tx, scene, reply)) ?? { kind: 'notice', notice: 'migration-gone' };
    case 'roles': {
      const migration = await tx.migrations.get(tenantId, reply.migrationId);
      if (!migration) return { kind: 'notice', notice: 'migration-gone' };
      const known = await tx.people.named(tenantId, PEOPLE_OFFERED);
      const people = known.map(({ personId, name }) => ({ personId, name }));
      return { kind: 'roles', migration, people, personId: turn.person.personId, problem: reply.problem };
    }
    case 'reminder': {
      const delivery = await tx.deliveries.get(tenantId, reply.deliveryId);
      if (!delivery) return { kind: 'notice', notice: 'migration-gone' };
      return loadReminder(tx, scene.conversation, delivery, turn.at);
    }
    case 'table-refused':
      return reply;
    case 'planned': {
      const migrations: MigrationRecord[] = [];
      for (const migrationId of reply.migrationIds.slice(0, LIST_PAGE_SIZE)) {
        const migration = await tx.migrations.get(tenantId, migrationId);
        if (migration) migrations.push(migration);
      }
      return { kind: 'planned', migrations, total: reply.migrationIds.length, left: reply.left, today };
    }
    case 'found': {
      const migrations = await tx.migrations.search(tenantId, reply.typed, LIST_PAGE_SIZE);
      return { kind: 'found', typed: reply.typed, migrations, today };
    }
    case 'upcoming': {
      const migrations = await tx.migrations.endingBy(tenantId, addDays(today, HORIZON), UPCOMING_LIMIT);
      return { kind: 'upcoming', migrations, today };
    }
    case 'list': {
      const page = { limit: LIST_PAGE_SIZE, offset: reply.page * LIST_PAGE_SIZE };
      const isMine = reply.mine === true;
      const { migrations, total } = isMine
        ? await tx.migrations.ofWorker(tenantId, turn.person.personId, page)
        : await tx.migrations.list(tenantId, 'active', page);
      const isAnswering = (await loadDraft()) !== null;
      const unreminded: string[] = [];
      for (const migration of migrations) {
        if (!(await isAnyoneReminded(tx, migration))) unreminded.push(migration.migrationId);
      }
      return {
        kind: 'list',
        isAnswering,
        isMine,
        migrations,
        unreminded,
        total,
        page: reply.page,
        pageSize: LIST_PAGE_SIZE,
        today,
      };
    }
  }
};
