/** The highest number of the subscriptions `s1`, `s2`, … that are or ever were there. */
export const highestNumber = (subscriptions: readonly { id: string }[], before = 0): number =>
  Math.max(before, ...subscriptions.map(({ id }) => Number(id.slice(1))));
