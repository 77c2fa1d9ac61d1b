import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Config } from '../config.ts';
import { isAllowedServiceUrl, ServiceUrlRefused } from './service-url.ts';

/** The policies of the SDK's private request pipeline that would send one request more than once. */
const REPEATING_POLICIES = ['defaultRetryPolicy', 'redirectPolicy'];

type Request = { abortSignal?: AbortSignal };
type Policy = { name: string; sendRequest(request: Request, next: (request: Request) => unknown): unknown };
type Pipeline = {
  getOrderedPolicies(): Policy[];
  removePolicy(by: { name: string }): Policy[];
  addPolicy(policy: Policy): void;
};

function pipelineOf(connectorClient: ConnectorClient): Pipeline {
  const { pipeline } = (connectorClient as unknown as { client: { pipeline: Pipeline } }).client;
  return pipeline;
}

/**
 * Makes every call of a connector client one request: the SDK retries by itself up to three times, sends are not idempotent,
 * and our own retries are the ones that are recorded. Throws when the SDK no longer has the policies it had.
 */
export function withoutRetries(connectorClient: ConnectorClient): ConnectorClient {
  const pipeline = pipelineOf(connectorClient);
  for (const name of REPEATING_POLICIES) {
    if (pipeline.removePolicy({ name }).length === 0) throw new Error(`The connector client has no ${name}.`);
  }
  return connectorClient;
}

/** Ends every request of a connector client, its answer's body included, after so many milliseconds. */
export function withTimeout(connectorClient: ConnectorClient, timeoutMs: number): ConnectorClient {
  pipelineOf(connectorClient).addPolicy({
    name: 'timeoutPolicy',
    sendRequest: (request, next) => {
      request.abortSignal = AbortSignal.timeout(timeoutMs);
      return next(request);
    },
  });
  return connectorClient;
}

/** A connector factory whose clients send once, in time, and only to service URLs on the allow list; refuses others with {@link ServiceUrlRefused}. */
export function guardedFactory(inner: ConnectorFactory, config: Config, timeoutMs: number): ConnectorFactory {
  return {
    async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
      if (!isAllowedServiceUrl(config, serviceUrl)) throw new ServiceUrlRefused();
      return withTimeout(withoutRetries(await inner.create(serviceUrl, audience)), timeoutMs);
    },
  };
}
