import { readFileSync } from 'node:fs';
import { type Card, type CardTemplate, createTemplate, problemsOf } from './adaptive-cards.ts';

/** The templates in `cards/`, each with a sample of its data beside it. */
export const CARD_NAMES = [
  'notice',
  'question',
  'summary',
  'checklist',
  'credit-notes',
  'list',
  'table',
  'upcoming',
  'difference',
  'reminder',
  'letter',
  'roles',
] as const;
export type CardName = (typeof CARD_NAMES)[number];

export type RenderCard = (name: CardName, data: object) => Card;

const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8'));

const loadTemplate = (folder: string, name: CardName): CardTemplate => {
  const template = createTemplate(readJson(`${folder}/${name}.json`));
  const problems = problemsOf(template.expand({ $root: readJson(`${folder}/${name}.data.json`) }));
  if (problems.length > 0) throw new Error(`cards/${name}.json cannot be used: ${problems.join('; ')}`);
  return template;
};

/**
 * Loads every template and renders its sample once, so that a broken one is found at start and not in a chat. Without
 * `typeAhead` lists carry their choices alone, for a client that shows none of them beside a search.
 */
export const createRenderer = (folder: string, { typeAhead = true } = {}): RenderCard => {
  const templates = Object.fromEntries(CARD_NAMES.map((name) => [name, loadTemplate(folder, name)])) as Record<
    CardName,
    CardTemplate
  >;
  return (name, data) => templates[name].expand({ $root: { ...data, typeAhead } });
};
