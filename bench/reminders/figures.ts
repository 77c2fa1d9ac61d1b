import { brokenBy, type Verdict } from '../../test/support/promise.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export type Run = { name: string; rounds: number; kills: number; seconds: number };

/** Prints what came of a run and whether the promise was kept; true where it was. */
export const report = ({ name, rounds, kills, seconds }: Run, verdict: Verdict): boolean => {
  const { due, sent, lost, duplicated, ambiguous, inFlight, violations } = verdict;
  const figures = {
    rounds,
    kills,
    due,
    sent,
    lost: lost.length,
    duplicated: duplicated.length,
    ambiguous,
    'in flight': inFlight,
    violations,
    seconds: Math.round(seconds),
  };
  say(
    `${name}: ${Object.entries(figures)
      .map(([what, figure]) => `${what} ${figure}`)
      .join(', ')}`,
  );
  const broken = brokenBy(verdict);
  say(broken.length === 0 ? '  the promise was kept' : `  THE PROMISE WAS BROKEN: ${broken.join('; ')}`);
  return broken.length === 0;
};

/** Runs the work; its result and how long it took. */
export const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> => {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1000 };
};
