import type { Config } from '../config.ts';

type Addressed = {
  channelData?: { tenant?: { id?: unknown } | null } | null;
  conversation?: { tenantId?: unknown } | null;
};

const idOf = (id: unknown): string | null => (typeof id === 'string' && id !== '' ? id.toLowerCase() : null);

/** The tenant that a conversation belongs to, lower case; null where the activity names none. The token does not say. */
export const tenantOf = (activity: Addressed): string | null =>
  idOf(activity.conversation?.tenantId) ?? senderTenantOf(activity);

/** The tenant that somebody acts from, lower case: in a channel that tenants share it need not be that of the conversation. */
export const senderTenantOf = ({ channelData }: Addressed): string | null => idOf(channelData?.tenant?.id);

/** Whether people of this tenant may speak to the bot. */
export function isAllowedTenant(config: Pick<Config, 'allowedTenants'>, tenantId: string | null): boolean {
  if (config.allowedTenants === 'any') return true;
  return tenantId !== null && config.allowedTenants.includes(tenantId);
}
