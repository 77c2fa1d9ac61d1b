import { cardIn, type Json, type TestBot } from './a-bot.ts';
import { actionsOf, type Executable } from './cards.ts';

/** What a person types to plan the rulebook's example, with the partner's own questions in it. */
export const CONTOSO_TYPED = [
  'new migration',
  'Contoso',
  'Poland',
  'Poland',
  'Warsaw',
  'directly',
  'from Microsoft',
  'MCA',
  '25 Business Standard, ends 14 March 2027',
  '1 year',
  'yes',
  'that’s all',
  'no',
  'no',
  'yes',
  'create the plan',
];

/** The same where several people read along: whether reminders shall come there as well is asked last. */
export const inAGroup = (typed: string[], remindHere: 'yes' | 'no' = 'yes'): string[] => [
  ...typed.slice(0, -1),
  remindHere,
  ...typed.slice(-1),
];

/** What is asked of a partner once is not asked again. */
export const FABRIKAM_TYPED = [
  'new migration',
  'Fabrikam',
  'Germany',
  'from another partner',
  'nce',
  'no',
  '120 Office 365 E3 30 June 2027 1 year no renewal',
  'no',
  'no',
  'yes',
  'yes',
  'no',
  'create the plan',
];

export type Planned = { checklist: Json; creditNotes: Json; checklistActivity: string; migrationId: string };

/** Types it all; the checklist and the credit notes that come of it. */
export const plan = async (bot: TestBot, typed: string[] = CONTOSO_TYPED): Promise<Planned> => {
  let cards: Json[] = [];
  for (const text of typed) cards = await bot.say(text);
  const [checklist, creditNotes] = cards;
  const posted = bot.connector.activities.at(-2);
  if (!checklist || !creditNotes || !posted) throw new Error(`no plan came of it, but ${JSON.stringify(cards)}`);
  const { migrationId } = (actionsOf(checklist).find(({ verb }) => verb === 'credit-notes') as Executable).data;
  return { checklist, creditNotes, checklistActivity: posted.activityId, migrationId: String(migrationId) };
};

/** The circle of a step on a card. */
export const circleOf = (card: Json, stepId: string): Executable => {
  const found = actionsOf(card).find(({ verb, data }) => /^(un)?tick$/.test(verb) && data['stepId'] === stepId);
  if (!found) throw new Error(`no circle for ${stepId}`);
  return found;
};

/** What a conversation shows now for an activity. */
export const shownAs = (bot: TestBot, activityId: string): Json => {
  const posted = bot.connector.activities.find((activity) => activity.activityId === activityId);
  if (!posted) throw new Error(`${activityId} is not shown`);
  return cardIn(posted);
};
