import assert from 'node:assert/strict';
import { readTable } from '../../../src/domain/table/read-table.ts';
import { isTaken, type TableRow } from '../../../src/domain/table/table-row.ts';
import { aReading } from '../../support/said.ts';

const rowWith = (columns: Record<string, string>): TableRow => {
  const cells = { ...columns, Seats: '3', 'End date': '2027-05-01' };
  const text = [Object.keys(cells), Object.values(cells)].map((line) => line.join('\t')).join('\n');
  const table = readTable(text, aReading());
  const [row] = table.kind === 'table' ? table.rows : [];
  if (!row) throw new Error(JSON.stringify(table));
  return row;
};

type Expected = { offer?: string; code?: string; offers?: string[] };
const decided = (columns: Record<string, string>): Expected => {
  const { facts, problems } = rowWith(columns);
  const [problem] = problems;
  return {
    ...(facts.offer !== undefined && { offer: facts.offer }),
    ...(problem && { code: problem.code }),
    ...(problem?.offers && { offers: problem.offers }),
  };
};

const PREMIUM_ID = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';

describe('the offer of a line', () => {
  const CASES: [columns: Record<string, string>, says: Expected][] = [
    [{ Product: 'Microsoft 365 Business Premium' }, { offer: 'SPB' }],
    [{ Product: 'Busines Premuim' }, { offer: 'SPB' }],
    [{ Product: 'Microsoft 365 Business Premium (annual commitment, monthly)' }, { offer: 'SPB' }],
    [{ Product: 'spb' }, { offer: 'SPB' }],
    [{ SkuPartNumber: 'contoso:SPB' }, { offer: 'SPB' }],
    [{ SkuId: PREMIUM_ID.toUpperCase() }, { offer: 'SPB' }],
    [{ SkuId: `{${PREMIUM_ID}}`, Product: '' }, { offer: 'SPB' }],
    [{ SkuPartNumber: '', Product: 'Business Premium' }, { offer: 'SPB' }],
    [{ SkuPartNumber: 'SPE_E3', Product: 'E3' }, { offer: 'SPE_E3' }],
    [{ SkuPartNumber: 'SPE_E3', Product: 'Contoso’s bundle' }, { offer: 'SPE_E3' }],
    [{ SkuId: 'CFQ7TTC0LDPB:0001', Product: 'Business Premium' }, { offer: 'SPB' }],
    [{ SkuId: '0001', Product: 'Business Premium' }, { offer: 'SPB' }],
    [{ Subscription: 'Business Premium' }, { offer: 'SPB' }],
    [{ Subscription: 'Office 365 E3', Product: 'Business Premium' }, { offer: 'SPB' }],
    [{ Product: 'E3' }, { code: 'offer-several', offers: ['ENTERPRISEPACK', 'SPE_E3'] }],
    [{ Product: 'Visio Plan 1' }, { code: 'offer-unknown', offer: 'Visio Plan 1' }],
    [
      { Product: 'Office 365 E3 for faculty' },
      { code: 'offer-unknown', offer: 'Office 365 E3 for faculty', offers: ['ENTERPRISEPACK'] },
    ],
    [
      { Product: 'Microsoft 365 Business Premium Trial' },
      { code: 'offer-unknown', offer: 'Microsoft 365 Business Premium Trial', offers: ['SPB'] },
    ],
    [
      { SkuPartNumber: 'SPE_E3_USGOV', Product: 'Microsoft 365 E3' },
      { code: 'offer-unknown', offer: 'SPE_E3_USGOV', offers: ['SPE_E3'] },
    ],
    [
      { SkuId: 'CFQ7TTC0LH18', Product: 'Visio Plan 1' },
      { code: 'offer-unknown', offer: 'Visio Plan 1' },
    ],
    [
      { SkuPartNumber: 'VISIO_PLAN1_DEPT', Product: 'Visio Plan 1' },
      { code: 'offer-unknown', offer: 'VISIO_PLAN1_DEPT' },
    ],
    [
      { SkuPartNumber: 'SPB', Product: 'Office 365 E3' },
      { code: 'offer-contradicted', offers: ['SPB', 'ENTERPRISEPACK'] },
    ],
    [{ Product: '' }, { code: 'offer-missing' }],
  ];
  for (const [columns, says] of CASES) {
    it(Object.values(columns).join(' beside '), () => assert.deepEqual(decided(columns), says));
  }

  it('that is unknown can be taken as typed, where nothing else is wrong', () => {
    const row = rowWith({ Product: 'Fabrikam Suite' });
    assert.deepEqual(row.facts, { offer: 'Fabrikam Suite', seats: 3, endDate: '2027-05-01' });
    assert.deepEqual(
      [isTaken(row, { asTyped: false, endDate: false }), isTaken(row, { asTyped: true, endDate: false })],
      [false, true],
    );
    assert.equal(
      isTaken(rowWith({ Product: 'Fabrikam Suite', Term: '2 years' }), { asTyped: true, endDate: false }),
      false,
    );
  });
});
