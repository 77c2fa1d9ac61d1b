import { z } from 'zod';
import type { Clock, Log } from '../ports.ts';
import type { Adapter } from './adapter.ts';
import { errorFields } from './error-fields.ts';
import { shownName } from './read-turn.ts';
import type { Member } from './who-may.ts';

/** Where a person speaks: the tenant it belongs to, its root id, and how it is reached. */
export type Place = { tenantId: string; conversationId: string; serviceUrl: string };

export type Roster = {
  /** What Teams says of a member, by either of their ids; `unknown` for who is none, and while it does not answer. Never throws. */
  find(place: Place, id: string): Promise<Member | 'unknown'>;
};

/** How long an answer is believed, milliseconds. */
const BELIEVED_MS = 60 * 60_000;
/** Ids remembered at most, two a person, the latest ones. */
const REMEMBERED = 10_000;
/** The largest page there is: a crowd that acts at once is asked for in one request. The SDK's type wants a token that a first page has not. */
const FIRST_PAGE = { pageSize: 500 } as { pageSize: number; continuationToken: string };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const text = z
  .string()
  .transform((value) => (value === '' ? null : value.toLowerCase()))
  .nullish()
  .transform((value) => value ?? null);

const memberSchema = z
  .object({
    id: z.string(),
    aadObjectId: text,
    objectId: text,
    name: z.unknown().optional(),
    tenantId: text,
    userRole: text,
    userPrincipalName: text,
  })
  .transform(({ id, aadObjectId, objectId, name, tenantId, userRole, userPrincipalName }) => ({
    ids: [id, aadObjectId ?? objectId].filter((one) => one !== null),
    // Not every answer has it readable.
    member: {
      tenantId: tenantId !== null && GUID.test(tenantId) ? tenantId : null,
      role: userRole,
      principalName: userPrincipalName,
      name: shownName(name),
    },
  }));

/** Asks Teams who the members of conversations are, and believes the answer for a while. */
export const createRoster = (adapter: Pick<Adapter, 'connector'>, log: Log, clock: Clock): Roster => {
  const believed = new Map<string, { member: Member; until: number }>();
  const asking = new Map<string, Promise<void>>();
  const keyOf = ({ tenantId }: Place, id: string): string => `${tenantId} ${id}`;

  const believe = (place: Place, answer: unknown): void => {
    const read = memberSchema.safeParse(answer).data;
    if (!read) return;
    for (const id of read.ids) {
      const key = keyOf(place, id);
      believed.delete(key);
      believed.set(key, { member: read.member, until: clock() + BELIEVED_MS });
    }
    for (const [oldest] of believed) {
      if (believed.size <= REMEMBERED) break;
      believed.delete(oldest);
    }
  };

  const known = (place: Place, id: string): Member | null => {
    const found = believed.get(keyOf(place, id));
    return found && clock() < found.until ? found.member : null;
  };

  const askForAll = async (place: Place): Promise<void> => {
    const { conversations } = await adapter.connector(place.serviceUrl);
    const page = await conversations.getConversationPagedMembers(place.conversationId, FIRST_PAGE);
    for (const member of page.members ?? []) believe(place, member);
  };

  const askForOne = async (place: Place, id: string): Promise<void> => {
    const { conversations } = await adapter.connector(place.serviceUrl);
    believe(place, await conversations.getConversationMember(place.conversationId, id));
  };

  /** One request at a time for the same question; a failure is logged and leaves us as wise as before. */
  const once = (question: string, ask: () => Promise<void>): Promise<void> => {
    const running = asking.get(question);
    if (running) return running;
    const asked = ask()
      .catch((error: unknown) => log.warn(errorFields(error), 'the members of a conversation could not be read'))
      .finally(() => asking.delete(question));
    asking.set(question, asked);
    return asked;
  };

  return {
    find: async (place, id) => {
      const isTold = () => known(place, id)?.tenantId != null;
      const where = `${place.serviceUrl} ${place.conversationId}`;
      if (!isTold()) await once(where, () => askForAll(place));
      if (!isTold()) await once(`${where} ${id}`, () => askForOne(place, id));
      return known(place, id) ?? 'unknown';
    },
  };
};
