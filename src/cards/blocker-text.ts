import type { Plan } from '../domain/plan-schema.ts';
import type { MessageKey, Messages } from '../messages/messages.ts';

/** What must be cleared before a plan can begin. */
export const blockerTexts = ({ blockers }: Pick<Plan, 'blockers'>, { t }: Messages): string[] =>
  blockers.map(({ partnerRegion, customerRegion }) =>
    t('blocker.region-mismatch', {
      partnerRegion: t(`region.${partnerRegion}` as MessageKey),
      customerRegion: t(`region.${customerRegion}` as MessageKey),
    }),
  );
