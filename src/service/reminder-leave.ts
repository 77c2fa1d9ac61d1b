import { type Leave, leaveToSend, type PaceRules, pacedWindows, type Window } from './reminder-pace.ts';
import { type DeliveryRecord, NO_ROOM, PAUSED, type PaceTable, type Sent } from './reminder-store.ts';

/** Asks for leave to send to a delivery's conversation, and counts the requests at once where it is given. */
export const askLeave = async (
  pace: PaceTable,
  rules: PaceRules,
  { tenantId, conversationId, reason }: DeliveryRecord,
  wanted: number,
): Promise<Leave> => {
  const turn = await pace.takeTurn(tenantId, conversationId);
  /** As far back as the windows look, and no further than their limits count. */
  const sentIn = (windows: readonly Window[], where: string | null): Promise<Sent[]> => {
    const paced = pacedWindows(windows, rules);
    const longest = Math.max(0, ...paced.map(({ ms }) => ms));
    const most = Math.max(1, ...paced.map(({ limit }) => limit));
    return pace.sentAfter(tenantId, where, turn.now - longest, most);
  };
  const sent = {
    conversation: await sentIn(rules.conversation, conversationId),
    tenant: await sentIn(rules.tenant, null),
  };
  const hasWaited = reason === NO_ROOM || reason === PAUSED;
  const leave = leaveToSend(rules, turn, sent, { wanted, hasWaited });
  if (leave.kind === 'now') await pace.countSent(tenantId, conversationId, wanted);
  else if (leave.slotAt > turn.slotAt) await pace.reserve(tenantId, leave.slotAt);
  return leave;
};
