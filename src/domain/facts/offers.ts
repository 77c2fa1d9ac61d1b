import type { DataFamily } from '../plan-schema.ts';

/** What the planner knows of an offer (rulebook §2). */
export type Offer = {
  /** As Microsoft Graph spells it. */
  skuPartNumber: string;
  skuId: string;
  name: string;
  status: 'available' | 'discontinued';
  /** skuPartNumbers of offers that can take its place, best first. */
  replacedBy: readonly string[];
  /** Most seats a customer may hold, over all partners and channels; null where there is no such limit. */
  seatCap: number | null;
  tiers: Record<DataFamily, number>;
};

type Row = [
  part: string,
  name: string,
  id: string,
  tiers: [number, number, number],
  cap: number | null,
  replacedBy?: string[],
];

/** Names and ids: Microsoft's table of product names and service plans, copy of 2026-07-29. Caps: Partner Center's price-list page. */
const ROWS: Row[] = [
  ['O365_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic', '3b555118-da6a-4418-894f-7df1e2096870', [2, 2, 1], 300],
  ['O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard', 'f245ecc8-75af-4f8e-b61f-27d8114de5f3', [2, 2, 1], 300],
  ['O365_BUSINESS', 'Microsoft 365 Apps for Business', 'cdd28e44-67e3-425e-be4c-737fab2899d3', [0, 0, 0], 300],
  ['SPB', 'Microsoft 365 Business Premium', 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', [2, 2, 1], 300],
  ['STANDARDPACK', 'Office 365 E1', '18181a46-0d4e-45cd-891e-60aabd171b4e', [2, 2, 1], null],
  ['ENTERPRISEPACK', 'Office 365 E3', '6fd2c87f-b296-42f0-b197-1e91e994b900', [3, 3, 1], null],
  ['ENTERPRISEPREMIUM', 'Office 365 E5', 'c7df2760-2c81-4ef7-b578-5b5392b571df', [3, 3, 1], null],
  ['DESKLESSPACK', 'Office 365 F3', '4b585984-651b-448a-9e53-3b10f069cf7f', [1, 1, 1], null],
  ['SPE_F1', 'Microsoft 365 F3', '66b55226-6b4f-492c-910c-a3b7a3c9d993', [1, 1, 1], null],
  ['SPE_E3', 'Microsoft 365 E3', '05e9a617-0261-4cee-bb44-138d3ef5d965', [3, 3, 1], null],
  ['SPE_E5', 'Microsoft 365 E5', '06ebc4ee-1bb5-47dd-8120-11324bc54e06', [3, 3, 1], null],
  [
    'Microsoft_365_E3_(no_Teams)',
    'Microsoft 365 E3 (no Teams)',
    'dcf0408c-aaec-446c-afd4-43e3683943ea',
    [3, 3, 0],
    null,
  ],
  [
    'Microsoft_365_E5_(no_Teams)',
    'Microsoft 365 E5 (no Teams)',
    '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
    [3, 3, 0],
    null,
  ],
  ['EXCHANGEDESKLESS', 'Exchange Online Kiosk', '80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82', [1, 0, 0], null],
  ['EXCHANGESTANDARD', 'Exchange Online (Plan 1)', '4b9405b0-7788-4568-add1-99614e613b69', [2, 0, 0], null],
  ['EXCHANGEENTERPRISE', 'Exchange Online (Plan 2)', '19ec0d23-8335-4cbd-94ac-6050e30712fa', [3, 0, 0], null],
  ['SHAREPOINTSTANDARD', 'SharePoint Online (Plan 1)', '1fc08a02-8b3d-43b9-831e-f76859e04e1a', [0, 2, 0], null],
  ['SHAREPOINTENTERPRISE', 'SharePoint Online (Plan 2)', 'a9732ec9-17d9-494c-a51c-d6b45b384dcb', [0, 3, 0], null],
  ['OFFICESUBSCRIPTION', 'Microsoft 365 Apps for Enterprise', 'c2273bd0-dff7-4215-9ef5-2c7bcfb06425', [0, 0, 0], null],
  ['PROJECTPROFESSIONAL', 'Planner and Project Plan 3', '53818b1b-4a27-454b-8896-0dba576410e6', [0, 3, 0], null],
  ['VISIOCLIENT', 'Visio Plan 2', 'c5928f49-12ba-48f7-ada3-0d743a3601d5', [0, 0, 0], null],
  ['POWER_BI_PRO', 'Power BI Pro', 'f8a1db68-be16-40ed-86d5-cb42ce701560', [0, 0, 0], null],
  ['EMS', 'Enterprise Mobility + Security E3', 'efccb6f7-5641-4e0e-bd10-b4976e1bf68e', [0, 0, 0], null],
  ['EMSPREMIUM', 'Enterprise Mobility + Security E5', 'b05e124f-c7cc-45a0-a6aa-8cf78c946968', [0, 0, 0], null],
  ['AAD_PREMIUM', 'Microsoft Entra ID P1', '078d2b04-f1bd-4111-bbd4-b4b1b354cef4', [0, 0, 0], null],
  ['AAD_PREMIUM_P2', 'Microsoft Entra ID P2', '84a661c4-e949-4bd2-a560-ed7766fcaf2b', [0, 0, 0], null],
  ['INTUNE_A', 'Intune', '061f9ace-7d42-4136-88ac-31dc755f143f', [0, 0, 0], null],
  [
    'Microsoft_365_Copilot',
    'Microsoft Copilot for Microsoft 365',
    '639dec6b-bb19-468b-871c-c5c441c4b0cb',
    [0, 0, 0],
    null,
  ],
  [
    'STANDARDWOFFPACK',
    'Office 365 E2',
    '6634e0ce-1a9f-428c-a498-f84ec7b8aa2e',
    [2, 2, 1],
    null,
    ['STANDARDPACK', 'ENTERPRISEPACK'],
  ],
  [
    'ENTERPRISEWITHSCAL',
    'Office 365 E4',
    '1392051d-0cb9-4b7a-88d5-621fee5e8711',
    [3, 3, 1],
    null,
    ['ENTERPRISEPREMIUM', 'ENTERPRISEPACK'],
  ],
  [
    'MIDSIZEPACK',
    'Office 365 Midsize Business',
    '04a7fb0d-32e0-4241-b4f5-3f7618cd1162',
    [2, 3, 0],
    300,
    ['O365_BUSINESS_PREMIUM', 'ENTERPRISEPACK'],
  ],
  [
    'LITEPACK',
    'Office 365 Small Business',
    'bd09678e-b83c-4d3f-aaba-3dad4abd128b',
    [2, 1, 0],
    25,
    ['O365_BUSINESS_ESSENTIALS'],
  ],
  [
    'LITEPACK_P2',
    'Office 365 Small Business Premium',
    'fc14ec4a-4169-49a4-a51e-2c852931814b',
    [2, 1, 0],
    25,
    ['O365_BUSINESS_PREMIUM'],
  ],
  [
    'SMB_BUSINESS_PREMIUM',
    'Microsoft 365 Business Standard - Prepaid Legacy',
    'ac5cef5d-921b-4f97-9ef3-c99076e5470f',
    [2, 2, 1],
    300,
    ['O365_BUSINESS_PREMIUM'],
  ],
];

const toOffer = ([skuPartNumber, name, skuId, [exchange, sharepoint, teams], seatCap, replacedBy]: Row): Offer => ({
  skuPartNumber,
  skuId,
  name,
  status: replacedBy ? 'discontinued' : 'available',
  replacedBy: replacedBy ?? [],
  seatCap,
  tiers: { exchange, sharepoint, teams },
});

/** The offers that are known by skuPartNumber. */
export type Catalogue = ReadonlyMap<string, Offer>;

export const BUILT_IN_CATALOGUE: Catalogue = new Map(ROWS.map(toOffer).map((offer) => [offer.skuPartNumber, offer]));
