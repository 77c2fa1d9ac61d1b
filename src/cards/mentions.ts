import type { Actor } from '../domain/progress.ts';
import { shortName } from './card-data.ts';

/** Whom Teams can call: by the id in the directory. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What Markdown or a mention would take for more than text. */
const NOT_PLAIN = /[<>&\\`*_~[\](){}#|!\p{Cc}]/gu;

const LONGEST_NAME = 60;

const plainName = (name: string): string =>
  shortName(name.replace(NOT_PLAIN, ' ').replace(/\s+/g, ' ').trim(), LONGEST_NAME);

export type Mention = { type: 'mention'; text: string; mentioned: { id: string; name: string } };

/**
 * People to be called by name, each once: as plain names, as mentions for the text of a card, and the entities that tell whose
 * those are. A text stands for one person: people of the same name are told apart by number.
 */
export const mentionsOf = (people: Actor[]): { names: string[]; mentioned: string[]; entities: Mention[] } => {
  const names = new Map<string, string>();
  for (const { personId, name } of people) {
    const plain = plainName(name);
    if (plain === '' || names.has(personId)) continue;
    const same = [...names.values()].filter((other) => other === plain || other.startsWith(`${plain} `)).length;
    names.set(personId, same === 0 ? plain : `${plain} ${same + 1}`);
  }
  const textOf = ([id, name]: [string, string]): string => (OBJECT_ID.test(id) ? `<at>${name}</at>` : name);
  const all = [...names];
  return {
    names: all.map(([, name]) => name),
    mentioned: all.map(textOf),
    entities: all
      .filter(([id]) => OBJECT_ID.test(id))
      .map(([id, name]) => ({ type: 'mention', text: textOf([id, name]), mentioned: { id, name } })),
  };
};
