import { aMessage } from './edge.ts';
import { personOf } from './reminded-world.ts';

type Json = Record<string, unknown>;

export type Person = {
  /** Types a text; the status of the answer. */
  say(text: string): Promise<number>;
  /** Taps on a card; what the invoke answers. */
  tap(verb: string, data: Json): Promise<{ statusCode: number; type: string; value: Json }>;
};

let sent = 0;

/** A person of a reminded world, in their own chat, who speaks over HTTP to a process that listens on a port. */
export const aPersonIn = (port: number, serviceUrl: string, tenantId: string, index: number): Person => {
  const chat = `a:${tenantId}:${index}`;
  const post = async (changes: Json): Promise<Response> => {
    sent += 1;
    const { text: _, ...activity } = aMessage(serviceUrl, {
      id: `said-${sent}`,
      from: { id: `29:${chat}`, name: 'Adele', aadObjectId: personOf(index) },
      conversation: { id: chat, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      locale: 'en-US',
      localTimezone: 'Europe/Warsaw',
    });
    return fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...activity, ...changes }),
    });
  };
  return {
    say: async (text) => (await post({ text })).status,
    tap: async (verb, data) => {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const response = await post({ type: 'invoke', name: 'adaptiveCard/action', value });
      return (await response.json()) as Awaited<ReturnType<Person['tap']>>;
    },
  };
};
