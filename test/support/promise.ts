import type { Stats } from './connector/connector.ts';
import type { Recorded } from './connector/record.ts';

/** One card that is to be sent: one a conversation and local date, in a shared conversation one for each migration. */
export type Due = { tenantId: string; conversationId: string; migrationId: string | null; localDate: string };

/** A delivery as its row says when all is over. `ambiguous`: how often the product itself says that it may have been sent. */
export type Kept = Due & { deliveryId: string; fence: number; ambiguous: number };

/** A delivery that was being sent when its process, or the database, was ended. */
export type Held = { deliveryId: string; fence: number };

export type Evidence = {
  due: Due[];
  kept: Kept[];
  held: Held[];
  /** What Teams has taken. */
  received: Pick<Recorded, 'operation' | 'rootId' | 'tenantId' | 'card' | 'telling'>[];
  stats: Pick<Stats, 'ambiguous' | 'violations'>;
};

/** What came of it. Cards are named by tenant, conversation, migration and date. */
export type Verdict = {
  due: number;
  /** Reminders that Teams has taken, copies among them. */
  sent: number;
  lost: string[];
  /** One entry for each copy too many. */
  duplicated: string[];
  /** Copies that no ambiguous answer and no crash explains. */
  unexplained: string[];
  /** Copies that the product does not count. */
  uncounted: string[];
  /** Reminders of what was not, or no longer, to be sent. */
  unwanted: string[];
  /** Taken by Teams, and whoever sent it was not told. */
  ambiguous: number;
  /** Being sent at a crash, and not known to have been. */
  inFlight: number;
  violations: number;
};

const nameOf = ({ tenantId, conversationId, migrationId, localDate }: Due): string =>
  [tenantId, conversationId, migrationId ?? 'all', localDate].join(' ');

/** The delivery that a card belongs to, as its actions say; null for any other card. */
export const deliveryIn = (card: string | null): string | null => /"reminder":"([^"]+)"/.exec(card ?? '')?.[1] ?? null;

/** Holds what Teams has taken against what was to be sent. */
export const judge = ({ due, kept, held, received, stats }: Evidence): Verdict => {
  const byId = new Map(kept.map((one) => [one.deliveryId, one]));
  const wanted = new Set(due.map(nameOf));
  const taken = new Map<string, { copies: number; excuses: number; counted: number }>();
  const unwanted: string[] = [];
  // Once each, as a lease may outlast several crashes.
  const noted = new Map(held.map((one) => [`${one.deliveryId} ${one.fence}`, one])).values();
  const open = [...noted].filter(({ deliveryId, fence }) => (byId.get(deliveryId)?.fence ?? 0) > fence);
  let sent = 0;
  for (const { operation, rootId, tenantId, card, telling } of received) {
    const id = operation === 'post' ? deliveryIn(card) : null;
    if (id === null) continue;
    sent += 1;
    const delivery = byId.get(id);
    const name = delivery ? nameOf(delivery) : `unknown ${id}`;
    const isInPlace = delivery?.conversationId === rootId && delivery.tenantId === tenantId;
    if (!isInPlace || !wanted.has(name)) unwanted.push(name);
    const so = taken.get(name) ?? {
      copies: 0,
      excuses: open.filter(({ deliveryId }) => deliveryId === id).length,
      counted: delivery?.ambiguous ?? 0,
    };
    so.copies += 1;
    if (telling === 'ambiguous') so.excuses += 1;
    taken.set(name, so);
  }
  const tooMany = (allowed: (so: { excuses: number; counted: number }) => number): string[] =>
    [...taken].flatMap(([name, so]) => Array<string>(Math.max(0, so.copies - 1 - allowed(so))).fill(name));
  return {
    due: due.length,
    sent,
    lost: [...wanted].filter((name) => !taken.has(name)),
    duplicated: tooMany(() => 0),
    unexplained: tooMany(({ excuses }) => excuses),
    uncounted: tooMany(({ counted }) => counted),
    unwanted,
    ambiguous: stats.ambiguous,
    inFlight: open.length,
    violations: stats.violations,
  };
};

/** Where the promise was broken, a line each; none where it was kept. */
export const brokenBy = (verdict: Verdict): string[] => {
  const { lost, duplicated, unexplained, uncounted, unwanted, ambiguous, inFlight, violations } = verdict;
  const some = (what: string, names: string[]): string[] =>
    names.length === 0 ? [] : [`${names.length} ${what}, such as ${names.slice(0, 3).join('; ')}`];
  return [
    ...some('lost', lost),
    ...some('sent although they were not to be', unwanted),
    ...some('sent again for no reason', unexplained),
    ...some('sent again without being counted', uncounted),
    ...(duplicated.length > ambiguous + inFlight
      ? [`${duplicated.length} sent again, with ${ambiguous} ambiguous and ${inFlight} in flight`]
      : []),
    ...(violations > 0 ? [`${violations} requests above a limit`] : []),
  ];
};
