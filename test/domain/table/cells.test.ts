import assert from 'node:assert/strict';
import { readTable } from '../../../src/domain/table/read-table.ts';
import type { RowFacts, TableRow } from '../../../src/domain/table/table-row.ts';
import { aReading } from '../../support/said.ts';

const quoted = (cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** A table of one line with these columns, and what is needed beside them. */
const rowWith = (columns: Record<string, string>, locale?: string): TableRow => {
  const cells = { Offer: 'SPB', Seats: '3', 'End date': '2027-05-01', ...columns };
  const table = readTable(`${quoted(Object.keys(cells))}\n${quoted(Object.values(cells))}`, aReading(locale));
  const [row] = table.kind === 'table' ? table.rows : [];
  if (!row) throw new Error(JSON.stringify(table));
  return row;
};

type Said = RowFacts[keyof RowFacts] | { code: string };

/** What one column says: its fact, or the code of what is wrong with it. */
const saidBy = (column: string, cell: string, fact: keyof RowFacts, locale?: string): Said => {
  const { facts, problems } = rowWith({ [column]: cell }, locale);
  const [problem] = problems;
  return problem ? { code: problem.code } : facts[fact];
};

const cases = (column: string, fact: keyof RowFacts, all: [cell: string, says: Said][]): void => {
  for (const [cell, says] of all) {
    it(`${column} ${JSON.stringify(cell)}`, () => assert.deepEqual(saidBy(column, cell, fact), says));
  }
};
const wrong = (code: string) => ({ code });

describe('a cell of licenses', () => {
  cases('Seats', 'seats', [
    ['25', 25],
    [' 25 ', 25],
    ['1 000', 1000],
    ['1\u00A0000', 1000],
    ['1,000', 1000],
    ['1.000', 1000],
    ['25.0', 25],
    ['25,00', 25],
    ['1.000,00', 1000],
    ['25 licenses', 25],
    ['25 szt.', 25],
    ['25x', 25],
    ['25 apples', wrong('seats-unreadable')],
    ['２５', 25],
    ['25,5', wrong('seats-impossible')],
    ['-5', wrong('seats-impossible')],
    ['0', wrong('seats-impossible')],
    ['1000001', wrong('seats-impossible')],
    ['22/25', wrong('seats-unreadable')],
    ['many', wrong('seats-unreadable')],
    ['=1+1', wrong('seats-unreadable')],
    ['-2+3', wrong('seats-unreadable')],
    ['@SUM(A1)', wrong('seats-unreadable')],
    ['+25', wrong('seats-unreadable')],
    ["'-5", wrong('seats-impossible')],
    ['n/a', wrong('seats-missing')],
    ['-', wrong('seats-missing')],
    ['9'.repeat(400), wrong('seats-unreadable')],
  ]);
});

describe('a cell of a date', () => {
  cases('End date', 'endDate', [
    ['2027-03-14', '2027-03-14'],
    ['2027-03-14T00:00:00Z', '2027-03-14'],
    ['2027-03-14T23:59:59.9999999+00:00', '2027-03-14'],
    ['2027-03-14 00:00:00 UTC', '2027-03-14'],
    ['3/14/2027 12:00:00 AM', '2027-03-14'],
    ['14.03.2027 0:00', '2027-03-14'],
    ['14.03.2027 г.', '2027-03-14'],
    ['14 marca 2027', '2027-03-14'],
    ['2027. március 14.', '2027-03-14'],
    ['14 de março de 2027', '2027-03-14'],
    ['2027年3月14日星期日', '2027-03-14'],
    ['Sunday, March 14, 2027', '2027-03-14'],
    ['воскресенье, 14 марта 2027 г.', '2027-03-14'],
    ['31.02.2027', wrong('date-impossible')],
    ['1970-01-01', wrong('date-impossible')],
    ['soon', wrong('date-unreadable')],
    ['2027', wrong('date-unreadable')],
    ['2027-03-14 or later', wrong('date-unreadable')],
    ['=TODAY()', wrong('date-unreadable')],
    ['0001-01-01T00:00:00', wrong('date-missing')],
    ['1/1/0001 12:00:00 AM', wrong('date-missing')],
  ]);
});

describe('a cell of a term', () => {
  cases('TermDuration', 'term', [
    ['P1M', 'P1M'],
    ['P1Y', 'P1Y'],
    ['P3Y', 'P3Y'],
    ['P12M', 'P1Y'],
    ['1 Year(s)', 'P1Y'],
    ['Annual', 'P1Y'],
    ['36', 'P3Y'],
    ['3 года', 'P3Y'],
    ['unknown', undefined],
    ['', undefined],
    ['24 months', wrong('term-unknown')],
    ['P1W', wrong('term-unknown')],
    ['1', wrong('term-unknown')],
  ]);
});

describe('a cell of a switch', () => {
  const ON = 'true TRUE True 1 on yes Enabled да tak igen sim 是 истина PRAWDA igaz VERDADEIRO włączone 已启用';
  const OFF = 'false FALSE 0 off no Disabled нет nie nem não 否 ложь FAŁSZ hamis FALSO wyłączone 停用';
  cases('AutoRenewEnabled', 'autoRenew', [
    ...ON.split(' ').map((cell): [string, Said] => [cell, true]),
    ...OFF.split(' ').map((cell): [string, Said] => [cell, false]),
    ['not enabled', false],
    ['don’t know', undefined],
    ['2', wrong('renewal-unknown')],
    ['on or off', wrong('renewal-unknown')],
    ['=TRUE()', wrong('renewal-unknown')],
  ]);

  it('that renews cannot be set to be cancelled', () =>
    assert.deepEqual(
      rowWith({ 'Auto-renew': 'on', 'Cancel at end': 'yes' }).problems.map(({ code }) => code),
      ['renews-and-cancelled'],
    ));
  it('that does not renew can', () =>
    assert.equal(rowWith({ 'Auto-renew': 'off', 'Cancel at end': 'yes' }).facts.cancelAtEnd, true));
});

describe('a cell of a customer', () => {
  cases('Customer', 'customerName', [
    ['Contoso', 'Contoso'],
    ['  Adventure   Works ', 'Adventure Works'],
    ['Contoso, Ltd.', 'Contoso, Ltd.'],
    ['=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['+cmd|calc', '+cmd|calc'],
    ["'=1+1", '=1+1'],
    ['Null', 'Null'],
    ['Total', 'Total'],
    ['x'.repeat(121), wrong('customer-unusable')],
    ['?!', wrong('customer-unusable')],
  ]);
  cases('Country', 'customerCountry', [
    ['PL', 'PL'],
    ['NO', 'NO'],
    ['Польша', 'PL'],
    ['unknown', undefined],
    ['Atlantis', wrong('country-unknown')],
  ]);
});

describe('a cell of where it was bought', () => {
  cases('Channel', 'channel', [
    ['Microsoft', 'microsoft-direct'],
    ['Commercial direct', 'microsoft-direct'],
    ['Cloud Solution Provider', 'csp-partner'],
    ['Volume licensing', 'volume-licensing'],
    ['', undefined],
    ['the moon', wrong('channel-unknown')],
    ['Microsoft partner', wrong('channel-unknown')],
  ]);

  it('keeps only what belongs to its channel', () => {
    const columns = { Agreement: 'MCA', Commerce: 'new', 'Transfer agreed': 'yes', Program: 'open value' };
    const { agreement, commerce, transferAgreed, program } = rowWith({ Channel: 'CSP', ...columns }).facts;
    assert.deepEqual([agreement, commerce, transferAgreed, program], [undefined, 'new', true, undefined]);
    assert.equal(rowWith({ Channel: 'Microsoft', ...columns }).facts.agreement, 'mca');
    assert.equal(rowWith({ Channel: 'volume licensing', ...columns }).facts.program, 'open-value');
  });
  it('says what is not understood', () =>
    assert.deepEqual(rowWith({ Agreement: 'banana' }).problems, [{ code: 'cell-unknown', typed: 'banana' }]));
});
