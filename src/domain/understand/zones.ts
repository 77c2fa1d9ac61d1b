import { isTimeZone } from '../dates.ts';
import { fold } from './tokens.ts';

/** Zones that clients name by a newer name than the runtime lists. */
const RENAMED = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Indiana/Indianapolis',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Kanton',
].filter(isTimeZone);

/** The IANA time zones one may choose from. */
export const ZONES: readonly string[] = [
  'UTC',
  ...[...new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED])].filter((zone) => zone !== 'UTC').sort(),
];

const cityOf = (zone: string): string => fold(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '));
const cities = ZONES.map((zone) => ({ zone, city: cityOf(zone) }));
const byName = new Map(ZONES.map((zone) => [fold(zone), zone]));

/** Written like a zone's name: an offset such as `+01:00` knows no summer time. */
const NAMED = /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/;

/** The time zone that a text names: the zone itself (`Europe/Warsaw`) or its city; null when it names none, or several. */
export const readZone = (text: string): string | null => {
  const said = fold(text.trim());
  const written = text.trim().replaceAll(' ', '_');
  const listed = byName.get(said.replaceAll(' ', '_'));
  if (listed) return listed;
  if (NAMED.test(written) && isTimeZone(written)) return written;
  const [match, ...others] = cities.filter(({ city }) => city === said);
  return others.length === 0 ? (match?.zone ?? null) : null;
};
