import type { Environment } from '../../src/config-conflicts.ts';

/** What stands for the manifest's placeholders; `isTrial` where the company's own details were left out. */
export type Placeholders =
  | { ok: true; values: Record<string, string>; isTrial: boolean }
  | { ok: false; problems: string[] };

type Field = { what: string; problem: (value: string) => string | null };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HOST = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/i;
/** Names that belong to nobody (RFC 2606). */
const EXAMPLE_HOST = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$/i;
/** The longest name of a developer that the manifest may have, characters. */
const LONGEST_NAME = 32;

const guid: Field['problem'] = (value) => (GUID.test(value) ? null : 'is not a GUID');

const hostProblem: Field['problem'] = (value) => {
  if (!HOST.test(value)) return 'is not a host name alone, without scheme, port or path';
  return EXAMPLE_HOST.test(value) ? 'is an example, not a host of yours' : null;
};

const link: Field['problem'] = (value) => {
  const url = /^https:\/\/\S+$/i.test(value) ? URL.parse(value) : null;
  if (!url) return 'is not an https:// address';
  return EXAMPLE_HOST.test(url.hostname) ? 'is an example, not an address of yours' : null;
};

const name: Field['problem'] = (value) =>
  value.length > LONGEST_NAME ? `has more than ${LONGEST_NAME} characters` : null;

const APP_ID: Field = { what: "the application (client) id of the bot's registration", problem: guid };
const PACKAGE_ID: Field = {
  what: 'a GUID for the app in the Teams catalogue, or leave it out for that of the bot',
  problem: guid,
};

/** What a package for real use says of the company behind it, by variable. */
const COMPANY: Record<string, Field> = {
  COMPANY_NAME: { what: "your company's name", problem: name },
  COMPANY_WEBSITE: { what: 'the address of a page about your company or its support', problem: link },
  PRIVACY_URL: { what: 'the address of your privacy statement', problem: link },
  TERMS_URL: { what: 'the address of your terms of use', problem: link },
  BOT_HOST: { what: 'the host name under which Teams reaches the bot', problem: hostProblem },
};

/** What a package to try out has in their place. */
const TRIAL: Record<string, string> = {
  COMPANY_NAME: 'Switchover',
  COMPANY_WEBSITE: 'https://www.example.com/switchover',
  PRIVACY_URL: 'https://www.example.com/switchover/privacy',
  TERMS_URL: 'https://www.example.com/switchover/terms',
  BOT_HOST: 'switchover.example.com',
};
export const COMPANY_VARIABLES = Object.keys(COMPANY);

/** The manifest's values from the environment; names every problem at once. All of the company's details may be left out, or none. */
export function readPlaceholders(env: Environment): Placeholders {
  const given = (variable: string) => env[variable]?.trim() ?? '';
  const check = (variable: string, { what, problem }: Field): string[] => {
    const value = given(variable);
    const wrong = value === '' ? 'is missing' : problem(value);
    return wrong === null ? [] : [`${variable} ${wrong}: set it to ${what}.`];
  };
  const isTrial = COMPANY_VARIABLES.every((variable) => given(variable) === '');
  const problems = [
    ...check('MicrosoftAppId', APP_ID),
    ...(given('TEAMS_APP_ID') === '' ? [] : check('TEAMS_APP_ID', PACKAGE_ID)),
    ...(isTrial ? [] : Object.entries(COMPANY).flatMap(([variable, field]) => check(variable, field))),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const company = isTrial
    ? TRIAL
    : Object.fromEntries(COMPANY_VARIABLES.map((variable) => [variable, given(variable)]));
  const botId = given('MicrosoftAppId');
  return {
    ok: true,
    values: { ...company, MicrosoftAppId: botId, TEAMS_APP_ID: given('TEAMS_APP_ID') || botId },
    isTrial,
  };
}

const PLACEHOLDER = /\$\{\{(\w+)\}\}/g;

/** JSON with its placeholders filled; one that has no value stays. */
export const fillPlaceholders = (json: string, values: Record<string, string>): string =>
  json.replace(PLACEHOLDER, (all, variable: string) => {
    const value = values[variable];
    return value === undefined ? all : JSON.stringify(value).slice(1, -1);
  });

/** The placeholders left in a text. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([all]) => all);
