import { addDays, type IsoDate } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Line } from '../line.ts';
import type { Channel, Customer } from '../plan-request.ts';
import type { CreditNote } from '../plan-schema.ts';

export const NO_REFUND: CreditNote = { outcome: 'no-refund', contact: null, likelihood: null };

/** Who may ask Microsoft's billing support about a credit. The partner only with delegated admin privileges (source article, note to step 3). */
const supportContact = ({ delegatedAdmin }: Customer): 'partner' | 'customer' =>
  delegatedAdmin ? 'partner' : 'customer';

/** The last day on which an early end of the running term is prorated (new-commerce cancellation policy). */
export const lastDayOfWindow = ({ term }: Line): IsoDate => addDays(term.runningSince, POLICY.cancellationWindow);

/** True while the running term can be ended early with a prorated credit. */
export const isInWindow = (line: Line): boolean =>
  !line.term.extended && line.term.runningSince <= line.today && line.today <= lastDayOfWindow(line);

const fromMicrosoft = (line: Line): CreditNote => {
  const { agreement } = line.subscription;
  const likelihood = {
    mosa: 'prorated',
    mca: isInWindow(line) ? 'prorated' : 'unlikely',
    unknown: 'unknown',
  } as const;
  return {
    outcome: 'ask-microsoft-billing-support',
    contact: supportContact(line.customer),
    likelihood: likelihood[agreement],
  };
};

const fromPartner = (line: Line): CreditNote => {
  if (line.path === 'partner-transfer') {
    return { outcome: 'current-partner-is-credited', contact: null, likelihood: null };
  }
  const { commerce } = line.subscription;
  if (commerce === 'legacy' || !isInWindow(line)) return NO_REFUND;
  return {
    outcome: 'current-partner-may-cancel',
    contact: 'current-partner',
    likelihood: commerce === 'new' ? 'prorated' : 'unknown',
  };
};

const creditByChannel: Record<Channel, (line: Line) => CreditNote> = {
  'microsoft-direct': fromMicrosoft,
  'csp-partner': fromPartner,
  'volume-licensing': () => NO_REFUND,
  other: () => NO_REFUND,
};

/** What credit to expect for ending the original early, and whom to ask; null when expired (rulebook §4, "Credit"). */
export const creditOf = (line: Line): CreditNote | null =>
  line.expired ? null : creditByChannel[line.subscription.channel](line);
