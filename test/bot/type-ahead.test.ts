import assert from 'node:assert/strict';
import { LOCALES } from '../../src/domain/locale.ts';
import { type Json, startBot, type TestBot } from '../support/a-bot.ts';
import { elementsOf } from '../support/cards.ts';

type Result = { title: string; value: string };
type Answered = { status: number; statusCode: number; type: string; value: Json };

const searchFor = (queryText: string, dataset: string, more: Json = {}): Json => ({
  kind: 'search',
  queryText,
  queryOptions: { skip: 0, top: 15 },
  dataset,
  ...more,
});

describe('type-ahead', () => {
  let bot: TestBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());

  const search = (value: unknown, changes: Json = {}): Promise<Answered> =>
    bot.tap('', {}, { name: 'application/search', value, ...changes });
  const resultsOf = ({ status, statusCode, type, value }: Answered): Result[] => {
    assert.deepEqual([status, statusCode, type], [200, 200, 'application/vnd.microsoft.search.searchResponse']);
    assert.deepEqual(Object.keys(value), ['results']);
    return value['results'] as Result[];
  };

  const FOUND: [dataset: string, typed: string, first: Result][] = [
    ['countries', 'pol', { title: 'Poland', value: 'PL' }],
    ['countries', 'cote', { title: 'Côte d’Ivoire', value: 'CI' }],
    ['countries', 'PL', { title: 'Poland', value: 'PL' }],
    ['countries', 'usa', { title: 'United States', value: 'US' }],
    ['countries', 'Polska', { title: 'Poland', value: 'PL' }],
    ['offers', 'business stand', { title: 'Microsoft 365 Business Standard', value: 'O365_BUSINESS_PREMIUM' }],
    ['offers', 'SPB', { title: 'Microsoft 365 Business Premium', value: 'SPB' }],
    ['zones', 'warsaw', { title: 'Europe/Warsaw', value: 'Europe/Warsaw' }],
    ['zones', 'new york', { title: 'America/New_York', value: 'America/New_York' }],
  ];
  for (const [dataset, typed, first] of FOUND) {
    it(`in ${dataset} for “${typed}” finds ${first.title} first`, async () => {
      assert.deepEqual(resultsOf(await search(searchFor(typed, dataset)))[0], first);
    });
  }

  const POLAND: Record<string, [typed: string, title: string]> = {
    en: ['pol', 'Poland'],
    ru: ['поль', 'Польша'],
    'zh-CN': ['波兰', '波兰'],
    pl: ['pols', 'Polska'],
    hu: ['lengy', 'Lengyelország'],
    'pt-BR': ['polo', 'Polônia'],
  };
  for (const locale of LOCALES) {
    it(`names countries in ${locale} to who reads it`, async () => {
      const [typed, title] = POLAND[locale] as [string, string];
      assert.deepEqual(resultsOf(await search(searchFor(typed, 'countries'), { locale }))[0], { title, value: 'PL' });
    });
  }

  it('gives the first 15 while nothing is typed, and the next ones where asked for them', async () => {
    const first = resultsOf(await search(searchFor('', 'countries')));
    const next = resultsOf(await search(searchFor(' ', 'countries', { queryOptions: { skip: 15, top: 5 } })));
    assert.deepEqual([first.length, first[0]?.title, next.length], [15, 'Afghanistan', 5]);
    assert.ok(!first.some(({ value }) => next.some((other) => other.value === value)));
  });

  it('gives 15 at most, whatever is asked for', async () => {
    const results = resultsOf(await search(searchFor('a', 'zones', { queryOptions: { skip: 0, top: 1000 } })));
    assert.equal(results.length, 15);
  });

  it('finds nothing for a text that nothing is called, of any length and any signs', async () => {
    for (const typed of ['Atlantis', 'x'.repeat(5000), 'Po \u0000\ud800', '.*[(']) {
      assert.deepEqual(resultsOf(await search(searchFor(typed, 'countries'))), [], typed.slice(0, 20));
    }
  });

  const MISSHAPEN: [string, unknown][] = [
    ['nothing', undefined],
    ['an empty object', {}],
    ['a text', 'Poland'],
    ['no text typed', { kind: 'search', queryOptions: { skip: 0, top: 15 }, dataset: 'offers' }],
    ['a list we do not have', searchFor('a', 'people')],
    ['a name every object has', searchFor('a', 'constructor')],
    ['another kind', searchFor('a', 'offers', { kind: 'searchAnswer' })],
    ['a negative page', searchFor('a', 'offers', { queryOptions: { skip: -1, top: 15 } })],
    ['a number typed', searchFor(7 as never, 'offers')],
  ];
  for (const [what, value] of MISSHAPEN) {
    it(`refuses ${what} inside the answer, without an error of ours`, async () => {
      const { status, statusCode, type } = await search(value);
      assert.deepEqual([status, statusCode, type], [200, 400, 'application/vnd.microsoft.error']);
      assert.deepEqual(
        bot.logLines.filter(({ level }) => level === 'error'),
        [],
      );
    });
  }

  const LISTS: [string, string[], string][] = [
    ['the customer’s country', ['new migration', 'Contoso'], 'countries'],
    ['the partner’s country', ['Poland'], 'countries'],
    ['the partner’s time zone', ['Poland'], 'zones'],
    ['the subscription', ['Warsaw', 'directly', 'from Microsoft', 'MCA'], 'offers'],
  ];
  it('is asked for by the lists of the cards, which carry their choices for clients without it', async () => {
    for (const [question, said, dataset] of LISTS) {
      let card: Json | undefined;
      for (const text of said) [card] = await bot.say(text);
      const list = [...elementsOf(card)].find(({ style }) => style === 'filtered');
      assert.deepEqual(list?.['choices.data'], { type: 'Data.Query', dataset }, question);
      const choices = list?.['choices'] as Result[];
      assert.ok(choices.length > 15, question);
      for (const result of resultsOf(await search(searchFor('', dataset)))) {
        assert.ok(choices.some(({ title, value }) => title === result.title && value === result.value));
      }
    }
  });
});
