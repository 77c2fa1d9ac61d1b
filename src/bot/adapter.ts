import type { TokenCredential } from '@azure/identity';
import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { AppCredentials, AuthenticateRequestResult, ConnectorClient } from 'botframework-connector';
import type { Config } from '../config.ts';
import type { Log } from '../ports.ts';
import { type ChannelIdentity, CONNECTOR_AUDIENCE, createAuthentication } from './authentication.ts';
import { createCredentialsFactory } from './credentials.ts';
import { errorFields } from './error-fields.ts';
import { isAllowedServiceUrl } from './service-url.ts';
import { isAllowedTenant, tenantOf } from './tenant.ts';

/** One POST of an activity: the Authorization header, empty when there is none, and the body, an object with a `type`. */
export type InboundActivity = { authorization: string; activity: Record<string, unknown> };
/** What to answer it with. */
export type InboundAnswer = { status: number; body?: unknown };
/** Handles one turn. Answers an invoke by sending an activity of type `invokeResponse` with `{ status, body }` as its value. */
export type TurnLogic = (context: TurnContext) => Promise<void>;

export type Adapter = {
  /**
   * Runs a turn: 401 for who is not Teams, 403 for a tenant or a service URL that is not allowed, 503 when the token cannot be
   * checked now, 500 when `logic` throws before it has answered; none with a text. Never throws.
   */
  process(inbound: InboundActivity, logic: TurnLogic): Promise<InboundAnswer>;
  /** A connector client that sends once and in time. Throws `ServiceUrlRefused` for a service URL outside the allow list. */
  connector(serviceUrl: string): Promise<ConnectorClient>;
  /** Resolves when a token for the connector can be had, or none is needed. Throws `TokenUnavailable`. */
  checkToken(): Promise<void>;
};

export type AdapterOptions = {
  /** Milliseconds a call to the connector may take: shorter than a reminder's lease. */
  connectorTimeoutMs?: number;
  identity?: ChannelIdentity;
  credential?: TokenCredential;
};

/** Opens what the SDK keeps for its own HTTP handling, which answers failures with their raw text. */
class TurnAdapter extends CloudAdapter {
  runTurn(authenticated: AuthenticateRequestResult, activity: Activity, logic: TurnLogic) {
    return this.processActivity(authenticated, activity, logic);
  }
  connector(appId: string, serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    return factory.create(serviceUrl, CONNECTOR_AUDIENCE);
  }
}

const DATES = ['timestamp', 'localTimestamp', 'expiration'];

/** The activity as the SDK types it: dates as `Date`, without those that are none. */
function toActivity(received: Record<string, unknown>): Activity {
  const activity = { ...received };
  for (const name of DATES) {
    const date = new Date(String(activity[name]));
    if (Number.isNaN(date.getTime())) delete activity[name];
    else activity[name] = date;
  }
  return activity as unknown as Activity;
}

export function createAdapter(config: Config, log: Log, options: AdapterOptions = {}): Adapter {
  const { mode } = config;
  const credentials = createCredentialsFactory(config, options.credential);
  const authentication = createAuthentication(config, credentials, {
    connectorTimeoutMs: options.connectorTimeoutMs ?? 15_000,
    identity: options.identity,
  });
  const turns = new TurnAdapter(authentication.sdk);

  async function runTurn(result: AuthenticateRequestResult, activity: Activity, logic: TurnLogic) {
    let unanswered = false;
    const answer = await turns.runTurn(result, activity, async (context) => {
      try {
        await logic(context);
      } catch (error) {
        log.error({ ...errorFields(error), activity: activity.type, name: activity.name }, 'a turn failed');
        unanswered = !context.responded;
      }
    });
    if (unanswered) return { status: 500 };
    return answer ?? { status: 200 };
  }

  return {
    async process(inbound, logic) {
      const activity = toActivity(inbound.activity);
      try {
        const identity = await authentication.authenticate(activity, inbound.authorization);
        if (identity.kind === 'refused') {
          log.warn({}, 'an activity was refused: its token is not from Teams for this bot');
          return { status: 401 };
        }
        if (identity.kind === 'undecided') {
          log.error(errorFields(identity.error), 'the keys of Teams cannot be reached: its token was not checked');
          return { status: 503 };
        }
        if (!isAllowedServiceUrl(config, activity.serviceUrl)) {
          log.warn({}, 'an activity was refused: ALLOWED_SERVICE_HOSTS does not name the host of its service URL');
          return { status: 403 };
        }
        const tenant = tenantOf(activity);
        if (!isAllowedTenant(config, tenant)) {
          log.warn({ tenant }, 'an activity was refused: ALLOWED_TENANTS does not name its tenant');
          return { status: 403 };
        }
        return await runTurn(identity.result, activity, logic);
      } catch (error) {
        log.error(errorFields(error), 'an activity could not be handled');
        return { status: 500 };
      }
    },
    connector: (serviceUrl) => turns.connector(mode.kind === 'teams' ? mode.appId : '', serviceUrl),
    async checkToken() {
      if (mode.kind === 'local') return;
      const connector = (await credentials.createCredentials(
        mode.appId,
        CONNECTOR_AUDIENCE,
        '',
        true,
      )) as AppCredentials;
      await connector.getToken(true);
    },
  };
}
