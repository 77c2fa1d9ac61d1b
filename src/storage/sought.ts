import type { IsoDate } from '../domain/dates.ts';
import { BUILT_IN_CATALOGUE } from '../domain/facts/offers.ts';
import type { Migration } from '../domain/outlook.ts';
import type { PlanRequest } from '../domain/plan-request.ts';
import { searchForm } from './search-form.ts';

/** Stands for no date: behind all others. */
export const NO_DATE: IsoDate = '9999-12-31';

/** Offers by their names and by Microsoft's, a line each, so that no text is found across two of them. */
const offersIn = ({ subscriptions }: PlanRequest): string => {
  const skus = new Set(subscriptions.flatMap(({ offer, target }) => [offer, target?.offer ?? offer]));
  return [...skus].flatMap((sku) => [searchForm(BUILT_IN_CATALOGUE.get(sku)?.name ?? sku), skuLine(sku)]).join('\n');
};

/** How an offer's skuPartNumber stands in a line of its own: nothing that is typed is like it. */
export const skuLine = (sku: string): string => `=${sku}=`;

/** What a migration is found by, beside its customer's name: its offers, the first date on which something is due, blocked or not. */
export const soughtIn = ({
  request,
  plan,
  progress,
}: Migration): { searchOffers: string; nextDue: IsoDate; blocked: 0 | 1 } => {
  const open = plan.steps.filter(({ id, optional }) => !optional && !Object.hasOwn(progress.done, id));
  return {
    searchOffers: offersIn(request),
    nextDue: open.map(({ due }) => due).sort()[0] ?? NO_DATE,
    blocked: plan.status === 'blocked' ? 1 : 0,
  };
};
