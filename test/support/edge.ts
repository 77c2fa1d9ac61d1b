import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/ports.ts';

export type LogLine = { level: keyof Log; fields: Record<string, unknown>; message: string };

/** A log that keeps its lines. */
export function aLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export const APP_ID = '11111111-1111-4111-8111-111111111111';
export const TENANT_ID = '22222222-2222-4222-8222-222222222222';

export function aLocalConfig(changes: Partial<Config> = {}): Config {
  return {
    mode: { kind: 'local' },
    host: '127.0.0.1',
    port: 0,
    databaseUrl: 'file:data/test.db',
    logLevel: 'silent',
    allowedTenants: 'any',
    allowedServiceHosts: ['127.0.0.1', 'localhost', '[::1]'],
    reminderWorkers: 16,
    pace: {
      conversation: [
        { ms: 1000, limit: 7 },
        { ms: 30_000, limit: 60 },
      ],
      tenant: [{ ms: 1000, limit: 50 }],
      share: 0.8,
      marginMs: 1000,
    },
    invitationUrl: null,
    ...changes,
  };
}

export function aTeamsConfig(changes: Partial<Config> = {}): Config {
  return aLocalConfig({
    mode: { kind: 'teams', appId: APP_ID, tenantId: TENANT_ID, credential: { kind: 'managed-identity' } },
    allowedTenants: [TENANT_ID],
    allowedServiceHosts: ['smba.trafficmanager.net', '*.botframework.com'],
    ...changes,
  });
}

/** A message as Teams sends it in a personal chat. */
export function aMessage(serviceUrl: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'inbound-1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:person', name: 'Adele', aadObjectId: '33333333-3333-4333-8333-333333333333' },
    recipient: { id: '28:bot', name: 'Switchover' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    text: 'hello',
    ...changes,
  };
}
