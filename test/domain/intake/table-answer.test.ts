import assert from 'node:assert/strict';
import type { Draft, TableDraft } from '../../../src/domain/intake/draft.ts';
import { goBack, offerTable, requestOf } from '../../../src/domain/intake/intake.ts';
import { type TableForm, tableNeeds } from '../../../src/domain/intake/table-answer.ts';
import { parsePlanRequest } from '../../../src/domain/plan-request.ts';
import type { RowFacts, RowProblem, TableRow } from '../../../src/domain/table/table-row.ts';
import { aDraft, aFinishedDraft, answer, answerAll, asks, rejected } from '../../support/said.ts';

const WHOLE: RowFacts = { offer: 'SPB', seats: 3, endDate: '2027-01-31', autoRenew: true, channel: 'microsoft-direct' };
const row = (line: number, facts: RowFacts = WHOLE, ...codes: RowProblem['code'][]): TableRow => ({
  line,
  text: `line ${line}`,
  facts,
  problems: codes.map((code) => ({ code, typed: 'x' })),
});
const tableOf = (rows: TableRow[], namesCustomers = false): TableDraft => ({ rows, namesCustomers });
const take = (more: Omit<TableForm, 'take'> = {}) => ({
  table: { take: true, ...more },
});
const offers = ({ subscriptions }: Draft) => subscriptions.map(({ id, offer }) => `${id} ${offer}`);

describe('a table of subscriptions', () => {
  it('is asked about before anything else, and typed words take it', () => {
    const draft = offerTable(aDraft(), tableOf([row(1), row(2, { ...WHOLE, offer: 'SPE_E3' })]));
    assert.equal(asks(draft), 'table');
    const taken = answerAll(draft, 'add them');
    assert.deepEqual(offers(taken), ['s1 SPB', 's2 SPE_E3']);
    assert.equal(asks(taken), 'customer-name');
  });

  it('leads to the summary once the customer is known, as much was said at once', () => {
    const draft = offerTable(aDraft(), tableOf([row(1)]));
    assert.equal(asks(answerAll(draft, take(), 'Contoso', 'PL')), 'summary');
  });

  it('is added to what was said before', () => {
    const draft = offerTable(aFinishedDraft(), tableOf([row(1), row(2)]));
    assert.deepEqual(offers(answerAll(draft, 'yes')), ['s1 O365_BUSINESS_PREMIUM', 's2 SPB', 's3 SPB']);
  });

  it('without the lines that say nothing that can be taken', () => {
    const draft = offerTable(aDraft(), tableOf([row(1), row(17, { seats: 1 }, 'seats-impossible'), row(18)]));
    assert.equal(answerAll(draft, 'yes').subscriptions.length, 2);
  });

  it('with unknown offers only where somebody wants them as they were typed', () => {
    const draft = offerTable(
      aDraft(),
      tableOf([row(1), row(2, { ...WHOLE, offer: 'Fabrikam Suite' }, 'offer-unknown')]),
    );
    assert.equal(answerAll(draft, take()).subscriptions.length, 1);
    assert.deepEqual(offers(answerAll(draft, take({ asTyped: 'yes' }))), ['s1 SPB', 's2 Fabrikam Suite']);
  });

  it('of which nothing can be taken stays, and says so', () => {
    const draft = offerTable(aDraft(), tableOf([row(1, {}, 'offer-missing')]));
    const { draft: after, rejection } = rejected(draft, 'yes');
    assert.equal(rejection.code, 'table-nothing-to-take');
    assert.equal(asks(after), 'table');
  });

  it('asks once for the channel and the renewal that its lines do not say', () => {
    const { channel: _, autoRenew: _a, ...bare } = WHOLE;
    const draft = offerTable(aDraft(), tableOf([row(1, bare), row(2)]));
    assert.deepEqual(tableNeeds(draft, draft.table as TableDraft), { channel: true, autoRenew: true, endDate: false });
    assert.equal(rejected(draft, take()).rejection.code, 'table-channel-missing');
    assert.equal(rejected(draft, take({ channel: 'csp-partner' })).rejection.code, 'table-renewal-missing');
    const [first, second] = answerAll(draft, take({ channel: 'csp-partner', autoRenew: 'no' })).subscriptions;
    assert.deepEqual([first?.channel, first?.autoRenew], ['csp-partner', false]);
    assert.deepEqual([second?.channel, second?.autoRenew], ['microsoft-direct', true]);
  });

  it('takes lines without an end date with the one that is told for all of them, else without them', () => {
    const { endDate: _, ...undated } = WHOLE;
    const draft = offerTable(aDraft(), tableOf([row(1), row(2, undated, 'date-missing')]));
    assert.equal(tableNeeds(draft, draft.table as TableDraft).endDate, true);
    assert.equal(answerAll(draft, take()).subscriptions.length, 1);
    const dates = answerAll(draft, take({ endDate: '2027-06-30' })).subscriptions.map(({ endDate }) => endDate);
    assert.deepEqual(dates, ['2027-01-31', '2027-06-30']);
    assert.equal(rejected(draft, take({ endDate: 'soon' })).rejection.code, 'date-unreadable');
  });

  it('takes the channel of the subscriptions that are there', () => {
    const { channel: _, ...bare } = WHOLE;
    const draft = offerTable(aFinishedDraft(), tableOf([row(1, bare)]));
    const added = answerAll(draft, 'yes').subscriptions.at(-1);
    assert.deepEqual([added?.channel, added?.agreement], ['microsoft-direct', 'mca']);
  });

  it('is left alone on no or back, and what was said before stays', () => {
    const before = aFinishedDraft();
    const draft = offerTable(before, tableOf([row(1)]));
    assert.deepEqual(answerAll(draft, 'no'), before);
    assert.deepEqual(goBack(draft), before);
  });

  it('is all there is, so that leaving it ends the draft', () => {
    const draft = offerTable(aDraft(), tableOf([row(1)]));
    assert.deepEqual(answer(draft, 'no'), { kind: 'cancelled' });
    assert.equal(goBack(draft), draft);
  });

  it('is not taken by words that do not say so', () => {
    const draft = offerTable(aDraft(), tableOf([row(1)]));
    assert.equal(rejected(draft, 'hm').rejection.code, 'table-unclear');
  });

  it('may not make a plan larger than plans are', () => {
    const rows = Array.from({ length: 500 }, (_, index) => row(index + 1));
    assert.equal(rejected(offerTable(aFinishedDraft(), tableOf(rows)), 'yes').rejection.code, 'too-many-subscriptions');
    assert.equal(answerAll(offerTable(aDraft(), tableOf(rows)), 'yes').subscriptions.length, 500);
  });
});

describe('a table of customers', () => {
  const of = (customerName: string, more: RowFacts = {}): RowFacts => ({ ...WHOLE, customerName, ...more });
  const THREE = tableOf(
    [row(2, of('Contoso', { customerCountry: 'PL' })), row(3, of('Fabrikam')), row(4, of('contoso '))],
    true,
  );

  it('becomes a draft for each, letter case aside, that can be planned', () => {
    const answered = answer(offerTable(aDraft(), THREE), 'yes');
    assert.ok(answered.kind === 'several');
    assert.deepEqual(
      answered.drafts.map(({ customer, subscriptions }) => [customer, subscriptions.length]),
      [
        [{ name: 'Contoso', country: 'PL' }, 2],
        [{ name: 'Fabrikam' }, 1],
      ],
    );
    for (const draft of answered.drafts) assert.ok(parsePlanRequest(requestOf(draft)).ok);
  });

  it('names the lines that were left out', () => {
    const rows = [...THREE.rows, row(17, of('Adventure Works'), 'seats-impossible')];
    const answered = answer(offerTable(aDraft(), tableOf(rows, true)), 'yes');
    assert.ok(answered.kind === 'several');
    assert.deepEqual(answered.left, [17]);
  });

  it('asks for what must be known of the partner first', () => {
    const draft = offerTable({ ...aDraft(), partner: {} }, THREE);
    assert.equal(asks(draft), 'partner-country');
    assert.equal(asks(answerAll(draft, 'PL', 'Warsaw', 'direct')), 'table');
  });

  it('that is only one goes on to the summary, to be looked at', () => {
    const draft = answerAll(
      offerTable(aDraft(), tableOf([row(2, of('Contoso', { customerCountry: 'PL' }))], true)),
      'yes',
    );
    assert.equal(asks(draft), 'summary');
    assert.equal(draft.customer.name, 'Contoso');
  });

  it('leaves the questions about another customer as they are', () => {
    const before = aFinishedDraft();
    const answered = answer(offerTable(before, tableOf([row(2, of('Fabrikam'))], true)), 'yes');
    assert.ok(answered.kind === 'several');
    assert.deepEqual(answered.drafts[0]?.subscriptions.length, 1);
  });

  it('refuses a name that no customer can have', () => {
    const draft = offerTable(aDraft(), tableOf([row(2, of('Contoso')), row(3, of('!!!'))], true));
    assert.equal(rejected(draft, 'yes').rejection.code, 'name-unusable');
  });
});
