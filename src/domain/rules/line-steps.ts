import { addDays, earlierOf, type IsoDate } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Line } from '../line.ts';
import type { StepName, StepOwner } from '../plan-schema.ts';
import { isInWindow, lastDayOfWindow } from './credit.ts';
import { afterExpiryOf, hasUnknownOffer, lowerTiersOf } from './data-at-risk.ts';
import {
  anchorOf,
  approvalDue,
  type DueDate,
  dueBy,
  dueFrom,
  dueSoon,
  provisioningDue,
  provisioningFrom,
} from './due.ts';
import type { SeatCapOverlap } from './seat-cap.ts';

/** A line whose neighbours have been looked at too. */
export type DecidedLine = Line & { seatCapOverlap: SeatCapOverlap | null };

/** A step that each line has of its own. */
export type LineStepRule = {
  step: StepName;
  optional?: true;
  owner: (line: DecidedLine) => StepOwner;
  after: (line: DecidedLine) => StepName[];
  applies: (line: DecidedLine) => boolean;
  notBefore?: (line: DecidedLine) => IsoDate | null;
  due: (line: DecidedLine) => DueDate;
};

const isManual = ({ path }: Line): boolean => path === 'manual';
const isTransfer = ({ path }: Line): boolean => path === 'partner-transfer';

const salesAgent = (): StepOwner => 'sales-agent';
const adminOrCustomer = ({ customer }: Line): StepOwner => (customer.delegatedAdmin ? 'admin-agent' : 'customer');
const holderOfTheOld = ({ subscription }: Line): StepOwner =>
  subscription.channel === 'csp-partner' ? 'current-partner' : 'customer';

const dayBeforeEnd = (line: Line): DueDate => dueBy(line, addDays(line.term.end, -1));
const atAnchor = (line: Line): DueDate => dueBy(line, anchorOf(line));

const losesAccessAtEnd = ({ endOfTerm }: Line): boolean =>
  endOfTerm.regime === 'suspended' || endOfTerm.regime === 'unknown';

const putsDataAtRisk = (line: Line): boolean =>
  lowerTiersOf(line).length > 0 ||
  line.offerChange === 'choose' ||
  (line.offerChange === 'different' && hasUnknownOffer(line));

const needsAssignment = (line: Line): boolean =>
  line.offerChange !== 'same' || line.target.seats < line.source.seats || afterExpiryOf(line) === 'data-deleted';

const billingSupportDue = (line: Line): DueDate => {
  const usual = dueBy(line, addDays(anchorOf(line), -POLICY.askBillingSupport));
  if (line.subscription.agreement !== 'mca' || !isInWindow(line)) return usual;
  return { planned: usual.planned, due: earlierOf(usual.due, lastDayOfWindow(line)) };
};

const startOfLaterMonth = ({ term, today }: Line): IsoDate | null =>
  term.laterMonth && term.start > today ? term.start : null;

/** Steps 4 to 16 of rulebook §6, in its order. */
export const LINE_STEP_RULES: LineStepRule[] = [
  {
    step: 'confirm-current-term',
    owner: salesAgent,
    after: () => [],
    applies: ({ term }) => term.carried === 'renewed-presumably' || term.carried === 'extended-presumably',
    due: dueSoon,
  },
  {
    step: 'ask-billing-support',
    optional: true,
    owner: ({ customer }) => (customer.delegatedAdmin ? 'billing-agent' : 'customer'),
    after: () => [],
    applies: ({ subscription, expired }) => subscription.channel === 'microsoft-direct' && !expired,
    due: billingSupportDue,
  },
  {
    step: 'choose-equivalent-offer',
    owner: salesAgent,
    after: () => [],
    applies: ({ offerChange }) => offerChange === 'choose',
    due: (line) => dueBy(line, addDays(anchorOf(line), -POLICY.chooseOffer)),
  },
  {
    step: 'back-up-data',
    owner: () => 'customer',
    after: () => ['choose-equivalent-offer'],
    applies: (line) => isManual(line) && afterExpiryOf(line) !== 'data-deleted' && putsDataAtRisk(line),
    due: atAnchor,
  },
  {
    step: 'create-transfer',
    owner: () => 'admin-agent',
    after: () => ['customer-accepts-invitation', 'customer-accepts-agreement', 'confirm-current-term'],
    applies: isTransfer,
    due: atAnchor,
  },
  {
    step: 'approve-transfer',
    owner: () => 'current-partner',
    after: () => ['create-transfer'],
    applies: isTransfer,
    due: approvalDue,
  },
  {
    step: 'agree-renewal',
    owner: salesAgent,
    after: () => ['approve-transfer'],
    applies: (line) => isTransfer(line) && !line.subscription.autoRenew,
    due: dayBeforeEnd,
  },
  {
    step: 'stop-auto-renewal',
    owner: holderOfTheOld,
    after: (line) =>
      losesAccessAtEnd(line)
        ? ['customer-accepts-invitation', 'customer-accepts-agreement', 'confirm-current-term']
        : ['confirm-current-term'],
    applies: (line) => isManual(line) && line.subscription.autoRenew && !line.expired,
    notBefore: startOfLaterMonth,
    due: atAnchor,
  },
  {
    step: 'resolve-seat-cap',
    owner: salesAgent,
    after: () => [],
    applies: ({ seatCapOverlap }) => seatCapOverlap !== null,
    due: atAnchor,
  },
  {
    step: 'provision-subscription',
    owner: salesAgent,
    after: () => [
      'customer-accepts-invitation',
      'customer-accepts-agreement',
      'confirm-current-term',
      'choose-equivalent-offer',
      'back-up-data',
      'resolve-seat-cap',
    ],
    applies: isManual,
    notBefore: provisioningFrom,
    due: provisioningDue,
  },
  {
    step: 'assign-licenses',
    owner: adminOrCustomer,
    after: () => ['provision-subscription'],
    applies: (line) => isManual(line) && needsAssignment(line),
    notBefore: provisioningFrom,
    due: dayBeforeEnd,
  },
  {
    step: 'cancel-at-end-of-term',
    owner: holderOfTheOld,
    after: () => ['stop-auto-renewal', 'provision-subscription', 'assign-licenses'],
    applies: (line) =>
      isManual(line) &&
      line.endOfTerm.regime === 'extended-service-term' &&
      !line.subscription.cancelAtEnd &&
      !line.expired,
    due: dayBeforeEnd,
  },
  {
    step: 'verify-continuity',
    owner: adminOrCustomer,
    after: () => [
      'approve-transfer',
      'stop-auto-renewal',
      'provision-subscription',
      'assign-licenses',
      'cancel-at-end-of-term',
    ],
    applies: () => true,
    due: (line) => dueFrom(line, addDays(isManual(line) ? line.term.end : approvalDue(line).due, 1)),
  },
];
