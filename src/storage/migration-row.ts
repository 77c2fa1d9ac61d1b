import { z } from 'zod';
import type { IsoDate } from '../domain/dates.ts';
import { planRequestSchema } from '../domain/plan-request.ts';
import { type Plan, planSchema } from '../domain/plan-schema.ts';
import { progressSchema } from '../domain/progress.ts';
import type { MigrationRecord } from '../service/store.ts';
import { fromJson } from './readable.ts';
import type { MigrationRow } from './schema.ts';
import { searchForm } from './search-form.ts';
import { toJson } from './storable.ts';

const conversationIds = z.array(z.string());

/** Sorts a plan without lines behind all others. */
const NO_END: IsoDate = '9999-12-31';

/** The earliest end date not before the plan's `asOf`, else the earliest; of lines that move, else of all. */
export const nextEndDate = ({ asOf, subscriptions }: Plan): IsoDate => {
  const moving = subscriptions.filter(({ path }) => path !== 'none');
  const dates = (moving.length > 0 ? moving : subscriptions).map(({ endDate }) => endDate).sort();
  return dates.find((date) => date >= asOf) ?? dates[0] ?? NO_END;
};

/** Throws `UnstorableTextError`. */
export const toMigrationRow = ({ request, plan, progress, remindedIn, ...plain }: MigrationRecord): MigrationRow => ({
  ...plain,
  customerName: request.customer.name,
  searchName: searchForm(request.customer.name),
  nextEndDate: nextEndDate(plan),
  request: toJson(request),
  plan: toJson(plan),
  progress: toJson(progress),
  remindedIn: toJson(remindedIn),
});

/** Throws `UnreadableRowError`. */
export const fromMigrationRow = (row: MigrationRow): MigrationRecord => {
  const { customerName, searchName, nextEndDate, request, plan, progress, remindedIn, ...plain } = row;
  const name = { table: 'migrations', tenantId: row.tenantId, id: row.migrationId };
  return {
    ...plain,
    request: fromJson(name, request, planRequestSchema.parse),
    plan: fromJson(name, plan, planSchema.parse),
    progress: fromJson(name, progress, progressSchema.parse),
    remindedIn: fromJson(name, remindedIn, conversationIds.parse),
  };
};
