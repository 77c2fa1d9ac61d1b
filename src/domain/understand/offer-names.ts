import { BUILT_IN_CATALOGUE, type Catalogue } from '../facts/offers.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';

const MICROSOFT_365 = ['Microsoft 365 ', 'Microsoft365 ', 'MS 365 ', 'MS365 ', 'M365 ', 'M 365 '];
const OFFICE_365 = ['Office 365 ', 'Office365 ', 'O365 ', 'O 365 ', 'Office '];

/** How people write the family that a name begins with; most leave it out. */
const FAMILIES: [family: string, written: string[]][] = [
  ['Microsoft 365 ', [...MICROSOFT_365, '']],
  ['Office 365 ', [...OFFICE_365, '']],
];

/** Names from before the families were renamed. */
const office365 = (name: string): string[] => OFFICE_365.map((family) => `${family}${name}`);

/** Names that people use and that no rule gives, by skuPartNumber. Of Office 365, Business Premium is today's Business Standard. */
const ALSO_CALLED: Record<string, string[]> = {
  O365_BUSINESS_PREMIUM: [...office365('Business Premium'), ...office365('Business Standard'), 'BS'],
  SPB: [...office365('Business Premium'), 'M365 BP', 'BP'],
  O365_BUSINESS_ESSENTIALS: [
    ...office365('Business Essentials'),
    ...office365('Business Basic'),
    'Business Essentials',
    'BB',
  ],
  O365_BUSINESS: ['Apps for Business', 'Office 365 Business', 'Office365 Business', 'O365 Business'],
  OFFICESUBSCRIPTION: ['Apps for Enterprise', 'Office 365 ProPlus', 'Office365 ProPlus', 'O365 ProPlus', 'ProPlus'],
  EXCHANGESTANDARD: ['Exchange Plan 1', 'Exchange Online Plan 1', 'EXO P1', 'Exchange P1', 'Exchange Online P1'],
  EXCHANGEENTERPRISE: ['Exchange Plan 2', 'Exchange Online Plan 2', 'EXO P2', 'Exchange P2', 'Exchange Online P2'],
  EXCHANGEDESKLESS: ['Exchange Kiosk', 'Kiosk'],
  SHAREPOINTSTANDARD: ['SharePoint Plan 1', 'SharePoint P1'],
  SHAREPOINTENTERPRISE: ['SharePoint Plan 2', 'SharePoint P2'],
  PROJECTPROFESSIONAL: ['Project Plan 3', 'Planner Plan 3', 'Project P3', 'Project'],
  VISIOCLIENT: ['Visio P2', 'Visio'],
  POWER_BI_PRO: ['PBI Pro', 'PowerBI Pro'],
  EMS: ['EMS E3'],
  EMSPREMIUM: ['EMS E5'],
  AAD_PREMIUM: ['Entra P1', 'Entra ID P1', 'Azure AD P1', 'AAD P1', 'Azure AD Premium P1'],
  AAD_PREMIUM_P2: ['Entra P2', 'Entra ID P2', 'Azure AD P2', 'AAD P2', 'Azure AD Premium P2'],
  INTUNE_A: ['Microsoft Intune', 'Intune Plan 1'],
  Microsoft_365_Copilot: ['Copilot', 'M365 Copilot', 'Microsoft 365 Copilot'],
};

const namesOf = (sku: string, name: string): string[] => {
  const rewritten = FAMILIES.flatMap(([family, written]) =>
    name.startsWith(family) ? written.map((start) => `${start}${name.slice(family.length)}`) : [],
  );
  return [name, ...rewritten, ...(ALSO_CALLED[sku] ?? [])];
};

const tableOf = (catalogue: Catalogue): PhraseTable<string> =>
  phraseTable([...catalogue.values()].map(({ skuPartNumber, name }) => [skuPartNumber, namesOf(skuPartNumber, name)]));

const builtIn = tableOf(BUILT_IN_CATALOGUE);

/** Everything that the offers of a catalogue are called. */
export const offerNames = (catalogue: Catalogue): PhraseTable<string> =>
  catalogue === BUILT_IN_CATALOGUE ? builtIn : tableOf(catalogue);
