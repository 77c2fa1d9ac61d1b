import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionTitled, textsOf } from '../support/cards.ts';
import { circleOf, type Planned, plan } from '../support/planning.ts';
import { anAuditRecord } from '../support/records.ts';

const FIRST_STEP = 'request-reseller-relationship';
const TICKED_AT = Date.parse('2026-12-01T23:30:00Z');

describe('the history of a migration', () => {
  let bot: TestBot;
  let planned: Planned;
  beforeEach(async () => {
    bot = await startBot();
    planned = await plan(bot);
    bot.clock.now = TICKED_AT;
  });
  afterEach(() => bot.close());

  const tick = (from: Json = { id: '29:megan', name: 'Megan', aadObjectId: 'megan' }) =>
    bot.tap('tick', circleOf(planned.checklist, FIRST_STEP).data, { from });
  const open = async (): Promise<Json> => {
    const { verb, data } = actionTitled(planned.checklist, 'History');
    return (await bot.tap(verb, data)).card;
  };

  it('is asked for on the checklist: who did what and when, the newest first, in the zone of the conversation', async () => {
    await tick();
    assert.deepEqual(textsOf(await open()), [
      'History · Contoso',
      '2 Dec 2026, 00:30 · Megan · Step done · Request the reseller relationship',
      '21 Nov 2026, 11:00 · Adele · Migration planned',
    ]);
  });

  it('is asked for by typing the customer’s name, in any of the languages', async () => {
    for (const typed of [
      'history Contoso',
      'история cont',
      '历史 Contoso',
      'historia Contoso',
      'előzmények Contoso',
      'histórico Contoso',
    ]) {
      const [card] = await bot.say(typed);
      assert.equal(textsOf(card)[0], 'History · Contoso', typed);
    }
    const [whose] = await bot.say('history');
    assert.match(textsOf(whose).join(' '), /^Whose history\?/);
    const [none] = await bot.say('history Nobody');
    assert.match(textsOf(none).join(' '), /I know no customer “Nobody”/);
  });

  it('is said in the reader’s language', async () => {
    await tick();
    const { data } = actionTitled(planned.checklist, 'History');
    const { card } = await bot.tap('history', data, { locale: 'pl-PL' });
    assert.ok(
      textsOf(card).some((text) => text.startsWith('2 gru 2026') && text.includes('Ukończono krok')),
      textsOf(card).join('|'),
    );
  });

  it('stays through an edit and through the archive', async () => {
    await tick();
    await bot.tap('archive', { migrationId: planned.migrationId });
    await bot.tap('restore', { migrationId: planned.migrationId });
    await bot.tap('untick', { migrationId: planned.migrationId, stepId: FIRST_STEP, page: 0 });
    const { verb, data } = actionTitled(planned.checklist, 'Edit');
    await bot.tap(verb, data);
    await bot.say('yes');
    const words = textsOf(await open()).map((text) => text.split(' · ')[2]);
    assert.deepEqual(words.slice(1), [
      'Plan changed',
      'Step reopened',
      'Restored from the archive',
      'Archived',
      'Step done',
      'Migration planned',
    ]);
  });

  it('names a step that is no longer in the plan, and does not mind a word it does not know', async () => {
    const entry = { tenantId: TENANT_ID, migrationId: planned.migrationId, at: TICKED_AT };
    await bot.store.transaction(async (tx) => {
      await tx.audit.append(anAuditRecord({ ...entry, auditId: 'a1', subject: 'provision-subscription:s9' }));
      await tx.audit.append(anAuditRecord({ ...entry, auditId: 'a2', action: 'painted-blue', subject: 'x' }));
    });
    const texts = textsOf(await open()).join('|');
    assert.ok(texts.includes('Step done · Provision (removed subscription)'), texts);
    assert.ok(texts.includes('Zoë · Changed'), texts);
  });

  it('has pages, and comes back to the last one where there is no such page', async () => {
    await bot.store.transaction(async (tx) => {
      for (let index = 0; index < 30; index += 1) {
        const entry = {
          tenantId: TENANT_ID,
          migrationId: planned.migrationId,
          auditId: `a${index}`,
          at: TICKED_AT + index,
        };
        await tx.audit.append(anAuditRecord({ ...entry, action: 'woken', subject: '' }));
      }
    });
    const first = await open();
    assert.equal(textsOf(first)[1], 'Page 1 of 3');
    assert.equal(textsOf(first).length, 2 + 12);
    const more = actionTitled(first, 'More');
    assert.equal(textsOf((await bot.tap(more.verb, more.data)).card)[1], 'Page 2 of 3');
    const { card } = await bot.tap('history', { migrationId: planned.migrationId, page: 99 });
    assert.equal(textsOf(card)[1], 'Page 3 of 3');
    assert.ok(textsOf(card).at(-1)?.endsWith('Migration planned'));
  });

  it('can be copied as CSV, in which no name is a formula', async () => {
    await tick({ id: '29:evil', name: '=HYPERLINK("http://127.0.0.1","x")', aadObjectId: 'evil' });
    const { verb, data } = actionTitled(await open(), 'As text to copy');
    const { card } = await bot.tap(verb, data);
    const csv = textsOf(card).at(-1) ?? '';
    assert.deepEqual(Papa.parse(csv).data, [
      ['When (Europe/Warsaw)', 'Who', 'What', 'Details'],
      ['2026-12-02 00:30', '\'=HYPERLINK("http://127.0.0.1","x")', 'Step done', 'Request the reseller relationship'],
      ['2026-11-21 11:00', 'Adele', 'Migration planned', ''],
    ]);
    const back = actionTitled(card, 'History');
    assert.equal(textsOf((await bot.tap(back.verb, back.data)).card).length, 3);
  });

  it('of another tenant is as if it did not exist', async () => {
    const tenantId = '99999999-9999-4999-8999-999999999999';
    const elsewhere = {
      conversation: { id: 'a:elsewhere', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    };
    const { card } = await bot.tap('history', { migrationId: planned.migrationId, page: 0 }, elsewhere);
    assert.deepEqual(textsOf(card), ['This migration cannot be found.']);
  });

  it('is only looked at: nothing is written, and no other card changes', async () => {
    const requests = bot.connector.requests.length;
    await open();
    assert.equal(bot.connector.requests.length, requests);
    const rows = await bot.store.transaction((tx) => tx.audit.ofMigration(TENANT_ID, planned.migrationId, 10));
    assert.equal(rows.length, 1);
  });
});
