import type { Config } from '../config.ts';

type Rules = Pick<Config, 'mode' | 'allowedServiceHosts'>;

const matches = (host: string, allowed: string) =>
  allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed;

/** Whether the bot may send to this service URL: its host is on the allow list, and it is https outside local mode. */
export function isAllowedServiceUrl(rules: Rules, serviceUrl: unknown): boolean {
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  const secure = protocol === 'https:' || (rules.mode.kind === 'local' && protocol === 'http:');
  return secure && rules.allowedServiceHosts.some((allowed) => matches(hostname, allowed));
}

/** A service URL outside the allow list: nothing was sent. */
export class ServiceUrlRefused extends Error {
  override readonly name = 'ServiceUrlRefused';
  constructor() {
    super('The service URL is not on the allow list.');
  }
}
