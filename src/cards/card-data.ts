/** Something to tap below a card: a verb of ours with its data, or a page to open. */
/** `secondary` actions stand behind the three dots where a client has them. */
export type CardAction = { mode: 'primary' | 'secondary' } & (
  | {
      kind: 'execute';
      verb: string;
      title: string;
      data: Record<string, unknown>;
      style: 'default' | 'positive' | 'destructive';
    }
  | { kind: 'link'; title: string; url: string }
);

export const execute = (
  verb: string,
  title: string,
  data: Record<string, unknown> = {},
  style: 'default' | 'positive' | 'destructive' = 'default',
): CardAction => ({ kind: 'execute', mode: 'primary', verb, title, data, style });

export const link = (title: string, url: string): CardAction => ({ kind: 'link', mode: 'primary', title, url });

export const inOverflow = (action: CardAction): CardAction => ({ ...action, mode: 'secondary' });

/** Where people look things up. */
export const PARTNER_CENTER = 'https://partner.microsoft.com/dashboard';
export const NEXT_STEP_PAGES = {
  'azure-plan': 'https://learn.microsoft.com/partner-center/customers/azure-plan-get-started',
  'work-with-other-partners': 'https://learn.microsoft.com/partner-center/work-with-other-partners',
} as const;

/** Circumstances in one line, what is empty left out. */
export const joined = (parts: (string | null)[]): string => parts.filter((part) => part).join(' · ');

export type Paging = { page: string; pages: { title: string; verb: string; data: Record<string, unknown> }[] };

/** Buttons to the page before and the page after, where there are any. */
export const pagingOf = (
  page: number,
  count: number,
  texts: { label: string; previous: string; next: string },
  verb: string,
  data: Record<string, unknown>,
): Paging => ({
  page: count > 1 ? texts.label : '',
  pages: [
    ...(page > 0 ? [{ title: texts.previous, verb, data: { ...data, page: page - 1 } }] : []),
    ...(page < count - 1 ? [{ title: texts.next, verb, data: { ...data, page: page + 1 } }] : []),
  ],
});

/** A page number that exists. */
export const pageWithin = (page: number, count: number): number => Math.max(0, Math.min(page, count - 1));

/** Of a longer name of a person so many characters are shown where it stands beside other things. */
const NAME_SHOWN = 24;

export const shortName = (name: string, longest = NAME_SHOWN): string => {
  const characters = [...name];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
};
