import type { Line } from '../line.ts';
import { provisioningDue } from './due.ts';

/** The most seats an offer allows, and how many there would be while the old and the new run side by side. */
export type SeatCapOverlap = { cap: number; total: number };

const isOrdered = (line: Line): boolean => line.path === 'manual' && line.offerChange !== 'choose';

/** Where provisioning a line would be refused, as old and new count together against the offer's cap (rulebook §5). */
export const seatCapOverlapOf = (line: Line, lines: Line[]): SeatCapOverlap | null => {
  const cap = line.target.offer?.seatCap ?? null;
  if (!isOrdered(line) || cap === null) return null;
  const day = provisioningDue(line).due;
  const sku = line.target.sku;
  const stillRunning = lines.filter(
    ({ source, path, endOfTerm }) =>
      source.sku === sku && (path === 'partner-transfer' || day <= endOfTerm.accessUntil),
  );
  const ordered = lines.filter(
    (other) => other.target.sku === sku && isOrdered(other) && provisioningDue(other).due <= day,
  );
  const total =
    stillRunning.reduce((sum, { source }) => sum + source.seats, 0) +
    ordered.reduce((sum, { target }) => sum + target.seats, 0);
  return total > cap ? { cap, total } : null;
};
