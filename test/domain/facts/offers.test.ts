import assert from 'node:assert/strict';
import { BUILT_IN_CATALOGUE } from '../../../src/domain/facts/offers.ts';

const offers = [...BUILT_IN_CATALOGUE.values()];

describe('the built-in catalogue', () => {
  it('holds 34 offers, each with an id of its own', () => {
    assert.equal(offers.length, 34);
    assert.equal(new Set(offers.map(({ skuId }) => skuId)).size, 34);
    for (const { skuId } of offers) assert.match(skuId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('O365_BUSINESS_PREMIUM is Business Standard and SPB is Business Premium', () => {
    assert.equal(BUILT_IN_CATALOGUE.get('O365_BUSINESS_PREMIUM')?.name, 'Microsoft 365 Business Standard');
    assert.equal(BUILT_IN_CATALOGUE.get('SPB')?.name, 'Microsoft 365 Business Premium');
  });

  it('says everything of an offer that is no longer sold', () =>
    assert.deepEqual(BUILT_IN_CATALOGUE.get('MIDSIZEPACK'), {
      skuPartNumber: 'MIDSIZEPACK',
      skuId: '04a7fb0d-32e0-4241-b4f5-3f7618cd1162',
      name: 'Office 365 Midsize Business',
      status: 'discontinued',
      replacedBy: ['O365_BUSINESS_PREMIUM', 'ENTERPRISEPACK'],
      seatCap: 300,
      tiers: { exchange: 2, sharepoint: 3, teams: 0 },
    }));

  it('six offers are discontinued, and each is replaced by offers that are sold', () => {
    const discontinued = offers.filter(({ status }) => status === 'discontinued');
    assert.deepEqual(discontinued.map(({ skuPartNumber }) => skuPartNumber).sort(), [
      'ENTERPRISEWITHSCAL',
      'LITEPACK',
      'LITEPACK_P2',
      'MIDSIZEPACK',
      'SMB_BUSINESS_PREMIUM',
      'STANDARDWOFFPACK',
    ]);
    for (const { replacedBy } of discontinued) {
      assert.ok(replacedBy.length > 0);
      for (const part of replacedBy) assert.equal(BUILT_IN_CATALOGUE.get(part)?.status, 'available');
    }
  });

  it('an offer that is sold has nothing to replace it', () => {
    for (const { status, replacedBy } of offers) if (status === 'available') assert.deepEqual(replacedBy, []);
  });

  it('the business family is capped at 300 seats, the small business offers at 25, nothing else', () => {
    const capped = (cap: number) =>
      offers.filter(({ seatCap }) => seatCap === cap).map(({ skuPartNumber }) => skuPartNumber);
    assert.deepEqual(capped(300).sort(), [
      'MIDSIZEPACK',
      'O365_BUSINESS',
      'O365_BUSINESS_ESSENTIALS',
      'O365_BUSINESS_PREMIUM',
      'SMB_BUSINESS_PREMIUM',
      'SPB',
    ]);
    assert.deepEqual(capped(25).sort(), ['LITEPACK', 'LITEPACK_P2']);
    assert.equal(offers.filter(({ seatCap }) => seatCap === null).length, 26);
  });

  const TIERS: [part: string, exchange: number, sharepoint: number, teams: number][] = [
    ['DESKLESSPACK', 1, 1, 1],
    ['O365_BUSINESS', 0, 0, 0],
    ['STANDARDPACK', 2, 2, 1],
    ['SPE_E5', 3, 3, 1],
    ['Microsoft_365_E3_(no_Teams)', 3, 3, 0],
    ['EXCHANGEDESKLESS', 1, 0, 0],
    ['EXCHANGESTANDARD', 2, 0, 0],
    ['SHAREPOINTENTERPRISE', 0, 3, 0],
    ['PROJECTPROFESSIONAL', 0, 3, 0],
    ['LITEPACK', 2, 1, 0],
  ];
  for (const [part, exchange, sharepoint, teams] of TIERS) {
    it(`${part} holds exchange ${exchange}, sharepoint ${sharepoint}, teams ${teams}`, () =>
      assert.deepEqual(BUILT_IN_CATALOGUE.get(part)?.tiers, { exchange, sharepoint, teams }));
  }
});
