import assert from 'node:assert/strict';
import { cardIn, type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionTitled, elementsOf, textsOf } from '../support/cards.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';
import { plan } from '../support/planning.ts';

const HEADER = 'Customer\tCountry\tChannel\tProduct Title\tTotal Licenses\tSubscriptionEndDate\tAutoRenewEnabled';
const CONTOSO = 'Adventure Works\tPoland\tMicrosoft\tMicrosoft 365 Business Standard\t25\t2027-03-14\tTrue';
const FABRIKAM = 'Fabrikam\tGermany\tCSP partner\tOffice 365 E3\t120\t2027-06-30\tFalse';
const BARE = [
  'Product Title,Total Licenses,End date',
  'Business Premium,10,2027-05-31',
  'Office 365 E3,5,2027-05-31',
].join('\n');

describe('a table', () => {
  let bot: TestBot;
  let files: FileServer;
  beforeEach(async () => {
    bot = await startBot();
    files = await startFileServer();
  });
  afterEach(async () => {
    await bot.close();
    await files.close();
  });

  const said = (cards: Json[]): string => cards.flatMap(textsOf).join('\n');
  const send = (name: string, bytes: string | Uint8Array): Promise<Json[]> =>
    bot.say('', { attachments: [files.attach(name, bytes)] });
  const tapTitled = (card: Json | undefined, title: string, inputs: Json = {}) => {
    const { verb, data } = actionTitled(card, title);
    return bot.tap(verb, { ...data, ...inputs });
  };
  const customers = async (): Promise<string[]> => {
    const { migrations } = await bot.store.transaction((tx) =>
      tx.migrations.list(TENANT_ID, 'active', { limit: 50, offset: 0 }),
    );
    return migrations.map(({ request }) => request.customer.name).sort();
  };

  it('of several customers becomes a migration for each with one tap', async () => {
    await plan(bot);
    const [preview] = await bot.say([HEADER, CONTOSO, FABRIKAM].join('\n'));
    const texts = textsOf(preview);
    assert.ok(texts.includes('2 lines read from your table'), texts.join('\n'));
    assert.ok(
      texts.some((text) => /^Adventure Works · Poland · 25 Microsoft 365 Business Standard · 14 March 2027/.test(text)),
    );
    const { card } = await tapTitled(preview, 'Plan 2 migrations');
    assert.equal(textsOf(card)[0], '2 migrations planned');
    assert.deepEqual(await customers(), ['Adventure Works', 'Contoso', 'Fabrikam']);
  });

  it('tapped twice is taken once', async () => {
    await plan(bot);
    const [preview] = await bot.say([HEADER, CONTOSO, FABRIKAM].join('\n'));
    await tapTitled(preview, 'Plan 2 migrations');
    const { card } = await tapTitled(preview, 'Plan 2 migrations');
    assert.equal(textsOf(card)[0], '2 migrations planned');
    assert.equal((await customers()).length, 3);
  });

  it('waits through a restart', async () => {
    await plan(bot);
    const [preview] = await bot.say([HEADER, CONTOSO, FABRIKAM].join('\n'));
    await bot.restart();
    await tapTitled(preview, 'Plan 2 migrations');
    assert.equal((await customers()).length, 3);
  });

  it('asks a new partner first for what it needs once', async () => {
    const [first] = await bot.say([HEADER, CONTOSO, FABRIKAM].join('\n'));
    assert.match(said([first as Json]), /Your table has been read/);
    assert.match(said([first as Json]), /In which country is your own company\?/);
    await bot.say('Poland');
    await bot.say('Warsaw');
    const [preview] = await bot.say('directly');
    actionTitled(preview, 'Plan 2 migrations');
  });

  it('says of a customer that is planned already that there would be a second one', async () => {
    await plan(bot);
    const cards = await bot.say([HEADER, CONTOSO.replace('Adventure Works', 'CONTOSO'), FABRIKAM].join('\n'));
    assert.match(said(cards), /CONTOSO has a migration under way already/);
  });

  it('names line 17 and what is wrong with it; the others can be taken', async () => {
    await plan(bot);
    const lines = Array.from({ length: 20 }, (_, index) => CONTOSO.replace('Adventure Works', `Tailspin ${index}`));
    lines[15] = (lines[15] as string).replace('\t25\t', '\t-5\t');
    const [preview] = await bot.say([HEADER, ...lines].join('\n'));
    const texts = textsOf(preview);
    assert.ok(texts.includes('Line 17'), texts.join('\n'));
    assert.ok(
      texts.some((text) => text.includes('“-5” licenses cannot be')),
      texts.join('\n'),
    );
    const { card } = await tapTitled(preview, 'Plan 19 migrations');
    assert.match(said([card]), /Line 17 was not taken/);
    assert.equal((await customers()).length, 20);
  });

  it('without customers is added to the questions, with what it does not say chosen once', async () => {
    const [preview] = await bot.say(BARE);
    const refused = await tapTitled(preview, 'Add 2 lines');
    assert.match(said([refused.card]), /Choose where the subscriptions were bought/);
    const taken = await tapTitled(refused.card, 'Add 2 lines', { channel: 'microsoft-direct', autoRenew: 'yes' });
    assert.ok(textsOf(taken.card).includes('Which customer is moving?'));
    for (const text of ['Contoso', 'Poland', 'Poland', 'Warsaw']) await bot.say(text);
    const [summary] = await bot.say('directly');
    assert.ok(textsOf(summary).includes('Is this right?'));
    assert.ok(textsOf(summary).includes('Not said, so assumed'));
    const planned = await tapTitled(summary, 'Create the plan');
    assert.equal(textsOf(planned.card)[0], 'Contoso');
  });

  it('is left alone on request, and the questions go on', async () => {
    await bot.say('new migration Contoso');
    const [preview] = await bot.say(BARE);
    const { card } = await tapTitled(preview, 'Do not take them');
    assert.ok(textsOf(card).includes('In which country is the customer’s tenant?'));
  });

  it('of many lines turns its pages without being taken', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${index + 1},Office 365 E3,2027-05-31`);
    const [preview] = await bot.say(['Quantity,Product Title,End date', ...lines].join('\n'));
    const { card } = await tapTitled(preview, 'More');
    assert.ok(textsOf(card).includes('Line 17'));
    actionTitled(card, 'Add 40 lines');
  });

  it('with a product nobody knows is taken with its name as typed where that is wished', async () => {
    await plan(bot);
    const [preview] = await bot.say(
      [HEADER, CONTOSO.replace('Microsoft 365 Business Standard', 'Fabrikam Suite')].join('\n'),
    );
    assert.ok([...elementsOf(preview)].some(({ type }) => type === 'Input.Toggle'));
    const { card } = await tapTitled(preview, 'Add 1 line', { asTyped: 'yes' });
    assert.match(said([card]), /Fabrikam Suite/);
  });

  it('with a formula in a cell shows it as text', async () => {
    await plan(bot);
    const cards = await bot.say(
      [HEADER, CONTOSO.replace('Adventure Works', '=HYPERLINK("http://127.0.0.1")'), FABRIKAM].join('\n'),
    );
    assert.match(said(cards), /=HYPERLINK\("http:\/\/127\.0\.0\.1"\)/);
  });

  it('of 10,000 lines is refused with the limit, and nothing of it is kept', async () => {
    await plan(bot);
    const cards = await bot.say([HEADER, ...Array.from({ length: 3_000 }, () => CONTOSO)].join('\n'));
    assert.match(said(cards), /This table has 3,000 lines\. I take at most 500/);
    assert.deepEqual(await customers(), ['Contoso']);
  });

  it('with the same column twice is refused with its name', async () => {
    const cards = await bot.say([HEADER.replace('Country', 'Customer'), CONTOSO].join('\n'));
    assert.match(said(cards), /Two columns are called “Customer”/);
  });

  it('as a template in the reader’s language is read back whole', async () => {
    await plan(bot);
    const [template] = await bot.say('template');
    const csv = textsOf(template).find((text) => text.includes('Contoso')) ?? '';
    const [preview] = await send('filled.csv', csv);
    const red = [...elementsOf(preview)].filter(({ color }) => color === 'Attention');
    assert.deepEqual(red, [], 'no line is wrong');
    actionTitled(preview, 'Plan 2 migrations');
  });

  describe('sent as a file', () => {
    it('is read like one that was pasted', async () => {
      await plan(bot);
      const [preview] = await send(
        'customers.csv',
        `\ufeff${[HEADER, CONTOSO, FABRIKAM].join('\r\n').replaceAll('\t', ';')}`,
      );
      const { card } = await tapTitled(preview, 'Plan 2 migrations');
      assert.equal(textsOf(card)[0], '2 migrations planned');
    });

    it('of 10,000 lines is refused with the limit', async () => {
      const cards = await send('many.csv', [HEADER, ...Array.from({ length: 10_000 }, () => 'a\tb')].join('\n'));
      assert.match(said(cards), /This table has 10,000 lines/);
    });

    const BAD: [string, string, string | Uint8Array, RegExp][] = [
      ['a workbook', 'customers.xlsx', Buffer.from('PK\u0003\u0004'), /Save As, “CSV UTF-8/],
      [
        'a picture',
        'logo.csv',
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
        /no table that I can read/,
      ],
      ['more than 1 MB', 'large.csv', 'x'.repeat(1_100_000), /larger than 1 MB/],
      ['nothing', 'empty.csv', '', /This file is empty/],
      ['prose', 'letter.csv', 'Dear Sir or Madam', /cannot find a table/],
    ];
    for (const [what, name, bytes, answer] of BAD) {
      it(`that holds ${what} is refused, and the answer says what to do`, async () => {
        assert.match(said(await send(name, bytes)), answer);
      });
    }

    it('from another host is not fetched', async () => {
      const content = { downloadUrl: 'https://example.com/customers.csv', fileType: 'csv' };
      const attachment = { ...files.attach('customers.csv', ''), content };
      const cards = await bot.say('', { attachments: [attachment] });
      assert.match(said(cards), /only from your organization’s OneDrive or SharePoint/);
    });
  });

  it('pasted in a channel belongs to whoever pasted it', async () => {
    const conversation = {
      id: '19:channel@thread.tacv2;messageid=1',
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT_ID,
    };
    await bot.say(`<at>Switchover</at> ${BARE}`, { conversation });
    const posted = bot.connector.activities.at(-1);
    assert.ok(posted);
    const { verb, data } = actionTitled(cardIn(posted), 'Add 2 lines');
    const from = { id: '29:megan', name: 'Megan', aadObjectId: '44444444-4444-4444-8444-444444444444' };
    const { type, value } = await bot.tap(verb, data, { conversation, from, replyToId: posted.activityId });
    assert.equal(type, 'application/vnd.microsoft.activity.message');
    assert.match(String(value), /Adele/);
  });
});
