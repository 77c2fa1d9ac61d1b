import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { checklistCard } from '../../src/cards/checklist-card.ts';
import { creditCard } from '../../src/cards/credit-card.ts';
import { differenceCard } from '../../src/cards/difference-card.ts';
import { letterCard } from '../../src/cards/letter-card.ts';
import { listCard } from '../../src/cards/list-card.ts';
import { greetingCard } from '../../src/cards/notice-card.ts';
import { questionCard } from '../../src/cards/question-card.ts';
import { reminderCard } from '../../src/cards/reminder-card.ts';
import { CARD_NAMES, type CardName } from '../../src/cards/render.ts';
import { rolesCard } from '../../src/cards/roles-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import { tableCard } from '../../src/cards/table-card.ts';
import { upcomingCard } from '../../src/cards/upcoming-card.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import {
  aChecklistModel,
  aCompleteDraft,
  aCreditModel,
  aDifferenceModel,
  aLetterModel,
  aListModel,
  anUpcomingModel,
  aQuestionModel,
  aReminderModel,
  aRolesModel,
  aTableModel,
} from '../support/card-models.ts';

const en = messagesIn('en');
const { agreementAccepted: _, ...unanswered } = aCompleteDraft().customer;

/** What each sample beside a template is made from. */
const SAMPLES: Record<CardName, () => object> = {
  notice: () => greetingCard(en),
  question: () => questionCard(aQuestionModel(aCompleteDraft({ customer: unanswered })), en),
  summary: () => summaryCard(aQuestionModel(aCompleteDraft()), en),
  checklist: () => checklistCard(aChecklistModel(), en),
  table: () => tableCard(aTableModel(), en),
  'credit-notes': () => creditCard(aCreditModel(), en),
  list: () => listCard(aListModel(), en),
  upcoming: () => upcomingCard(anUpcomingModel(), en),
  difference: () => differenceCard(aDifferenceModel(), en),
  roles: () => rolesCard(aRolesModel(), en),
  reminder: () => reminderCard(aReminderModel(), en),
  letter: () => letterCard(aLetterModel(), en),
};

const fileOf = (name: CardName): string => new URL(`../../cards/${name}.data.json`, import.meta.url).pathname;

describe('the samples in cards/', () => {
  for (const name of CARD_NAMES) {
    it(`${name}.data.json is what the product binds to the template (write it anew with UPDATE_SAMPLES=1)`, () => {
      const data = JSON.parse(JSON.stringify(SAMPLES[name]()));
      if (process.env['UPDATE_SAMPLES']) writeFileSync(fileOf(name), `${JSON.stringify(data, null, 2)}\n`);
      assert.deepEqual(JSON.parse(readFileSync(fileOf(name), 'utf8')), data);
    });
  }
});
