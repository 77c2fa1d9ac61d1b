/** Whole numbers from 0 up to a bound, itself left out; the same ones for the same seed. */
export type Chance = (below: number) => number;

export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
