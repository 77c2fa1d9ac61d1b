import { fold } from './tokens.ts';

/** The IANA time zones one may choose from. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const cityOf = (zone: string): string => fold(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' '));

/** The time zone that a text names: the zone itself (`Europe/Warsaw`) or its city; null when it names none, or several. */
export const readZone = (text: string): string | null => {
  const said = fold(text.trim());
  const exact = ZONES.find((zone) => fold(zone) === said.replaceAll(' ', '_'));
  if (exact) return exact;
  const [zone, ...others] = ZONES.filter((one) => cityOf(one) === said);
  return others.length === 0 ? (zone ?? null) : null;
};
