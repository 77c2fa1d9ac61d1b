import { regionOf } from '../facts/regions.ts';
import type { PlanRequest } from '../plan-request.ts';
import type { Blocker, PlanWarning } from '../plan-schema.ts';

/** Whether partner and customer tenant are in the same CSP region (rulebook §3). */
export const regionFindings = ({
  partner,
  customer,
}: Pick<PlanRequest, 'partner' | 'customer'>): { blockers: Blocker[]; warnings: PlanWarning[] } => {
  const partnerRegion = regionOf(partner.country);
  const customerRegion = regionOf(customer.country);
  if (partnerRegion === null || customerRegion === null)
    return { blockers: [], warnings: [{ code: 'region-unknown' }] };
  const blockers: Blocker[] =
    partnerRegion === customerRegion ? [] : [{ code: 'region-mismatch', partnerRegion, customerRegion }];
  return { blockers, warnings: [] };
};
