import assert from 'node:assert/strict';
import { type Json, startBot, TENANT_ID, type TestBot } from '../support/a-bot.ts';
import { actionTitled, elementsOf, textsOf } from '../support/cards.ts';
import { plan } from '../support/planning.ts';

describe('the settings of a partner', () => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await startBot();
    await plan(bot);
  });
  afterEach(() => bot.close());

  const save = async (inputs: Json): Promise<Json> => {
    const [card] = await bot.say('settings');
    const { verb, data } = actionTitled(card, 'Save');
    return (await bot.tap(verb, { ...data, ...inputs })).card;
  };
  const tenant = () => bot.store.transaction((tx) => tx.tenants.get(TENANT_ID));
  const nextDueAt = async () => {
    const at = await bot.store.transaction((tx) => tx.deliveries.nextDueAt(bot.clock.now));
    return at === null ? null : new Date(at).toISOString();
  };

  it('show what was answered once', async () => {
    const [card] = await bot.say('settings');
    const values = [...elementsOf(card)].filter(({ id }) => id !== undefined).map(({ id, value }) => [id, value]);
    assert.deepEqual(values, [
      ['country', 'PL'],
      ['zone', 'Europe/Warsaw'],
      ['reminderHour', '9'],
      ['ordering', 'direct'],
    ]);
  });

  it('move the reminders that are waiting with the hour', async () => {
    assert.equal(await nextDueAt(), '2027-01-13T08:00:00.000Z');
    assert.ok(textsOf(await save({ reminderHour: '7' })).includes('Saved.'));
    assert.equal(await nextDueAt(), '2027-01-13T06:00:00.000Z');
  });

  it('move the reminders of a conversation whose client tells no zone with the partner’s zone', async () => {
    await bot.store.transaction(async (tx) => {
      const conversation = await tx.conversations.get(TENANT_ID, 'a:personal');
      const person = await tx.people.get(TENANT_ID, '33333333-3333-4333-8333-333333333333');
      if (conversation && person) {
        await tx.people.save({ ...person, zone: null });
        await tx.conversations.save({ ...conversation, zone: null });
      }
    });
    const data = { country: 'US', zone: 'America/New_York', reminderHour: '9', ordering: 'indirect' };
    await bot.tap('save-settings', data, { localTimezone: undefined });
    assert.equal(await nextDueAt(), '2027-01-13T14:00:00.000Z');
    assert.deepEqual(await tenant(), { tenantId: TENANT_ID, ...data, reminderHour: 9 });
  });

  it('are all kept when one of them cannot be read, and it says which', async () => {
    const before = await tenant();
    for (const [field, value] of [
      ['country', 'Atlantis'],
      ['zone', 'Mars/Base'],
      ['reminderHour', '24'],
      ['ordering', 'x'],
    ]) {
      const card = await save({ reminderHour: '8', [String(field)]: value });
      assert.ok(
        textsOf(card).some((text) => text.endsWith('Nothing was changed.')),
        field,
      );
      assert.deepEqual(await tenant(), before, field);
    }
  });
});
