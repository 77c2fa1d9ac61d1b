import type { Outlook } from '../domain/outlook.ts';
import type { Messages } from '../messages/messages.ts';

/** What happens if nobody acts, in words. */
export const outlookText = (outlook: Outlook | null, { t, date }: Messages): string => {
  if (outlook === null) return '';
  return t(`outlook.${outlook.kind}`, {
    term: 'term' in outlook ? outlook.term : '',
    date: 'on' in outlook ? date(outlook.on, 'long') : '',
    accessUntil: 'accessUntil' in outlook ? date(outlook.accessUntil, 'long') : '',
    dataUntil: 'dataUntil' in outlook ? date(outlook.dataUntil, 'long') : '',
  });
};
