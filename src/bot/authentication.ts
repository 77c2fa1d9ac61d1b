import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type {
  AuthenticateRequestResult,
  ClaimsIdentity,
  ConnectorFactory,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Config } from '../config.ts';
import { guardedFactory } from './connector-client.ts';

type Activity = Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0];

/** Where the channel's tokens come from; the public cloud's where left out. */
export type ChannelIdentity = { issuer: string; openIdMetadataUrl: string };

const PUBLIC_CLOUD: ChannelIdentity = {
  issuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

/** Whom a token for the connector is for. */
export const CONNECTOR_AUDIENCE = 'https://api.botframework.com';

/** Milliseconds for checking a token, of which most go to fetching the channel's keys when they are not at hand. */
const CHECK_TIMEOUT = 10_000;

export type Authenticated =
  | { kind: 'authenticated'; result: AuthenticateRequestResult }
  | { kind: 'refused' }
  /** The channel's keys cannot be reached, so nobody can tell. */
  | { kind: 'undecided'; error: unknown };

export type Authentication = {
  sdk: ConfigurationBotFrameworkAuthentication;
  authenticate(activity: Activity, authorization: string): Promise<Authenticated>;
};

/** The SDK's authentication with guarded connector clients. */
class GuardedAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #guard: (factory: ConnectorFactory) => ConnectorFactory;

  constructor(
    settings: Record<string, string>,
    credentials: ServiceClientCredentialsFactory,
    guard: (factory: ConnectorFactory) => ConnectorFactory,
  ) {
    super(settings, credentials);
    this.#guard = guard;
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authorization);
    if (result.connectorFactory) result.connectorFactory = this.#guard(result.connectorFactory);
    return result;
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#guard(super.createConnectorFactory(claimsIdentity));
  }
}

/**
 * The issuer a bearer token claims, not yet checked. Tokens of other issuers than the channel go no further: for those of the
 * emulator the SDK adds to a list of issuers whatever tenant an unchecked token names, and keeps it.
 */
function claimedIssuer(authorization: string): unknown {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  try {
    return payload && JSON.parse(Buffer.from(payload, 'base64url').toString())?.iss;
  } catch {
    return undefined;
  }
}

/** Whether a check failed on the way to the channel's keys, rather than on the token. */
function isOutage(error: unknown): boolean {
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || name === 'TimeoutError' || (typeof statusCode === 'number' && statusCode >= 500);
}

const timeout = (ms: number) =>
  new Promise<never>((_, reject) => {
    const signal = AbortSignal.timeout(ms);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

export function createAuthentication(
  config: Config,
  credentials: ServiceClientCredentialsFactory,
  options: { connectorTimeoutMs: number; identity?: ChannelIdentity | undefined },
): Authentication {
  const identity = options.identity ?? PUBLIC_CLOUD;
  const sdk = new GuardedAuthentication(settingsOf(config, identity), credentials, (factory) =>
    guardedFactory(factory, config, options.connectorTimeoutMs),
  );
  return {
    sdk,
    async authenticate(activity, authorization) {
      const { mode } = config;
      // Other channels than Teams bring their own ways to authenticate, which nobody asked for.
      const fromTeams = activity.channelId === 'msteams' && claimedIssuer(authorization) === identity.issuer;
      if (mode.kind === 'teams' && !fromTeams) return { kind: 'refused' };
      try {
        const check = sdk.authenticateRequest(activity, authorization);
        return { kind: 'authenticated', result: await Promise.race([check, timeout(CHECK_TIMEOUT)]) };
      } catch (error) {
        return isOutage(error) ? { kind: 'undecided', error } : { kind: 'refused' };
      }
    },
  };
}

/** The SDK takes one of these as a sign that all are given, so all are: the public cloud's but for the channel's identity. */
function settingsOf(config: Config, identity: ChannelIdentity): Record<string, string> {
  const { mode } = config;
  return {
    MicrosoftAppId: mode.kind === 'teams' ? mode.appId : '',
    MicrosoftAppTenantId: mode.kind === 'teams' ? mode.tenantId : '',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: CONNECTOR_AUDIENCE,
    ToBotFromChannelTokenIssuer: identity.issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    CallerId: 'urn:botframework:azure',
  };
}
