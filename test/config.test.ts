import assert from 'node:assert/strict';
import { parseConfig } from '../src/config.ts';

const APP = '11111111-1111-4111-8111-11111111111A';
const TENANT = '22222222-2222-4222-8222-222222222222';
const SECRET = 'hunter2~secret';
const withSecret = {
  MicrosoftAppId: APP,
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: SECRET,
};
const withIdentity = { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppType: 'UserAssignedMSI' };

function configOf(env: Record<string, string | undefined>) {
  const result = parseConfig(env);
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'));
  return result.config;
}
function problemsOf(env: Record<string, string | undefined>): string[] {
  const result = parseConfig(env);
  assert.ok(!result.ok, 'it was accepted');
  return result.problems;
}
/** Each problem's variable, by the word the sentence begins with. */
const blamed = (env: Record<string, string | undefined>) => problemsOf(env).map((each) => each.split(' ')[0]);

describe('the configuration', () => {
  it('is local mode on a loopback address when the environment is empty', () => {
    assert.deepEqual(configOf({}), {
      mode: { kind: 'local' },
      host: '127.0.0.1',
      port: 3978,
      databaseUrl: 'file:data/switchover.db',
      logLevel: 'info',
      allowedTenants: 'any',
      allowedServiceHosts: ['localhost', '127.0.0.1', '[::1]'],
      reminderWorkers: 16,
      pace: {
        conversation: [
          { ms: 1000, limit: 7 },
          { ms: 2000, limit: 8 },
          { ms: 30_000, limit: 60 },
          { ms: 3_600_000, limit: 1800 },
        ],
        tenant: [{ ms: 1000, limit: 50 }],
        share: 0.8,
        marginMs: 1000,
      },
      invitationUrl: null,
    });
  });

  it('with credentials listens everywhere and is closed to other tenants', () => {
    const config = configOf({ ...withSecret, NODE_ENV: 'production' });
    assert.deepEqual(config.mode, {
      kind: 'teams',
      appId: APP.toLowerCase(),
      tenantId: TENANT,
      credential: { kind: 'client-secret', secret: SECRET },
    });
    assert.equal(config.host, '0.0.0.0');
    assert.deepEqual(config.allowedTenants, [TENANT]);
    assert.ok(config.allowedServiceHosts.includes('smba.trafficmanager.net'));
  });

  it('takes a certificate or a managed identity in the place of a password', () => {
    const { MicrosoftAppPassword: _, ...registration } = withSecret;
    const certificate = configOf({ ...registration, MicrosoftAppCertificatePath: import.meta.filename });
    assert.deepEqual(certificate.mode.kind === 'teams' && certificate.mode.credential, {
      kind: 'client-certificate',
      path: import.meta.filename,
    });
    const identity = configOf(withIdentity);
    assert.deepEqual(identity.mode.kind === 'teams' && identity.mode.credential, { kind: 'managed-identity' });
  });

  it('reads lists, ports and both kinds of database', () => {
    const config = configOf({
      ...withSecret,
      PORT: '8080',
      HOST: '::',
      DATABASE_URL: 'postgres://bot:pw@db/switchover',
      LOG_LEVEL: 'debug',
      ALLOWED_TENANTS: `${TENANT}, ${APP}`,
      ALLOWED_SERVICE_HOSTS: 'SMBA.trafficmanager.net,*.example.com',
    });
    assert.equal(config.port, 8080);
    assert.equal(config.host, '::');
    assert.equal(config.databaseUrl, 'postgres://bot:pw@db/switchover');
    assert.equal(config.logLevel, 'debug');
    assert.deepEqual(config.allowedTenants, [TENANT, APP.toLowerCase()]);
    assert.deepEqual(config.allowedServiceHosts, ['smba.trafficmanager.net', '*.example.com']);
    assert.equal(configOf({ PORT: '0' }).port, 0);
    assert.equal(configOf({ DATABASE_URL: 'postgresql://db/x' }).databaseUrl, 'postgresql://db/x');
  });

  it('reads limits, and what reminders use of them', () => {
    const config = configOf({
      REMINDER_WORKERS: '4',
      CONVERSATION_LIMITS: '5/2, 9/60',
      TENANT_LIMITS: '10/1',
      REMINDER_SHARE: '50',
      LIMIT_MARGIN_MS: '0',
    });
    assert.equal(config.reminderWorkers, 4);
    assert.deepEqual(config.pace, {
      conversation: [
        { ms: 2000, limit: 5 },
        { ms: 60_000, limit: 9 },
      ],
      tenant: [{ ms: 1000, limit: 10 }],
      share: 0.5,
      marginMs: 0,
    });
  });

  for (const [name, value] of [
    ['REMINDER_WORKERS', '0'],
    ['REMINDER_WORKERS', '1.5'],
    ['REMINDER_SHARE', '101'],
    ['LIMIT_MARGIN_MS', '-1'],
    ['CONVERSATION_LIMITS', '7'],
    ['CONVERSATION_LIMITS', '7/0'],
    ['TENANT_LIMITS', '0/1'],
    ['TENANT_LIMITS', '50/1,'],
  ] as const) {
    it(`refuses ${name} ${value}`, () => assert.deepEqual(blamed({ [name]: value }), [name]));
  }

  it('takes the link of the partner’s invitation as it is', () => {
    const link =
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1#/BillingAccounts';
    assert.equal(configOf({ RESELLER_INVITATION_URL: ` ${link} ` }).invitationUrl, link);
    assert.equal(configOf({ RESELLER_INVITATION_URL: '' }).invitationUrl, null);
  });

  for (const link of [
    'http://admin.microsoft.com/x',
    'admin.microsoft.com/x',
    'javascript:alert(1)',
    'https://',
    'https://admin.microsoft.com/a b',
    'https://me:secret@admin.microsoft.com/x',
    `https://admin.microsoft.com/${'x'.repeat(2000)}`,
  ]) {
    it(`refuses to invite by ${link.slice(0, 50)}`, () =>
      assert.deepEqual(blamed({ RESELLER_INVITATION_URL: link }), ['RESELLER_INVITATION_URL']));
  }

  it('counts an empty variable as missing', () => {
    assert.equal(configOf({ MicrosoftAppId: '', MicrosoftAppPassword: '', PORT: ' ' }).mode.kind, 'local');
  });

  it('cannot be changed', () => {
    const config = configOf(withSecret);
    const { pace } = config;
    const limits = [pace, pace.tenant, pace.conversation, ...pace.tenant];
    for (const part of [config, config.mode, config.allowedTenants, config.allowedServiceHosts, ...limits]) {
      assert.ok(Object.isFrozen(part));
    }
    assert.ok(config.mode.kind === 'teams' && Object.isFrozen(config.mode.credential));
  });

  it('refuses local mode in production', () => {
    assert.deepEqual(blamed({ NODE_ENV: 'production' }), ['MicrosoftAppId']);
  });

  it('refuses to be reached from elsewhere, or to send elsewhere, in local mode', () => {
    assert.deepEqual(blamed({ HOST: '0.0.0.0' }), ['HOST']);
    assert.deepEqual(blamed({ ALLOWED_SERVICE_HOSTS: 'localhost,smba.trafficmanager.net' }), ['ALLOWED_SERVICE_HOSTS']);
    assert.equal(configOf({ HOST: 'localhost' }).host, 'localhost');
    assert.equal(configOf({ HOST: '::1' }).host, '::1');
  });

  const halfFilled: [string, Record<string, string>, string[]][] = [
    ['a password without an app id', { MicrosoftAppPassword: SECRET }, ['MicrosoftAppId']],
    ['a tenant without an app id', { MicrosoftAppTenantId: TENANT }, ['MicrosoftAppId']],
    ['an app id alone', { MicrosoftAppId: APP }, ['MicrosoftAppTenantId', 'MicrosoftAppType']],
    [
      'a single tenant without a credential',
      { MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT, MicrosoftAppType: 'SingleTenant' },
      ['MicrosoftAppPassword'],
    ],
    [
      'a password and a certificate',
      { ...withSecret, MicrosoftAppCertificatePath: import.meta.filename },
      ['MicrosoftAppPassword'],
    ],
    ['a managed identity with a password', { ...withIdentity, MicrosoftAppPassword: SECRET }, ['MicrosoftAppPassword']],
    ['a multi-tenant app', { ...withSecret, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    [
      'a certificate that cannot be read',
      { ...withIdentity, MicrosoftAppType: 'SingleTenant', MicrosoftAppCertificatePath: '/no/such/file.pem' },
      ['MicrosoftAppCertificatePath'],
    ],
  ];
  for (const [what, env, variables] of halfFilled) {
    it(`refuses ${what}`, () => assert.deepEqual(blamed(env), variables));
  }

  it('names everything that is wrong at once, and never a value', () => {
    const bad = {
      PORT: '70000',
      HOST: 'https://bot',
      DATABASE_URL: `mysql://root:${SECRET}@db`,
      LOG_LEVEL: 'loud',
      MicrosoftAppId: 'not-a-guid',
      MicrosoftAppTenantId: 'neither',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppPassword: SECRET,
      MicrosoftAppCertificatePath: '/no/such/file.pem',
      ALLOWED_TENANTS: 'contoso.com',
      ALLOWED_SERVICE_HOSTS: 'https://smba.trafficmanager.net/',
    };
    const problems = problemsOf(bad);
    for (const variable of Object.keys(bad).filter((name) => name !== 'MicrosoftAppType')) {
      assert.ok(
        problems.some((problem) => problem.includes(variable)),
        `${variable} is not named`,
      );
    }
    for (const problem of problems) {
      assert.match(problem, /\.$/);
      for (const value of [SECRET, 'not-a-guid', 'neither', '/no/such', 'loud']) assert.ok(!problem.includes(value));
    }
  });

  for (const port of ['-1', '1.5', 'abc', '65536', '3978x', '1e3']) {
    it(`refuses PORT ${port}`, () => assert.deepEqual(blamed({ PORT: port }), ['PORT']));
  }
});
