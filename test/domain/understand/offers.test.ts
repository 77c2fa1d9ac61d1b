import assert from 'node:assert/strict';
import { BUILT_IN_CATALOGUE, type Catalogue } from '../../../src/domain/facts/offers.ts';
import { readOffer } from '../../../src/domain/understand/offers.ts';

/** The offers that a text may mean; none where it names no known one. */
const understood = (said: string, catalogue?: Catalogue): string[] => {
  const read = readOffer(said, catalogue);
  return read.kind === 'offer' ? [read.sku] : read.kind === 'several' ? [...read.skus].sort() : [];
};

const STANDARD = 'O365_BUSINESS_PREMIUM';
const PREMIUM = 'SPB';
const E3 = ['ENTERPRISEPACK', 'SPE_E3'];

describe('an offer', () => {
  for (const { skuPartNumber, skuId, name } of BUILT_IN_CATALOGUE.values()) {
    it(`${skuPartNumber} is known by its GUID, its part number and its name, in any letter case`, () => {
      for (const said of [skuId, skuPartNumber, name].flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]))
        assert.deepEqual(understood(`25 ${said} 2027-03-14`), [skuPartNumber], said);
    });
  }

  const CASES: [said: string, skus: string[]][] = [
    ['Business Standard', [STANDARD]],
    ['business standard', [STANDARD]],
    ['M365 Business Standard', [STANDARD]],
    ['MS 365 Business Standard', [STANDARD]],
    ['Microsoft365 Business Standard', [STANDARD]],
    ['Microsoft 365 Business Standard', [STANDARD]],
    ['Office 365 Business Standard', [STANDARD]],
    ['O365 Business Standard', [STANDARD]],
    ['BS', [STANDARD]],
    ['Business Premium', [PREMIUM]],
    ['M365 Business Premium', [PREMIUM]],
    ['BP', [PREMIUM]],
    ['O365_BUSINESS_PREMIUM', [STANDARD]],
    ['(SPB)', [PREMIUM]],
    ['[spb]', [PREMIUM]],
    ['{f245ecc8-75af-4f8e-b61f-27d8114de5f3}', [STANDARD]],
    ['Business Basic', ['O365_BUSINESS_ESSENTIALS']],
    ['Office 365 Business Essentials', ['O365_BUSINESS_ESSENTIALS']],
    ['Office 365 Business', ['O365_BUSINESS']],
    ['Apps for business', ['O365_BUSINESS']],
    ['Business Standard - Prepaid Legacy', ['SMB_BUSINESS_PREMIUM']],
    ['Office 365 Small Business Premium', ['LITEPACK_P2']],
    ['Office 365 Small Business', ['LITEPACK']],
    ['Office 365 E3', ['ENTERPRISEPACK']],
    ['M365 E3', ['SPE_E3']],
    ['Microsoft 365 E3 (no Teams)', ['Microsoft_365_E3_(no_Teams)']],
    ['microsoft_365_e3_(no_teams)', ['Microsoft_365_E3_(no_Teams)']],
    ['EMS E3', ['EMS']],
    ['EMS E5', ['EMSPREMIUM']],
    ['EMS', ['EMS']],
    ['Exchange Online (Plan 1)', ['EXCHANGESTANDARD']],
    ['Exchange Online Plan 2', ['EXCHANGEENTERPRISE']],
    ['Visio', ['VISIOCLIENT']],
    ['Copilot', ['Microsoft_365_Copilot']],
    ['Ｂｕｓｉｎｅｓｓ Ｓｔａｎｄａｒｄ', [STANDARD]],
    ['Business Standard (O365_BUSINESS_PREMIUM)', [STANDARD]],
    ['E3, the one of Office 365 E3', ['ENTERPRISEPACK']],
  ];
  for (const [said, skus] of CASES) {
    it(`“${said}”: ${skus}`, () => assert.deepEqual(understood(said), skus));
  }
});

describe('an offer that may be several', () => {
  const CASES: [said: string, skus: string[]][] = [
    ['E3', E3],
    ['25 e3 2027-03-14', E3],
    ['E5', ['ENTERPRISEPREMIUM', 'SPE_E5']],
    ['F3', ['DESKLESSPACK', 'SPE_F1']],
    ['O365 Business Premium', [STANDARD, PREMIUM]],
    ['Office 365 Business Premium', [STANDARD, PREMIUM]],
    ['office365 business premium', [STANDARD, PREMIUM]],
    ['O 365 Business Premium', [STANDARD, PREMIUM]],
    ['Office Business Premium', [STANDARD, PREMIUM]],
    ['Business Standard or Business Premium', [STANDARD, PREMIUM]],
    ['10 Visio and 25 Business Standard', [STANDARD, 'VISIOCLIENT']],
  ];
  for (const [said, skus] of CASES) {
    it(`is not guessed: “${said}”`, () => assert.deepEqual(understood(said), skus));
  }
});

describe('another product whose name begins like an offer', () => {
  const CASES = [
    'Visio Plan 1',
    'Project Plan 5',
    'Microsoft 365 E5 Security',
    'Office 365 E3 (no Teams)',
    'Office 365 E3 without Teams',
    'E3 Developer',
    'Intune Suite',
    'Copilot Studio',
    'Copilot for Sales',
    'Contoso Suite',
    'Business',
    'Dynamics 365',
    'SPBX',
    '',
  ];
  for (const said of CASES) {
    it(`is no known offer: “${said}”`, () => assert.deepEqual(understood(said), []));
  }
});

describe('another catalogue', () => {
  const offer = { ...BUILT_IN_CATALOGUE.get('SPB'), skuPartNumber: 'FABRIKAM', name: 'Office 365 Fabrikam' };
  const catalogue = new Map([['FABRIKAM', offer]]) as Catalogue;

  it('is known by its own names, and by no others', () => {
    assert.deepEqual(understood('o365 fabrikam', catalogue), ['FABRIKAM']);
    assert.deepEqual(understood('Business Standard', catalogue), []);
  });
});
