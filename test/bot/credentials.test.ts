import assert from 'node:assert/strict';
import {
  type AccessToken,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import sinon from 'sinon';
import { createCredentialsFactory, createTokenCredential } from '../../src/bot/credentials.ts';
import { TokenUnavailable } from '../../src/bot/token-unavailable.ts';
import type { TeamsMode } from '../../src/config.ts';
import { APP_ID, aLocalConfig, aTeamsConfig, TENANT_ID } from '../support/edge.ts';

const AUDIENCE = 'https://api.botframework.com';
const TEAMS = 'https://smba.trafficmanager.net/emea/v3/conversations';
const HOUR = 3_600_000;

/** A token source that counts and can be held back. */
function aSource(answer: () => Promise<AccessToken | null>) {
  const scopes: unknown[] = [];
  const source: TokenCredential = {
    getToken: (scope) => {
      scopes.push(scope);
      return answer();
    },
  };
  return { source, scopes };
}

async function credentialsOver(source: TokenCredential, audience: string | undefined = AUDIENCE) {
  return createCredentialsFactory(aTeamsConfig(), source).createCredentials(APP_ID, audience, '', true);
}

type Credentials = Awaited<ReturnType<typeof credentialsOver>>;
async function sign(credentials: Credentials, url: string) {
  const headers = new Map<string, string>();
  const request = { url, headers: { set: (name: string, value: string) => headers.set(name, value) } };
  await credentials.signRequest(request as unknown as Parameters<Credentials['signRequest']>[0]);
  return headers.get('Authorization');
}

describe('the credentials', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00Z'), toFake: ['Date'] });
  });
  afterEach(() => clock.restore());

  const anHour = async () => ({ token: `token-${Date.now()}`, expiresOnTimestamp: Date.now() + HOUR });

  it('sign a request to Teams with a token for the connector', async () => {
    const { source, scopes } = aSource(anHour);
    assert.equal(await sign(await credentialsOver(source), TEAMS), `Bearer token-${Date.now()}`);
    assert.deepEqual(scopes, ['https://api.botframework.com/.default']);
  });

  it('fetch once for all who wait', async () => {
    const { promise, resolve } = Promise.withResolvers<AccessToken>();
    const { source, scopes } = aSource(() => promise);
    const credentials = await credentialsOver(source);
    const signed = Promise.all([1, 2, 3].map(() => sign(credentials, TEAMS)));
    resolve({ token: 'shared', expiresOnTimestamp: Date.now() + HOUR });
    assert.deepEqual(await signed, ['Bearer shared', 'Bearer shared', 'Bearer shared']);
    assert.equal(scopes.length, 1);
  });

  it('keep a token until five minutes before it expires, also over clients', async () => {
    const { source, scopes } = aSource(anHour);
    const factory = createCredentialsFactory(aTeamsConfig(), source);
    const signed = async () => sign(await factory.createCredentials(APP_ID, AUDIENCE, '', true), TEAMS);
    const first = await signed();
    clock.tick(HOUR - 5 * 60_000 - 1);
    assert.equal(await signed(), first);
    assert.equal(scopes.length, 1);
    clock.tick(1);
    assert.notEqual(await signed(), first);
    assert.equal(scopes.length, 2);
  });

  it('ask again after a failure, which says whether it will last', async () => {
    const failures = [Object.assign(new Error('secret expired'), { statusCode: 401 }), new Error('no route'), null];
    const { source } = aSource(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
      return anHour();
    });
    const credentials = await credentialsOver(source);
    await assert.rejects(sign(credentials, TEAMS), (error) => error instanceof TokenUnavailable && error.permanent);
    await assert.rejects(sign(credentials, TEAMS), (error) => error instanceof TokenUnavailable && !error.permanent);
    assert.match((await sign(credentials, TEAMS)) ?? '', /^Bearer token-/);
  });

  for (const url of [
    'https://evil.example/v3',
    'http://smba.trafficmanager.net/emea',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://botframework.com.evil.example/',
    'https://notbotframework.com/',
    'http://127.0.0.1/',
  ]) {
    it(`give no token to ${url}`, async () => {
      const { source, scopes } = aSource(anHour);
      assert.equal(await sign(await credentialsOver(source), url), undefined);
      assert.equal(scopes.length, 0);
    });
  }

  it('know the bot by its app id alone, in either letter case', async () => {
    const factory = createCredentialsFactory(aTeamsConfig(), aSource(anHour).source);
    assert.equal(await factory.isAuthenticationDisabled(), false);
    assert.equal(await factory.isValidAppId(APP_ID.toUpperCase()), true);
    assert.equal(await factory.isValidAppId(TENANT_ID), false);
    assert.equal(await factory.isValidAppId(''), false);
    await assert.rejects(factory.createCredentials(TENANT_ID, AUDIENCE, '', true));
  });

  it('are none in local mode, where nobody is authenticated', async () => {
    const factory = createCredentialsFactory(aLocalConfig());
    assert.equal(await factory.isAuthenticationDisabled(), true);
    assert.equal(await factory.isValidAppId(''), false);
    assert.equal(await sign(await factory.createCredentials('', AUDIENCE, '', true), 'http://127.0.0.1/'), undefined);
  });

  it('show no secret as JSON', async () => {
    const { source } = aSource(async () => ({ token: 'very-secret', expiresOnTimestamp: Date.now() + HOUR }));
    const credentials = await credentialsOver(source);
    await sign(credentials, TEAMS);
    assert.doesNotMatch(JSON.stringify(credentials), /very-secret/);
  });

  it('come from where the configuration says', () => {
    const of = (credential: TeamsMode['credential']) =>
      createTokenCredential({ kind: 'teams', appId: APP_ID, tenantId: TENANT_ID, credential });
    assert.ok(of({ kind: 'client-secret', secret: 's' }) instanceof ClientSecretCredential);
    assert.ok(of({ kind: 'client-certificate', path: 'bot.pem' }) instanceof ClientCertificateCredential);
    assert.ok(of({ kind: 'managed-identity' }) instanceof ManagedIdentityCredential);
  });
});
