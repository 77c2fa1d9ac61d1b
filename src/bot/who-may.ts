/** What Teams says of a person in a conversation's roster; null for what it leaves out. */
export type Member = {
  /** The person's own tenant, lower case. */
  tenantId: string | null;
  role: string | null;
  principalName: string | null;
  /** As shown; empty where Teams does not tell it. */
  name: string;
};

/** What a turn tells of who acts, and what the roster adds; `unknown` where the roster does not say. */
export type Claims = {
  /** Without credentials: one machine, one tenant. */
  isLocal: boolean;
  /** The tenant that the conversation belongs to. */
  hostTenant: string | null;
  /** The tenant that the person acts from, where the activity names one. */
  senderTenant: string | null;
  /** The person's id in the directory; people without an account have none. */
  objectId: string | null;
  member: Member | 'unknown';
};

/** `may` do everything, or why not: from outside the tenant, or not to be told. */
export type Verdict = 'may' | 'outsider' | 'unknown';

const OUTSIDE_ROLES: readonly string[] = ['guest', 'anonymous'];
const OWN_ROLES: readonly string[] = ['user', 'member', 'owner', 'admin'];

/** A guest's account in the directory of the host has this in its name; Teams has been seen to give guests the role `user`. */
const INVITED = /#ext#/i;

const verdictOn = ({ tenantId, role, principalName }: Member, hostTenant: string): Verdict => {
  if (tenantId !== null && tenantId !== hostTenant) return 'outsider';
  if (OUTSIDE_ROLES.includes(role ?? '') || INVITED.test(principalName ?? '')) return 'outsider';
  const isOwn = role === null ? principalName !== null : OWN_ROLES.includes(role);
  return tenantId !== null && isOwn ? 'may' : 'unknown';
};

/** Who may act: people of the tenant that the conversation belongs to. Who cannot be told to be one may not. */
export const whoMay = ({ isLocal, hostTenant, senderTenant, objectId, member }: Claims): Verdict => {
  if (isLocal) return 'may';
  if (hostTenant === null) return 'unknown';
  if (senderTenant !== null && senderTenant !== hostTenant) return 'outsider';
  if (member !== 'unknown') {
    const verdict = verdictOn(member, hostTenant);
    return verdict === 'may' && objectId === null ? 'unknown' : verdict;
  }
  return 'unknown';
};
