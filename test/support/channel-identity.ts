import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelIdentity } from '../../src/bot/authentication.ts';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export type StubIdentity = {
  identity: ChannelIdentity;
  /** An Authorization header with these claims beside a valid issuer and expiry. */
  authorization(claims: Record<string, unknown>, options?: { foreignKey?: boolean }): string;
  close(): Promise<void>;
};

/** What Teams signs its tokens with: an issuer, its metadata and its keys on a loopback port, each time under another address. */
export async function startStubIdentity(): Promise<StubIdentity> {
  const own = keyPair();
  const foreign = keyPair();
  const kid = createHash('sha256')
    .update(own.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const key = { ...own.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${origin}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    identity: { issuer: 'https://api.botframework.com', openIdMetadataUrl: `${origin}/metadata` },
    authorization(claims, { foreignKey = false } = {}) {
      const expires = Math.floor(Date.now() / 1000) + 600;
      const payload = { iss: 'https://api.botframework.com', exp: expires, nbf: expires - 1200, ...claims };
      const signed = `${base64url({ alg: 'RS256', typ: 'JWT', kid })}.${base64url(payload)}`;
      const key = foreignKey ? foreign.privateKey : own.privateKey;
      return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
