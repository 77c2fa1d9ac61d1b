import type { Messages } from '../messages/messages.ts';
import { execute } from './card-data.ts';
import type { NoticeData } from './notice-card.ts';
import type { Field } from './question-fields.ts';
import type { ShownMigration } from './step-row.ts';

type Place = { conversationId: string; scope: 'personal' | 'groupChat' | 'channel'; name: string | null };
export type ShareModel = {
  migration: ShownMigration;
  token: string;
  problem: 'no-place' | 'place-gone' | 'not-member' | 'members-unknown' | 'not-posted' | null;
  places: Place[];
};
export type SharedModel = {
  migrationId: string;
  customer: string;
  place: Omit<Place, 'conversationId'> | null;
  isReminded: boolean;
};

/** Stands for the conversation in which the card is. */
const HERE = 'here';

/** Conversations are told apart by their names; the nameless ones by the end of their id, as nothing else is known of them. */
const placeText = ({ conversationId, scope, name }: Place, { t }: Messages): string => {
  if (conversationId === HERE) return t('share.here');
  const code = conversationId.replace(/@.*$/, '').slice(-4);
  return name ?? t(scope === 'channel' ? 'share.unnamed-channel' : 'share.unnamed-chat', { code });
};

/** Where a checklist is to be shared, and whether reminders come there as well; bound to the question's template. */
export const shareCard = ({ migration, token, problem, places }: ShareModel, messages: Messages): object => {
  const { t } = messages;
  const { migrationId, request } = migration;
  const [first] = places;
  const fields: Field[] = [
    {
      type: 'choice',
      id: 'place',
      label: t('share.where'),
      placeholder: t('placeholder.choose'),
      value: places.length === 1 || first?.conversationId === HERE ? (first?.conversationId ?? '') : '',
      choices: places.map((place) => ({ title: placeText(place, messages), value: place.conversationId })),
    },
    { type: 'toggle', id: 'remind', label: t('share.remind'), value: 'false' },
  ];
  const isNowhere = places.length === 0;
  return {
    context: request.customer.name,
    title: t('share.title'),
    note: '',
    error: problem === null ? '' : t(`share.problem.${problem}`),
    hint: t(isNowhere ? 'share.nowhere' : 'share.hint'),
    fields: isNowhere ? [] : fields,
    buttons: isNowhere
      ? []
      : [
          {
            verb: 'share-to',
            title: t('action.share-to'),
            data: { migrationId, token },
            inputs: 'auto',
            style: 'positive',
          },
        ],
    howTitle: '',
    how: '',
    speak: t('share.title'),
    actions: [execute('checklist', t('action.checklist'), { migrationId, page: 0 })],
  };
};

/** That a checklist was shared, and where. */
export const sharedCard = ({ migrationId, customer, place, isReminded }: SharedModel, { t }: Messages): NoticeData => {
  const name = place?.name ?? null;
  const text = name === null ? t('share.done', { customer }) : t('share.done-in', { customer, place: name });
  return {
    title: '',
    paragraphs: [{ text }, ...(isReminded ? [{ text: t('share.reminded') }] : [])],
    code: '',
    speak: text,
    actions: [execute('checklist', t('action.checklist'), { migrationId, page: 0 }, 'positive')],
  };
};
