import { z } from 'zod';
import { conflicts, type Environment } from './config-conflicts.ts';

export type Credential =
  | { kind: 'client-secret'; secret: string }
  | { kind: 'client-certificate'; path: string }
  | { kind: 'managed-identity' };

export type LocalMode = { kind: 'local' };
export type TeamsMode = { kind: 'teams'; appId: string; tenantId: string; credential: Credential };

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment asks for, checked as a whole. Host names and tenant ids are lower case. */
export type Config = {
  mode: LocalMode | TeamsMode;
  host: string;
  /** TCP port; 0 takes any free one. */
  port: number;
  /** `file:…` (SQLite) or `postgres://…`. */
  databaseUrl: string;
  logLevel: (typeof LOG_LEVELS)[number];
  allowedTenants: 'any' | readonly string[];
  /** Host names, or `*.` and a domain, that the bot sends to. */
  allowedServiceHosts: readonly string[];
  /** How many conversations a process sends reminders to at a time. */
  reminderWorkers: number;
  /** Teams' limits, and what reminders use of them. */
  pace: Pace;
  /** The partner's own link to its invitation, for letters to customers; null where it is left out. */
  invitationUrl: string | null;
};

/** At most `limit` requests within any `ms` milliseconds. */
export type LimitWindow = { ms: number; limit: number };
/** `share`, from 0 to 1, is what reminders use of the limits; `marginMs` is by how much they take windows longer. */
export type Pace = Record<'conversation' | 'tenant', readonly LimitWindow[]> & { share: number; marginMs: number };

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: string[] };

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** Teams' connector for the public cloud and GCC, both with the public cloud's tokens; GCC High and DoD have tokens of their own. */
const TEAMS_SERVICE_HOSTS = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', '*.botframework.com'];

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HOST = /^(\[[0-9a-f:]+\]|[0-9a-f:]*:[0-9a-f:]+|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i;
const SERVICE_HOST = /^(\*\.[a-z0-9-]+(\.[a-z0-9-]+)+|\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)$/i;

const list = (what: RegExp, problem: string) =>
  z
    .string()
    .transform((text) => text.toLowerCase().split(','))
    .transform((entries) => entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))
    .refine((entries) => entries.length > 0 && entries.every((entry) => what.test(entry)), problem)
    .optional();

const isDatabaseUrl = (text: string) =>
  /^file:.+/.test(text) || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text));

const INVITATION_PROBLEM =
  'RESELLER_INVITATION_URL must be the https:// link of the invitation to a reseller relationship';

/** Without a space inside, which would cut the link in a letter, and without a name or password. */
const isHttpsUrl = (text: string) => {
  const url = /^https:\/\/\S+$/i.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === '' && url.password === '';
};

/** A whole number from its text; `fallback` where it is missing. */
const wholeNumber = (name: string, [least, most]: [number, number], fallback: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine(
      (number) => number >= least && number <= most,
      `${name} must be a whole number from ${least} to ${most}; leave it out for ${fallback}.`,
    );

const WINDOWS = /^\s*[1-9]\d{0,6}\/[1-9]\d{0,5}(\s*,\s*[1-9]\d{0,6}\/[1-9]\d{0,5})*\s*$/;

/** Limits from text such as `7/1,60/30`: so many within so many seconds. */
const windows = (name: string, fallback: string) =>
  z
    .string()
    .regex(WINDOWS, `${name} must name requests and seconds, such as ${fallback}.`)
    .default(fallback)
    .transform((text) =>
      text.split(',').map((window): LimitWindow => {
        const [limit, seconds] = window.split('/').map(Number) as [number, number];
        return Object.freeze({ ms: seconds * 1000, limit });
      }),
    );

const environmentSchema = z.object({
  PORT: wholeNumber('PORT', [0, 65535], 3978),
  HOST: z
    .string()
    .regex(HOST, 'HOST must be an IP address or a host name to listen on, without scheme or port.')
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl, 'DATABASE_URL must be file:<path> for SQLite, or postgres://user:password@host/database.')
    .default('file:data/switchover.db'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).default('info'),
  MicrosoftAppId: z
    .string()
    .regex(GUID, "MicrosoftAppId must be a GUID: copy the application (client) id of the bot's registration.")
    .optional(),
  MicrosoftAppTenantId: z
    .string()
    .regex(GUID, "MicrosoftAppTenantId must be a GUID: copy the directory (tenant) id of the bot's registration.")
    .optional(),
  MicrosoftAppType: z
    .enum(
      ['SingleTenant', 'UserAssignedMSI'],
      'MicrosoftAppType must be SingleTenant or UserAssignedMSI; multi-tenant bots can no longer be created.',
    )
    .optional(),
  ALLOWED_TENANTS: list(GUID, 'ALLOWED_TENANTS must be a comma-separated list of tenant ids (GUIDs).'),
  ALLOWED_SERVICE_HOSTS: list(
    SERVICE_HOST,
    'ALLOWED_SERVICE_HOSTS must be a comma-separated list of host names such as smba.trafficmanager.net or *.botframework.com, without scheme or port.',
  ),
  REMINDER_WORKERS: wholeNumber('REMINDER_WORKERS', [1, 200], 16),
  CONVERSATION_LIMITS: windows('CONVERSATION_LIMITS', '7/1,8/2,60/30,1800/3600'),
  TENANT_LIMITS: windows('TENANT_LIMITS', '50/1'),
  REMINDER_SHARE: wholeNumber('REMINDER_SHARE', [1, 100], 80),
  LIMIT_MARGIN_MS: wholeNumber('LIMIT_MARGIN_MS', [0, 60_000], 1000),
  RESELLER_INVITATION_URL: z
    .string()
    .max(2000, `${INVITATION_PROBLEM}, of at most 2000 characters.`)
    .refine(isHttpsUrl, `${INVITATION_PROBLEM}; copy it from Partner Center as it is.`)
    .optional(),
});

function modeOf(env: z.infer<typeof environmentSchema>, secret?: string, certificate?: string): LocalMode | TeamsMode {
  if (env.MicrosoftAppId === undefined || env.MicrosoftAppTenantId === undefined) return { kind: 'local' };
  const credential: Credential =
    secret !== undefined
      ? { kind: 'client-secret', secret }
      : certificate !== undefined
        ? { kind: 'client-certificate', path: certificate }
        : { kind: 'managed-identity' };
  return {
    kind: 'teams',
    appId: env.MicrosoftAppId.toLowerCase(),
    tenantId: env.MicrosoftAppTenantId.toLowerCase(),
    credential: Object.freeze(credential),
  };
}

/**
 * Reads the environment. Names every problem at once, each a sentence with the variable, what was expected and what to do;
 * never repeats a value. An empty variable counts as missing.
 */
export function parseConfig(environment: Environment): ConfigResult {
  const env: Environment = {};
  for (const [name, value] of Object.entries(environment)) {
    const text = name === 'MicrosoftAppPassword' ? value : value?.trim();
    if (text) env[name] = text;
  }
  const parsed = environmentSchema.safeParse(env);
  const problems = [...(parsed.error?.issues.map((issue) => issue.message) ?? []), ...conflicts(env)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };

  const fields = parsed.data;
  const mode = modeOf(fields, env['MicrosoftAppPassword'], env['MicrosoftAppCertificatePath']);
  const local = mode.kind === 'local';
  const ownTenantOnly = local ? 'any' : Object.freeze([mode.tenantId]);
  return {
    ok: true,
    config: Object.freeze({
      mode: Object.freeze(mode),
      host: fields.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
      port: fields.PORT,
      databaseUrl: fields.DATABASE_URL,
      logLevel: fields.LOG_LEVEL,
      allowedTenants: fields.ALLOWED_TENANTS ? Object.freeze(fields.ALLOWED_TENANTS) : ownTenantOnly,
      allowedServiceHosts: Object.freeze(
        fields.ALLOWED_SERVICE_HOSTS ?? (local ? [...LOOPBACK_HOSTS] : [...TEAMS_SERVICE_HOSTS]),
      ),
      reminderWorkers: fields.REMINDER_WORKERS,
      pace: Object.freeze({
        conversation: Object.freeze(fields.CONVERSATION_LIMITS),
        tenant: Object.freeze(fields.TENANT_LIMITS),
        share: fields.REMINDER_SHARE / 100,
        marginMs: fields.LIMIT_MARGIN_MS,
      }),
      invitationUrl: fields.RESELLER_INVITATION_URL ?? null,
    }),
  };
}
