import { addDays } from '../dates.ts';
import { POLICY } from '../facts/policy.ts';
import type { LineWarning } from '../plan-schema.ts';
import { afterExpiryOf, lowerTiersOf } from './data-at-risk.ts';
import type { DecidedLine } from './line-steps.ts';
import { customerStepDates, type ScheduledStep } from './steps.ts';

type WarningRule = (line: DecidedLine, steps: ScheduledStep[]) => LineWarning[];

const when = <W extends LineWarning>(condition: boolean, warning: W): W[] => (condition ? [warning] : []);

const carriedTerm: WarningRule = ({ term }) =>
  term.carried === null ? [] : [{ code: term.carried, endDate: term.end }];

const unknownOffers: WarningRule = ({ source, target }) =>
  [...new Map([source, target].map((side) => [side.sku, side])).values()]
    .filter(({ offer }) => offer === null)
    .map(({ sku }) => ({ code: 'offer-not-in-catalogue', offer: sku }));

const discontinued: WarningRule = ({ source }) =>
  when(source.offer?.status === 'discontinued', { code: 'offer-discontinued', offer: source.sku });

const lowerTiers: WarningRule = (line) => lowerTiersOf(line).map((family) => ({ code: 'data-tier-lower', family }));

const seats: WarningRule = ({ source, target }) => [
  ...when(target.seats < source.seats, { code: 'seats-fewer' }),
  ...when(target.seats > source.seats, { code: 'seats-more' }),
];

const seatCap: WarningRule = ({ seatCapOverlap }) =>
  seatCapOverlap === null ? [] : [{ code: 'seat-cap-overlap', ...seatCapOverlap }];

const unknownAnswers: WarningRule = ({ subscription: { channel, agreement, commerce, program } }) => [
  ...when(channel === 'microsoft-direct' && agreement === 'unknown', { code: 'agreement-unknown' }),
  ...when(channel === 'csp-partner' && commerce === 'unknown', { code: 'commerce-unknown' }),
  ...when(channel === 'volume-licensing' && program === 'unknown', { code: 'program-unknown' }),
];

const endOfTerm: WarningRule = ({ endOfTerm: { regime }, subscription, term, path, expired }) => {
  const { autoRenew, cancelAtEnd } = subscription;
  const runsOut = path === 'manual' && !expired;
  const runsOnMonthByMonth = !autoRenew && !cancelAtEnd && regime === 'extended-service-term' && !term.extended;
  return [
    ...when(regime === 'unknown', { code: 'end-of-term-unknown' }),
    ...when(runsOut && autoRenew, { code: 'renews-automatically' }),
    ...when(runsOut && runsOnMonthByMonth, { code: 'extends-month-by-month' }),
    ...when(path === 'partner-transfer' && !autoRenew, { code: 'ends-after-transfer' }),
  ];
};

const expiry: WarningRule = (line) => {
  const left = afterExpiryOf(line);
  return left === null ? [] : [{ code: 'already-expired' }, { code: left }];
};

const timeLeft: WarningRule = ({ path, expired, term, today }) =>
  when(path === 'manual' && !expired && today > addDays(term.end, -POLICY.leadForManualMove), {
    code: 'not-feasible-before-end',
  });

const late: WarningRule = (line, steps) => {
  const own = steps.filter(({ optional }) => !optional).map(({ planned }) => planned);
  const ofCustomer = line.path === 'manual' ? customerStepDates(line).map(({ planned }) => planned) : [];
  const isPast = [...own, ...ofCustomer].some((planned) => planned !== null && planned < line.today);
  return when(!line.expired && isPast, { code: 'late' });
};

const RULES: WarningRule[] = [
  carriedTerm,
  unknownOffers,
  discontinued,
  lowerTiers,
  seats,
  seatCap,
  unknownAnswers,
  endOfTerm,
  expiry,
  timeLeft,
  late,
];

/** The field a warning is sorted by after its code. */
const detailOf = (warning: LineWarning): string => {
  if ('offer' in warning) return warning.offer;
  return 'family' in warning ? warning.family : '';
};

const byCodeThenDetail = (a: LineWarning, b: LineWarning): number => {
  const [left, right] = a.code === b.code ? [detailOf(a), detailOf(b)] : [a.code, b.code];
  return left < right ? -1 : 1;
};

/** Everything to warn of on a line (rulebook §5), sorted. */
export const warningsOf = (line: DecidedLine, steps: ScheduledStep[]): LineWarning[] =>
  RULES.flatMap((rule) => rule(line, steps)).sort(byCodeThenDetail);
