import { addDays, earlierOf, type IsoDate, laterOf, nextBusinessDay, previousBusinessDay } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { Line } from '../line.ts';

/** A due date, and the day it was computed for before weekends and today moved it (null where it is simply soon). */
export type DueDate = { planned: IsoDate | null; due: IsoDate };

/** The day the dates of a line hang on (rulebook §6, "Anchors"). */
export const anchorOf = ({ path, term, today }: Line): IsoDate =>
  path === 'manual'
    ? addDays(term.end, -POLICY.cancellationWindow)
    : earlierOf(addDays(today, POLICY.transferWithin), addDays(term.end, -POLICY.leadForTransfer));

/** The first day on which something overdue can still be done: a business day, unless the term ends before it. */
export const soonOf = ({ today, expired, term }: Line): IsoDate => {
  const businessDay = nextBusinessDay(today);
  return !expired && businessDay > term.end ? today : businessDay;
};

/** A date of the line that is never in the past, and soon throughout on an expired line. */
export const clamped = (line: Line, date: IsoDate): IsoDate =>
  line.expired || date < line.today ? soonOf(line) : date;

/** Due on the planned day, or the business day before it. */
export const dueBy = (line: Line, planned: IsoDate): DueDate => ({
  planned,
  due: clamped(line, previousBusinessDay(planned)),
});

/** Due on the planned day, or the business day after it. */
export const dueFrom = (line: Line, planned: IsoDate): DueDate => ({
  planned,
  due: clamped(line, nextBusinessDay(planned)),
});

export const dueSoon = (line: Line): DueDate => ({ planned: null, due: soonOf(line) });

/** When the new subscription of a manual line is to be provisioned. */
export const provisioningDue = (line: Line): DueDate => dueBy(line, addDays(anchorOf(line), POLICY.provisionAfter));

/** When the current partner is to approve the transfer of a line. */
export const approvalDue = (line: Line): DueDate =>
  dueBy(line, earlierOf(addDays(anchorOf(line), POLICY.approveAfter), addDays(line.term.end, -1)));

/** The first day on which the new subscription may be provisioned and assigned. */
export const provisioningFrom = (line: Line): IsoDate => laterOf(anchorOf(line), line.today);
