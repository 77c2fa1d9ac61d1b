import type { Config } from '../config.ts';

type Addressed = {
  channelData?: { tenant?: { id?: unknown } | null } | null;
  conversation?: { tenantId?: unknown } | null;
};

/** The tenant an activity comes from, lower case; null where it names none. The token does not say. */
export function tenantOf(activity: Addressed): string | null {
  const id = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  return typeof id === 'string' && id !== '' ? id.toLowerCase() : null;
}

/** Whether people of this tenant may speak to the bot. */
export function isAllowedTenant(config: Pick<Config, 'allowedTenants'>, tenantId: string | null): boolean {
  if (config.allowedTenants === 'any') return true;
  return tenantId !== null && config.allowedTenants.includes(tenantId);
}
