import type { Actor } from '../domain/progress.ts';
import { personOf, rolesOf } from '../domain/roles.ts';
import type { Messages } from '../messages/messages.ts';
import { execute, joined } from './card-data.ts';
import type { ShownMigration } from './step-row.ts';

export type RolesModel = {
  migration: ShownMigration;
  /** People to choose from, where the client has no picker. */
  people: Actor[];
  /** Who looks at it. */
  personId: string;
  problem: 'incomplete' | 'person-unknown' | null;
};

/** Finds the members of the conversation that the card is in; the client answers it. */
const PICKER = { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' };

/** People of the same name are told apart by number. */
const choicesOf = (people: Actor[]): { title: string; value: string }[] => {
  const times = new Map<string, number>();
  return people.map(({ personId, name }) => {
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return { title: before === 0 ? name : `${name} (${before + 1})`, value: personId };
  });
};

/** Who does the steps of each role, to be taken on, given to somebody, or left. */
export const rolesCard = ({ migration, people, personId, problem }: RolesModel, messages: Messages): object => {
  const { t } = messages;
  const { migrationId, plan, progress, request } = migration;
  const roles = rolesOf(plan, progress);
  return {
    title: joined([t('roles.title'), request.customer.name]),
    hint: t('roles.hint'),
    error: problem === null ? '' : t(`roles.${problem}`),
    roles: roles.map(({ role, open }) => {
      const person = personOf(progress, role);
      const data = { migrationId, role };
      const take = { verb: 'take-role', title: t('action.take-role'), data };
      const leave = { verb: 'leave-role', title: t('action.leave-role'), data };
      return {
        role: t(`owner.${role}`),
        person: person?.name ?? t('roles.nobody'),
        isSubtle: person === null,
        steps: t('roles.open-steps', { count: open }),
        buttons: [...(person?.personId === personId ? [] : [take]), ...(person ? [leave] : [])],
      };
    }),
    canGive: roles.length > 0,
    roleLabel: t('label.role'),
    personLabel: t('label.person'),
    placeholder: t('placeholder.choose'),
    roleChoices: roles.map(({ role }) => ({ title: t(`owner.${role}`), value: role })),
    people: choicesOf(people),
    picker: PICKER,
    give: { title: t('action.give-role'), data: { migrationId } },
    speak: joined([t('roles.title'), request.customer.name]),
    actions: [execute('checklist', t('action.checklist'), { migrationId, page: 0 })],
  };
};
