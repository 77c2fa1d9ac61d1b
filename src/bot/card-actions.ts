import type { Tap, VerbData } from '../cards/verbs.ts';
import type { Said } from '../domain/intake/intake.ts';
import type { Actor } from '../domain/progress.ts';
import type { Action } from '../service/actions.ts';
import type { RemindingTap } from '../service/reminding.ts';
import type { SettingsForm } from '../service/settings.ts';

const saidIn = ({ value, unknownOffer, take, ...fields }: VerbData<'answer'>): Said => {
  const { offer, seats, endDate, term, autoRenew, channel, asTyped } = fields;
  if (take !== undefined) {
    return {
      table: {
        take,
        ...(channel !== undefined && { channel }),
        ...(autoRenew !== undefined && { autoRenew }),
        ...(endDate !== undefined && { endDate }),
        ...(asTyped !== undefined && { asTyped }),
      },
    };
  }
  if (unknownOffer !== undefined) return { unknownOffer };
  if (value !== undefined) return { value };
  return {
    form: {
      ...(offer !== undefined && { offer }),
      ...(seats !== undefined && { seats }),
      ...(endDate !== undefined && { endDate }),
      ...(term !== undefined && { term }),
      ...(autoRenew !== undefined && { autoRenew }),
    },
  };
};

const settingsIn = ({ country, zone, reminderHour, ordering }: VerbData<'save-settings'>): SettingsForm => ({
  ...(country !== undefined && { country }),
  ...(zone !== undefined && { zone }),
  ...(reminderHour !== undefined && { reminderHour }),
  ...(ordering !== undefined && { ordering }),
});

const draftIn = ({ draftId, revision }: { draftId: string; revision: number }) => ({ draftId, revision });

const stepIn = ({ migrationId, stepId, page, reminder }: VerbData<'untick'>) => ({
  migrationId,
  stepId,
  page,
  reminder: reminder ?? null,
});

const remindingIn = ({ migrationId, page, reminder }: VerbData<'wake'>): RemindingTap => ({
  migrationId,
  page,
  reminder: reminder ?? null,
});

/** Each migration of a reminder has a date field of its own; the tapped action names it. */
const untilIn = ({ until, day, until0, until1, until2, until3 }: VerbData<'snooze'>): string =>
  until ?? { until0, until1, until2, until3 }[day ?? ''] ?? '';

/** What a checked tap asks the service for; `told` is the person it names, where Teams knows them as one of the tenant. */
export const actionOf = (tap: Tap, told: Actor | null = null): Action => {
  switch (tap.verb) {
    case 'new':
      return { verb: 'new', text: tap.data.text ?? '' };
    case 'help':
    case 'template':
    case 'upcoming':
    case 'settings':
      return { verb: tap.verb };
    case 'list':
      return { verb: 'list', page: tap.data.page, isMine: tap.data.mine };
    case 'history':
      return { verb: 'history', ...tap.data };
    case 'roles':
      return { verb: 'roles', migrationId: tap.data.migrationId };
    case 'take-role':
    case 'leave-role':
      return { verb: tap.verb, role: tap.data };
    case 'give-role': {
      const { migrationId, role, person } = tap.data;
      return { verb: 'give-role', migrationId, role: role === '' ? null : role, personId: person, told };
    }
    case 'open':
    case 'checklist':
    case 'credit-notes':
      return { verb: tap.verb, migrationId: tap.data.migrationId, page: tap.data.page };
    case 'letter':
    case 'support-letter':
      return { verb: tap.verb, migrationId: tap.data.migrationId, language: tap.data.language ?? null };
    case 'refresh':
      return { verb: 'checklist', migrationId: tap.data.migrationId, page: tap.data.page };
    case 'share':
    case 'share-to':
      return { verb: 'share', migrationId: tap.data.migrationId };
    case 'answer':
      return { verb: 'answer', draft: draftIn(tap.data), said: saidIn(tap.data) };
    case 'back':
    case 'cancel':
    case 'start-over':
    case 'add-subscription':
      return { verb: tap.verb, draft: draftIn(tap.data) };
    case 'change':
      return { verb: 'change', draft: draftIn(tap.data), questionId: tap.data.questionId };
    case 'language':
      return { verb: 'language', language: tap.data.language };
    case 'save-settings':
      return { verb: 'save-settings', form: settingsIn(tap.data) };
    case 'table':
      return { verb: 'table', draft: draftIn(tap.data), page: tap.data.page };
    case 'remove-subscription':
      return { verb: tap.verb, draft: draftIn(tap.data), subscriptionId: tap.data.subscriptionId };
    case 'edit':
    case 'archive':
    case 'restore':
      return { verb: tap.verb, migrationId: tap.data.migrationId };
    case 'snooze':
      return { verb: 'snooze', tap: remindingIn(tap.data), until: untilIn(tap.data) };
    case 'wake':
      return { verb: 'wake', tap: remindingIn(tap.data) };
    case 'mute': {
      const { subscriptionId, muted } = tap.data;
      return { verb: 'mute', tap: remindingIn(tap.data), subscriptionId, isMuted: muted };
    }
    case 'remind-here':
      return { verb: 'remind-here', tap: remindingIn(tap.data), isWanted: tap.data.wanted };
    case 'tick':
      return { verb: 'tick', tap: { ...stepIn(tap.data), withPredecessors: tap.data.withPredecessors } };
    case 'untick':
      return { verb: 'untick', tap: stepIn(tap.data) };
  }
};

/** Verbs that change what the card stands for, so that the stored activity follows; the others only turn a page for one person. */
const LASTING: ReadonlySet<Tap['verb']> = new Set([
  'answer',
  'back',
  'cancel',
  'change',
  'start-over',
  'add-subscription',
  'remove-subscription',
  'language',
  'save-settings',
  'archive',
  'restore',
  'snooze',
  'wake',
  'mute',
  'remind-here',
  'tick',
  'untick',
]);

export const isLasting = ({ verb }: Tap): boolean => LASTING.has(verb);
