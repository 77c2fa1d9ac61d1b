/** The languages that people are spoken to in; the first is the one to fall back to. */
export const LOCALES = ['en', 'ru', 'zh-CN', 'pl', 'hu', 'pt-BR'] as const;
export type Locale = (typeof LOCALES)[number];
