import { BUILT_IN_CATALOGUE, type Catalogue } from '../facts/offers.ts';
import { findPhrases, type PhraseTable, phraseTable } from './phrases.ts';
import type { Span } from './tokens.ts';

/** What a text says of an offer: one, several that fit equally well (never guessed), or none that is known. */
export type ReadOffer =
  | ({ kind: 'offer'; sku: string } & Span)
  | ({ kind: 'several'; skus: string[] } & Span)
  | { kind: 'none' };

/** Names that people use and that no rule gives, by skuPartNumber. The second product called Business Premium is today's Business Standard. */
const ALSO_CALLED: Record<string, string[]> = {
  O365_BUSINESS_PREMIUM: ['Office 365 Business Premium', 'O365 Business Premium', 'BS'],
  SPB: ['Office 365 Business Premium', 'O365 Business Premium', 'M365 BP', 'BP'],
  O365_BUSINESS_ESSENTIALS: ['Business Essentials', 'BB'],
  O365_BUSINESS: ['Apps for Business', 'Office 365 Business'],
  OFFICESUBSCRIPTION: ['Apps for Enterprise', 'Office 365 ProPlus', 'ProPlus'],
  EXCHANGESTANDARD: ['Exchange Plan 1', 'Exchange Online Plan 1', 'EXO P1', 'Exchange P1'],
  EXCHANGEENTERPRISE: ['Exchange Plan 2', 'Exchange Online Plan 2', 'EXO P2', 'Exchange P2'],
  EXCHANGEDESKLESS: ['Exchange Kiosk', 'Kiosk'],
  SHAREPOINTSTANDARD: ['SharePoint Plan 1', 'SharePoint P1'],
  SHAREPOINTENTERPRISE: ['SharePoint Plan 2', 'SharePoint P2'],
  PROJECTPROFESSIONAL: ['Project Plan 3', 'Planner Plan 3', 'Project'],
  VISIOCLIENT: ['Visio'],
  POWER_BI_PRO: ['PBI Pro'],
  EMS: ['EMS E3'],
  EMSPREMIUM: ['EMS E5'],
  AAD_PREMIUM: ['Entra P1', 'Azure AD P1', 'AAD P1', 'Azure AD Premium P1'],
  AAD_PREMIUM_P2: ['Entra P2', 'Azure AD P2', 'AAD P2', 'Azure AD Premium P2'],
  INTUNE_A: ['Microsoft Intune'],
  Microsoft_365_Copilot: ['Copilot', 'M365 Copilot', 'Microsoft 365 Copilot'],
};

const FAMILY_NAMES: [RegExp, string[]][] = [
  [/^Microsoft 365 /, ['M365 ', 'MS365 ', 'MS 365 ', '']],
  [/^Office 365 /, ['O365 ', 'Office ', '']],
];

const namesOf = (sku: string, name: string): string[] => {
  const shortened = FAMILY_NAMES.flatMap(([family, prefixes]) =>
    family.test(name) ? prefixes.map((prefix) => name.replace(family, prefix)) : [],
  );
  return [name, ...shortened, ...(ALSO_CALLED[sku] ?? [])];
};

const tableOf = (catalogue: Catalogue): PhraseTable<string> =>
  phraseTable([...catalogue.values()].map(({ skuPartNumber, name }) => [skuPartNumber, namesOf(skuPartNumber, name)]));

const builtInNames = tableOf(BUILT_IN_CATALOGUE);

/** An offer written as Microsoft's systems write it: its GUID or its skuPartNumber, letter case aside. */
const readIdentifier = (text: string, catalogue: Catalogue): ReadOffer => {
  for (const match of text.matchAll(/[\p{L}\p{N}_()-]+/gu)) {
    const written = match[0].toLowerCase();
    for (const { skuPartNumber, skuId } of catalogue.values()) {
      if (written === skuId || written === skuPartNumber.toLowerCase()) {
        return { kind: 'offer', sku: skuPartNumber, start: match.index, end: match.index + match[0].length };
      }
    }
  }
  return { kind: 'none' };
};

/** The offer that a text speaks of: by GUID, skuPartNumber, product name or a usual short name; the longest name wins. */
export const readOffer = (text: string, catalogue: Catalogue = BUILT_IN_CATALOGUE): ReadOffer => {
  const identified = readIdentifier(text, catalogue);
  if (identified.kind !== 'none') return identified;
  const names = catalogue === BUILT_IN_CATALOGUE ? builtInNames : tableOf(catalogue);
  const [longest] = findPhrases(text, names).sort((a, b) => b.words - a.words);
  if (!longest) return { kind: 'none' };
  const { start, end, values } = longest;
  const [sku, ...others] = values;
  return others.length === 0
    ? { kind: 'offer', sku: sku as string, start, end }
    : { kind: 'several', skus: [...values], start, end };
};
