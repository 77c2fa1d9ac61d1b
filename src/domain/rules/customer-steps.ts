import { addDays } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Line } from '../line.ts';
import type { Customer } from '../plan-request.ts';
import type { StepName, StepOwner } from '../plan-schema.ts';
import { anchorOf, type DueDate, dueBy } from './due.ts';

/** A step that is done once for the customer, however many subscriptions move. */
export type CustomerStepRule = {
  step: StepName;
  owner: StepOwner;
  after: StepName[];
  applies: (customer: Customer) => boolean;
  /** Its due date as one line wants it. */
  due: (line: Line) => DueDate;
};

const daysBeforeAnchor =
  (days: number) =>
  (line: Line): DueDate =>
    dueBy(line, addDays(anchorOf(line), -days));

/** Steps 1 to 3 of rulebook §6, in its order. */
export const CUSTOMER_STEP_RULES: CustomerStepRule[] = [
  {
    step: 'request-reseller-relationship',
    owner: 'sales-agent',
    after: [],
    applies: ({ resellerRelationship }) => !resellerRelationship,
    due: daysBeforeAnchor(POLICY.requestRelationship),
  },
  {
    step: 'customer-accepts-invitation',
    owner: 'customer',
    after: ['request-reseller-relationship'],
    applies: ({ resellerRelationship }) => !resellerRelationship,
    due: daysBeforeAnchor(POLICY.acceptInvitation),
  },
  {
    step: 'customer-accepts-agreement',
    owner: 'customer',
    after: ['customer-accepts-invitation'],
    applies: ({ agreementAccepted }) => !agreementAccepted,
    due: daysBeforeAnchor(POLICY.acceptAgreement),
  },
];
