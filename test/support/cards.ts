import type { Json } from './a-bot.ts';

/** Everything in a card, depth first. */
export function* elementsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const each of value) yield* elementsOf(each);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const each of Object.values(value)) yield* elementsOf(each);
  }
}

/** All text a reader sees, in order. */
export const textsOf = (card: unknown): string[] =>
  [...elementsOf(card)].flatMap((element) =>
    ['TextBlock', 'TextRun'].includes(String(element['type'])) ? [String(element['text'])] : [],
  );

export type Executable = { verb: string; title: string; data: Json };

/** Everything on a card that can be tapped and asks the bot for something. */
export const actionsOf = (card: unknown): Executable[] =>
  [...elementsOf(card)].filter(({ type }) => type === 'Action.Execute') as unknown as Executable[];

/** The action with that title; throws where the card has none. */
export const actionTitled = (card: unknown, title: string): Executable => {
  const found = actionsOf(card).find((action) => action.title === title);
  if (!found)
    throw new Error(
      `no action “${title}” among: ${actionsOf(card)
        .map((action) => action.title)
        .join(', ')}`,
    );
  return found;
};
