import { Temporal } from 'temporal-polyfill';

/** A calendar date without time, `YYYY-MM-DD`; such dates compare as strings. */
export type IsoDate = string;

/** First and last date the product accepts (rulebook §1). */
export const EARLIEST_DATE: IsoDate = '2000-01-01';
export const LATEST_DATE: IsoDate = '2099-12-31';

/** True for an existing calendar date in the accepted range, written `YYYY-MM-DD`. */
export const isAcceptedDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < EARLIEST_DATE || text > LATEST_DATE) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
};

/** `date` moved by whole calendar days, backwards when negative. */
export const addDays = (date: IsoDate, days: number): IsoDate => Temporal.PlainDate.from(date).add({ days }).toString();

/** `date` moved by whole months; the day is clipped to the end of a shorter month. */
export const addMonths = (date: IsoDate, months: number): IsoDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;

/** The day of the week, 1 for Monday to 7 for Sunday. */
export const weekday = (date: IsoDate): number => Temporal.PlainDate.from(date).dayOfWeek;

const SATURDAY = 6;

/** A weekend date moved back to its Friday. */
export const previousBusinessDay = (date: IsoDate): IsoDate => {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return dayOfWeek < SATURDAY ? date : addDays(date, SATURDAY - 1 - dayOfWeek);
};

/** A weekend date moved forward to its Monday. */
export const nextBusinessDay = (date: IsoDate): IsoDate => {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return dayOfWeek < SATURDAY ? date : addDays(date, 8 - dayOfWeek);
};

export const earlierOf = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
export const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The calendar date it is at `instant` (epoch milliseconds) in an IANA time zone. */
export const localDate = (instant: number, zone: string): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The instant (epoch milliseconds) of a local hour; in a daylight-saving gap the first instant after it. */
export const instantAt = (date: IsoDate, hour: number, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) })
    .epochMilliseconds;

/** True when the runtime knows the IANA time zone. */
export const isTimeZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};
