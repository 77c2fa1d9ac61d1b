import assert from 'node:assert/strict';
import type { MigrationRecord } from '../../src/service/store.ts';
import { type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { aRequest, planOf } from '../support/builders.ts';
import { actionsOf, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';
import { aMigration, aPerson } from '../support/records.ts';

type Result = { type: string; text?: string; attachments?: { contentType: string; content: Json; preview: Json }[] };

/** A chat that the bot is not in. */
const ELSEWHERE = { id: '19:elsewhere@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT_ID };

describe('the message extension', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.close());

  const invoke = (name: string, value: unknown, changes: Json = {}) => {
    const { text: _, ...activity } = bot.activity({ type: 'invoke', name, value, conversation: ELSEWHERE, ...changes });
    return bot.send(activity);
  };
  const query = async (typed: string, page: Json = { skip: 0, count: 25 }, changes: Json = {}): Promise<Result> => {
    const parameters = [typed === '' ? { name: 'initialRun', value: 'true' } : { name: 'text', value: typed }];
    const value = { commandId: 'findMigration', parameters, queryOptions: page };
    const { status, body } = await invoke('composeExtension/query', value, changes);
    assert.equal(status, 200);
    return (body as { composeExtension: Result }).composeExtension;
  };
  const titlesOf = ({ attachments = [] }: Result): string[] =>
    attachments.map(({ preview }) => String((preview['content'] as Json)['title']));
  const found = async (typed: string, page?: Json): Promise<string[]> => titlesOf(await query(typed, page));

  const store = (customer: string, changes: Partial<MigrationRecord> = {}) =>
    bot.store.transaction((tx) =>
      tx.migrations.insert(
        aMigration({
          tenantId: TENANT_ID,
          migrationId: `m-${customer}`,
          request: aRequest({ customer: { name: customer } }),
          progress: { done: {} },
          ...changes,
        }),
      ),
    );

  it('finds a customer by a part of the name, in whatever case', async () => {
    await plan(bot);
    assert.deepEqual(await found('cont'), ['Contoso']);
    assert.deepEqual(await found('TOSO'), ['Contoso']);
    assert.deepEqual(await found('fabrikam'), []);
  });

  it('finds by the offer: its name, a part of it, and what it is called for short', async () => {
    await plan(bot);
    for (const typed of ['Microsoft 365 Business Standard', 'business st', 'BS', 'O365_BUSINESS_PREMIUM']) {
      assert.deepEqual(await found(typed), ['Contoso'], typed);
    }
    assert.deepEqual(await found('E5'), []);
  });

  it('finds by the owner’s name', async () => {
    await bot.store.transaction((tx) => tx.people.save(aPerson({ tenantId: TENANT_ID, personId: 'm', name: 'Łucja' })));
    await store('Contoso', { ownerId: 'm' });
    await store('Fabrikam', { ownerId: 'other' });
    assert.deepEqual(await found('łuc'), ['Contoso']);
  });

  describe('asked for a state', () => {
    beforeEach(async () => {
      const steps = planOf().steps.map((step) => ({ ...step, due: '2027-05-01' }));
      const later = { ...planOf(), steps };
      const late = { ...planOf(), steps: steps.map((step) => ({ ...step, due: '2026-11-20' })) };
      const done = {
        done: Object.fromEntries(steps.map(({ id }) => [id, { at: 1, by: { personId: 'p', name: 'A' } }])),
      };
      await store('Late', { plan: late });
      await store('Fine', { plan: later });
      await store('Stuck', { plan: { ...later, status: 'blocked', steps: [] } });
      await store('Moved', { plan: later, progress: done });
      await store('Gone', { plan: late, state: 'archived' });
    });

    const STATES: [typed: string, customers: string[]][] = [
      ['overdue', ['Late']],
      ['просрочено', ['Late']],
      ['逾期', ['Late']],
      ['po terminie', ['Late']],
      ['lejárt', ['Late']],
      ['atrasado', ['Late']],
      ['blocked', ['Stuck']],
      ['заблокировано', ['Stuck']],
      ['archived', ['Gone']],
      ['zarchiwizowane', ['Gone']],
      ['done', ['Moved']],
      ['kész', ['Moved']],
      ['已完成', ['Moved']],
      ['open', ['Late', 'Fine']],
      ['em andamento', ['Late', 'Fine']],
      ['open fine', ['Fine']],
      ['fine open', ['Fine']],
      ['overdue fine', []],
    ];
    for (const [typed, customers] of STATES) {
      it(`“${typed}” finds ${customers.join(' and ') || 'nothing'}`, async () => {
        assert.deepEqual(await found(typed), customers);
      });
    }

    it('still finds a customer who is called like one', async () => {
      await store('Open Horizons', { state: 'archived' });
      assert.deepEqual(await found('open'), ['Late', 'Fine', 'Open Horizons']);
    });
  });

  it('shows those changed last and then the most urgent ones while nothing is typed', async () => {
    for (let index = 0; index < 12; index += 1) {
      const steps = planOf().steps.map((step) => ({ ...step, due: `2027-01-${String(31 - index).padStart(2, '0')}` }));
      await store(`C${index}`, { updatedAt: index, plan: { ...planOf(), steps } });
    }
    await store('Old', { state: 'archived', updatedAt: 99 });
    const all = ['C11', 'C10', 'C9', 'C8', 'C7', 'C6', 'C5', 'C4', 'C3', 'C2', 'C1', 'C0'];
    assert.deepEqual(await found(''), all);
    await bot.store.transaction(async (tx) => {
      const first = await tx.migrations.get(TENANT_ID, 'm-C0');
      assert.ok(first);
      await tx.migrations.update({ ...first, revision: first.revision + 1, updatedAt: 50 });
    });
    const expected = ['C0', 'C11', 'C10', 'C9', 'C8', 'C7', 'C6', 'C5', 'C4', 'C3', 'C2', 'C1'];
    assert.deepEqual(await found(''), expected);
    assert.deepEqual(await found('', { skip: 3, count: 4 }), expected.slice(3, 7));
    assert.deepEqual(await found('', { skip: 5, count: 25 }), expected.slice(5));
    assert.deepEqual(await found('', { skip: 12, count: 25 }), []);
  });

  it('gives what it finds in pages, 25 at most', async () => {
    for (let index = 10; index < 40; index += 1) await store(`Works ${index}`);
    const first = await found('works', { skip: 0, count: 25 });
    const second = await found('works', { skip: 25, count: 25 });
    assert.deepEqual([first.length, second.length], [25, 5]);
    assert.equal(new Set([...first, ...second]).size, 30);
    assert.equal((await found('works', { skip: 0, count: 1000 })).length, 25);
  });

  it('inserts the live card, which asks to be refreshed and shows itself in small', async () => {
    const { migrationId } = await plan(bot);
    const [attachment] = (await query('contoso')).attachments ?? [];
    assert.ok(attachment);
    const { contentType, content: card, preview } = attachment;
    assert.equal(contentType, 'application/vnd.microsoft.card.adaptive');
    assert.deepEqual((card['refresh'] as { action: Json }).action, {
      type: 'Action.Execute',
      verb: 'refresh',
      title: 'Refresh',
      data: { migrationId, page: 0 },
    });
    assert.ok(textsOf(card).includes('0 of 8'));
    assert.ok(actionsOf(card).some(({ verb }) => verb === 'tick'));
    assert.equal(preview['contentType'], 'application/vnd.microsoft.card.thumbnail');
    const { title, subtitle, text } = preview['content'] as Json;
    assert.equal(title, 'Contoso');
    assert.match(String(subtitle), /^Next: Request the reseller relationship · 12 Feb 2027$/);
    assert.equal(text, '0 of 8 · 25 Microsoft 365 Business Standard');
  });

  it('shows markup in a name as it is typed', async () => {
    await store('<b>A & B</b>');
    assert.deepEqual(await found('A & B'), ['&lt;b&gt;A &amp; B&lt;/b&gt;']);
  });

  it('says in the person’s language that nothing was found', async () => {
    const { type, text } = await query('nobody', undefined, { locale: 'pl-PL' });
    assert.equal(type, 'message');
    assert.match(text ?? '', /^Nic nie znaleziono\./);
  });

  it('finds nothing for 5,000 characters, and for none that can be stored', async () => {
    await plan(bot);
    for (const typed of ['c'.repeat(5000), 'a\0b', '\ud800', '%', '\\']) {
      assert.equal((await query(typed)).type, 'message', typed.slice(0, 9));
    }
  });

  it('finds nothing of another tenant', async () => {
    await plan(bot);
    const tenantId = '55555555-5555-4555-8555-555555555555';
    const elsewhere = { channelData: { tenant: { id: tenantId } }, conversation: { ...ELSEWHERE, tenantId } };
    for (const typed of ['contoso', '', 'business']) {
      assert.equal((await query(typed, undefined, elsewhere)).type, 'message', typed);
    }
  });

  it('writes nothing down: the bot may not be in the conversation', async () => {
    await plan(bot);
    await query('contoso');
    await bot.store.transaction(async (tx) => {
      assert.equal(await tx.conversations.get(TENANT_ID, ELSEWHERE.id), null);
      assert.deepEqual(await tx.conversations.shared(TENANT_ID, 9), []);
    });
  });

  it('answers what is no query with 400, and what it does not offer with 501', async () => {
    for (const value of [null, 'x', { parameters: 'x' }, { queryOptions: { skip: -1 } }]) {
      assert.equal((await invoke('composeExtension/query', value)).status, 400, JSON.stringify(value));
    }
    for (const name of ['composeExtension/queryLink', 'composeExtension/fetchTask', 'composeExtension/submitAction']) {
      assert.equal((await invoke(name, {})).status, 501, name);
    }
  });

  it('is answered without parameters as before anything is typed', async () => {
    await plan(bot);
    const { body } = await invoke('composeExtension/query', {});
    assert.deepEqual(titlesOf((body as { composeExtension: Result }).composeExtension), ['Contoso']);
  });
});
