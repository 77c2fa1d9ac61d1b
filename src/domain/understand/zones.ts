import { isTimeZone } from '../dates.ts';
import { afterPlaceWord } from './place-words.ts';
import { fold } from './tokens.ts';
import { zoneOfCity } from './zone-cities.ts';

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

/** The zone by its own name or its city's: `Europe/Warsaw`, `warsaw`; null where the city is several zones'. */
const namedZone = (text: string): string | null => {
  const said = fold(text.trim());
  const written = text.trim().replaceAll(' ', '_');
  const listed = byName.get(said.replaceAll(' ', '_'));
  if (listed) return listed;
  if (NAMED.test(written) && isTimeZone(written)) return written;
  const [match, ...others] = cities.filter(({ city }) => city === said);
  return others.length === 0 ? (match?.zone ?? null) : null;
};

/** The time zone that a text names: the zone itself (`Europe/Warsaw`), or a city in one of the languages, be it after “in”; null when it names none, or several. */
export const readZone = (text: string): string | null => {
  const bare = afterPlaceWord(text);
  return namedZone(text) ?? zoneOfCity(text) ?? (bare === null ? null : (namedZone(bare) ?? zoneOfCity(bare)));
};
