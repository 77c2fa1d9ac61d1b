import assert from 'node:assert/strict';
import { LOCALES } from '../../../src/domain/locale.ts';
import { COLUMN_KINDS, COLUMN_WORDS, columnName } from '../../../src/domain/table/column-words.ts';
import { columnsNamedBy } from '../../../src/domain/table/columns.ts';
import { readTable } from '../../../src/domain/table/read-table.ts';
import { aReading } from '../../support/said.ts';

const kindOf = (name: string): string => columnsNamedBy([name])[0]?.kind ?? 'ignored';

describe('a column', () => {
  it('is known by every name of every language', () => {
    for (const kind of COLUMN_KINDS) {
      for (const { rank, names } of COLUMN_WORDS[kind]) {
        for (const name of names) assert.deepEqual(columnsNamedBy([name]), [{ at: 0, kind, rank }], name);
      }
      for (const locale of LOCALES) assert.equal(kindOf(columnName(kind, locale)), kind);
    }
  });

  const MICROSOFT: Record<string, string> = {
    'Product Title': 'offer',
    ProductTitle: 'offer',
    SkuPartNumber: 'offer',
    skuId: 'offer',
    'Total Licenses': 'seats',
    TotalLicenses: 'seats',
    total_licenses: 'seats',
    'PrepaidUnits.Enabled': 'seats',
    Quantity: 'seats',
    SubscriptionEndDate: 'endDate',
    CommitmentEndDate: 'endDate',
    'CommitmentEndDate (UTC)': 'endDate',
    NextLifecycleDateTime: 'endDate',
    AutoRenewEnabled: 'autoRenew',
    'Recurring billing': 'autoRenew',
    TermDuration: 'term',
    CustomerName: 'customer',
    'Customer company name': 'customer',
    ＣＯＵＮＴＲＹ: 'country',
    '\uFEFF\u200BCustomer': 'customer',
    'Assigned Licenses': 'ignored',
    'Licenses (assigned)': 'ignored',
    ConsumedUnits: 'ignored',
    'Expired Licenses': 'ignored',
    BillingCycle: 'ignored',
    SubscriptionStartDate: 'ignored',
    SubscriptionId: 'ignored',
    'Status Message': 'ignored',
    [`Offer${' '.repeat(200)}`]: 'ignored',
  };
  for (const [name, kind] of Object.entries(MICROSOFT)) {
    it(`${JSON.stringify(name.slice(0, 30))} is ${kind}`, () => assert.equal(kindOf(name), kind));
  }
});

describe('several columns of one kind', () => {
  const rowOf = (text: string) => {
    const table = readTable(text, aReading());
    const [row] = table.kind === 'table' ? table.rows : [];
    return row;
  };

  it('end with the commitment, and with the subscription where that says nothing', () => {
    const ends = (cells: string) =>
      rowOf(`Offer;Seats;SubscriptionEndDate;CommitmentEndDate;Renewal date\nSPB;3;${cells}`)?.facts.endDate;
    assert.equal(ends('2027-01-31;2027-12-31;2027-06-30'), '2027-12-31');
    assert.equal(ends('2027-01-31;;2027-06-30'), '2027-01-31');
    assert.equal(ends('2027-01-31;0001-01-01;'), '2027-01-31');
    assert.equal(ends(';;2027-06-30'), '2027-06-30');
  });

  it('that are equally exact and say different things contradict each other', () =>
    assert.deepEqual(rowOf('Offer;Seats;Quantity;End date\nSPB;3;4;2027-01-01')?.problems, [
      { code: 'contradicted', typed: '3 / 4' },
    ]));

  it('and say the same are one', () =>
    assert.deepEqual(rowOf('Offer;Seats;Quantity;End date\nSPB;3;3.0;2027-01-01')?.problems, []));

  it('name the customer before the company', () =>
    assert.equal(
      rowOf('Company;Customer;Offer;Seats;End\nFabrikam;Contoso;SPB;3;2027-01-01')?.facts.customerName,
      'Contoso',
    ));
});

describe('columns without names', () => {
  const read = (text: string) => {
    const table = readTable(text, aReading());
    return table.kind === 'table' ? table : null;
  };

  it('are told by what is in them', () =>
    assert.deepEqual(read('Contoso\tPoland\tMicrosoft\tSPB\t3\t1 year\t2027-05-01\tauto-renew on')?.rows[0]?.facts, {
      customerName: 'Contoso',
      customerCountry: 'PL',
      channel: 'microsoft-direct',
      offer: 'SPB',
      seats: 3,
      term: 'P1Y',
      endDate: '2027-05-01',
      autoRenew: true,
    }));

  it('begin with the customer even where one is called like something else', () => {
    const table = read('Contoso;SPB;3;2027-05-01\nPoland;SPB;3;2027-05-01\nFabrikam;SPB;3;2027-05-01');
    assert.deepEqual(
      table?.rows.map(({ facts }) => facts.customerName),
      ['Contoso', 'Poland', 'Fabrikam'],
    );
  });

  it('hold a product that nobody knows where no other column can', () => {
    const table = read('Fabrikam Suite;3;2027-05-01\nFabrikam Portal;4;2027-05-01');
    assert.equal(table?.namesCustomers, false);
    assert.deepEqual(
      table?.rows.map(({ problems }) => problems.map(({ code, typed }) => `${code} ${typed}`)),
      [['offer-unknown Fabrikam Suite'], ['offer-unknown Fabrikam Portal']],
    );
  });

  it('say what is wrong with a cell by the others in its column', () =>
    assert.deepEqual(
      read('SPB;3;2027-05-01\nSPB;=1+1;2027-05-01\nSPB;4;soon\nSPB;5;2027-05-01')?.rows.map(({ problems }) => problems),
      [[], [{ code: 'seats-unreadable', typed: '=1+1' }], [{ code: 'date-unreadable', typed: 'soon' }], []],
    ));

  it('leave no cell aside that nobody understands', () =>
    assert.deepEqual(
      read('SPB;3;2027-05-01;note\nSPB;4;2027-05-01;\nSPB;5;2027-05-01;')?.rows.map(({ problems }) => problems),
      [[{ code: 'cell-unknown', typed: 'note' }], [], []],
    ));

  it('hold no customer behind what is understood', () => {
    const table = read('SPB;3;2027-05-01;active\nSPB;4;2027-05-01;lapsed');
    assert.equal(table?.namesCustomers, false);
    assert.deepEqual(
      table?.rows.map(({ problems }) => problems.map(({ code }) => code)),
      [['cell-unknown'], ['cell-unknown']],
    );
  });

  it('follow a date that fits one order only', () =>
    assert.equal(read('SPB;3;03/25/2027\nSPB;4;03/04/2027')?.rows[1]?.facts.endDate, '2027-03-04'));

  it('contradict each other where two hold numbers', () =>
    assert.deepEqual(read('SPB;3;2;2027-05-01\nSPB;5;4;2027-05-01')?.rows[0]?.problems, [
      { code: 'contradicted', typed: '3 / 2' },
    ]));
});
