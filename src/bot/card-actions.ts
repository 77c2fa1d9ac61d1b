import type { Tap, VerbData } from '../cards/verbs.ts';
import type { Said } from '../domain/intake/intake.ts';
import type { Action } from '../service/service.ts';
import type { SettingsForm } from '../service/settings.ts';

const saidIn = ({ value, unknownOffer, offer, seats, endDate, term, autoRenew }: VerbData<'answer'>): Said => {
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

/** What a checked tap asks the service for. */
export const actionOf = (tap: Tap): Action => {
  switch (tap.verb) {
    case 'new':
    case 'help':
    case 'upcoming':
    case 'settings':
      return { verb: tap.verb };
    case 'list':
      return { verb: 'list', page: tap.data.page };
    case 'open':
    case 'checklist':
    case 'credit-notes':
      return { verb: tap.verb, migrationId: tap.data.migrationId, page: tap.data.page };
    case 'answer':
      return { verb: 'answer', draft: draftIn(tap.data), said: saidIn(tap.data) };
    case 'back':
    case 'cancel':
      return { verb: tap.verb, draft: draftIn(tap.data) };
    case 'change':
      return { verb: 'change', draft: draftIn(tap.data), questionId: tap.data.questionId };
    case 'language':
      return { verb: 'language', language: tap.data.language };
    case 'save-settings':
      return { verb: 'save-settings', form: settingsIn(tap.data) };
    case 'edit':
    case 'archive':
    case 'restore':
      return { verb: tap.verb, migrationId: tap.data.migrationId };
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
  'language',
  'save-settings',
  'archive',
  'restore',
  'tick',
  'untick',
]);

export const isLasting = ({ verb }: Tap): boolean => LASTING.has(verb);
