import { parsePlanRequest } from '../../src/domain/plan-request.ts';
import { aRequestInput, aSubscriptionInput, type SubscriptionInput } from './builders.ts';

/** JSON data that a test may spoil anywhere. */
export type Json = Record<string, unknown>;

/** The rulebook's example with anything put in place of its fields. */
export const spoilt = (customer: Json, subscription: Json, request: Json = {}): Json => {
  const input = aRequestInput();
  return {
    ...input,
    customer: { ...input.customer, ...customer },
    subscriptions: [aSubscriptionInput(subscription as Partial<SubscriptionInput>)],
    ...request,
  };
};

export const without = (object: object, key: string): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

/** The paths of everything that is wrong with a request; none when it is accepted. */
export const pathsOf = (input: unknown): string[] => {
  const parsed = parsePlanRequest(input);
  return parsed.ok ? [] : parsed.issues.map(({ path }) => path);
};
