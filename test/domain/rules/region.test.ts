import assert from 'node:assert/strict';
import { regionFindings } from '../../../src/domain/rules/region.ts';
import { aRequest, planOf } from '../../support/builders.ts';

const findings = (partner: string, customer: string | null) =>
  regionFindings(aRequest({ partner: { country: partner }, customer: { country: customer } }));

describe('region', () => {
  it('partner and customer in one region, even in two countries, are no finding', () =>
    assert.deepEqual(findings('PL', 'HU'), { blockers: [], warnings: [] }));

  it('two different regions block, and both are named', () =>
    assert.deepEqual(findings('PL', 'UA'), {
      blockers: [
        {
          code: 'region-mismatch',
          partnerRegion: 'Europe',
          customerRegion: 'Middle East, Central Europe, and Eastern Europe',
        },
      ],
      warnings: [],
    }));

  const UNKNOWN: [what: string, partner: string, customer: string | null][] = [
    ['a customer country that is not known', 'PL', null],
    ['a customer country in no region', 'PL', 'BY'],
    ['a partner country in no region', 'RU', 'PL'],
    ['two countries in no region', 'RU', 'BY'],
  ];
  for (const [what, partner, customer] of UNKNOWN) {
    it(`${what} is a warning and no blocker`, () =>
      assert.deepEqual(findings(partner, customer), { blockers: [], warnings: [{ code: 'region-unknown' }] }));
  }

  it('a plan is blocked by a mismatch only', () => {
    assert.equal(planOf({ customer: { country: 'US' } }).status, 'blocked');
    assert.equal(planOf({ customer: { country: null } }).status, 'ready');
  });
});
