import { accessSync, constants } from 'node:fs';

export type Environment = Record<string, string | undefined>;

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

const canRead = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};

/** What only several variables together can get wrong. Written over the text, so that it speaks up beside what is malformed. */
export function conflicts(env: Environment): string[] {
  const problems: string[] = [];
  const check = (bad: boolean, problem: string) => bad && problems.push(problem);
  if (env['MicrosoftAppId'] === undefined) {
    const stray = Object.keys(env).filter((name) => name.startsWith('MicrosoftApp') && env[name] !== undefined);
    check(
      stray.length > 0,
      `MicrosoftAppId is missing although ${stray.join(', ')} is set: set it as well, or remove them to run in local mode.`,
    );
    check(
      env['NODE_ENV'] === 'production',
      'MicrosoftAppId is missing: local mode, without credentials, is refused with NODE_ENV=production; set MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType.',
    );
    check(
      env['HOST'] !== undefined && !isLoopback(env['HOST']),
      'HOST must be a loopback address such as 127.0.0.1 in local mode, as anyone who reaches the bot could speak to it; set MicrosoftAppId to listen elsewhere.',
    );
    const hosts = env['ALLOWED_SERVICE_HOSTS']?.split(',').map((host) => host.trim());
    check(
      hosts?.some((host) => !isLoopback(host)) ?? false,
      'ALLOWED_SERVICE_HOSTS may only name loopback hosts in local mode: leave it out, or set MicrosoftAppId.',
    );
    return problems;
  }
  const secret = env['MicrosoftAppPassword'];
  const certificate = env['MicrosoftAppCertificatePath'];
  check(
    env['MicrosoftAppTenantId'] === undefined,
    "MicrosoftAppTenantId is missing: set it to the directory (tenant) id of the bot's registration.",
  );
  check(
    env['MicrosoftAppType'] === undefined,
    'MicrosoftAppType is missing: set it to SingleTenant or UserAssignedMSI.',
  );
  if (env['MicrosoftAppType'] === 'SingleTenant') {
    check(
      secret === undefined && certificate === undefined,
      'MicrosoftAppPassword is missing: a SingleTenant bot needs it, or MicrosoftAppCertificatePath.',
    );
    check(
      secret !== undefined && certificate !== undefined,
      'MicrosoftAppPassword and MicrosoftAppCertificatePath are both set: keep one of them.',
    );
  }
  check(
    env['MicrosoftAppType'] === 'UserAssignedMSI' && (secret ?? certificate) !== undefined,
    'MicrosoftAppPassword and MicrosoftAppCertificatePath must not be set for UserAssignedMSI: a managed identity has neither.',
  );
  check(
    certificate !== undefined && !canRead(certificate),
    'MicrosoftAppCertificatePath must name a readable PEM file with certificate and private key.',
  );
  return problems;
}
