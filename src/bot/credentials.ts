import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import {
  AppCredentials,
  MicrosoftAppCredentials,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Config, TeamsMode } from '../config.ts';
import { isAllowedServiceUrl } from './service-url.ts';
import { TokenUnavailable } from './token-unavailable.ts';

/** Milliseconds before its expiry at which a token is no longer used, and that fetching one may take. */
const EXPIRY_MARGIN = 5 * 60_000;
const FETCH_TIMEOUT = 10_000;

type WebResource = Parameters<ServiceClientCredentials['signRequest']>[0];
type Token = { token: string; expiresOnTimestamp: number };

/** The token credential that the configuration names, and no other: nothing is probed. */
export function createTokenCredential({ appId, tenantId, credential }: TeamsMode): TokenCredential {
  switch (credential.kind) {
    case 'client-secret':
      return new ClientSecretCredential(tenantId, appId, credential.secret);
    case 'client-certificate':
      return new ClientCertificateCredential(tenantId, appId, credential.path);
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId: appId });
  }
}

/**
 * Signs connector requests with a token of one scope. Waiting requests share one fetch, and a token is kept until shortly
 * before it expires. A request to a host outside the allow list goes unsigned.
 */
class ConnectorCredentials extends AppCredentials {
  readonly #source: TokenCredential;
  readonly #config: Config;
  #token: Token | null = null;
  #fetching: Promise<Token> | null = null;

  constructor(config: Config, mode: TeamsMode, audience: string, source: TokenCredential) {
    super(mode.appId, mode.tenantId, audience);
    this.#config = config;
    this.#source = source;
  }

  override async signRequest(request: WebResource): Promise<WebResource> {
    return isAllowedServiceUrl(this.#config, request.url) ? super.signRequest(request) : request;
  }

  override async getToken(forceRefresh = false): Promise<string> {
    const kept = this.#token;
    if (!forceRefresh && kept !== null && kept.expiresOnTimestamp - EXPIRY_MARGIN > Date.now()) return kept.token;
    return (await this.#fetchOnce()).token;
  }

  protected override async refreshToken() {
    const { token, expiresOnTimestamp } = await this.#fetchOnce();
    return { accessToken: token, expiresOn: new Date(expiresOnTimestamp) };
  }

  #fetchOnce(): Promise<Token> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<Token> {
    try {
      const fetched = await this.#source.getToken(`${this.oAuthScope}/.default`, {
        abortSignal: AbortSignal.timeout(FETCH_TIMEOUT),
      });
      if (fetched === null) throw new Error('The credential gave no token.');
      this.#token = fetched;
      return fetched;
    } catch (error) {
      throw new TokenUnavailable(error);
    }
  }
}

class CredentialsFactory extends ServiceClientCredentialsFactory {
  readonly #config: Config;
  readonly #source: TokenCredential | null;
  readonly #byAudience = new Map<string, ConnectorCredentials>();

  constructor(config: Config, source: TokenCredential | null) {
    super();
    this.#config = config;
    this.#source = source;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return this.#config.mode.kind === 'teams' && appId.toLowerCase() === this.#config.mode.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return this.#config.mode.kind === 'local';
  }

  override async createCredentials(appId: string, audience = ''): Promise<ServiceClientCredentials> {
    const { mode } = this.#config;
    if (mode.kind === 'local' || this.#source === null) return MicrosoftAppCredentials.Empty;
    if (!(await this.isValidAppId(appId))) throw new Error('Credentials were asked for an app id that is not ours.');
    let credentials = this.#byAudience.get(audience);
    if (credentials === undefined) {
      credentials = new ConnectorCredentials(this.#config, mode, audience, this.#source);
      this.#byAudience.set(audience, credentials);
    }
    return credentials;
  }
}

/** What the SDK asks for credentials: none in local mode, where requests are not authenticated either. */
export function createCredentialsFactory(config: Config, source?: TokenCredential): ServiceClientCredentialsFactory {
  return new CredentialsFactory(
    config,
    config.mode.kind === 'local' ? null : (source ?? createTokenCredential(config.mode)),
  );
}
