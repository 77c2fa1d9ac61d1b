import { chromiumOrSkip } from './chromium.ts';
import { openPlayground, type Playground } from './playground.ts';

/** What all browser tests together may take to start, in milliseconds. */
const START_LIMIT_MS = 60_000;

let playground: Playground | null = null;

// Outside of any describe, so that mocha runs it when the tests of all files have ended, well or not.
after(async () => {
  await playground?.end();
});

/** The one Playground of all browser tests, which are skipped where there is no Chromium. For use in a `before`. */
export const playgroundFor = async (context: Mocha.Context): Promise<Playground> => {
  const chromium = chromiumOrSkip(context);
  context.timeout(START_LIMIT_MS);
  playground ??= await openPlayground(chromium);
  return playground;
};

/** For tests that each go on where the one before has ended: after a failure the others of the describe are skipped. */
export const oneAfterTheOther = (): void => {
  let isOver = false;
  beforeEach(function () {
    if (isOver) this.skip();
  });
  afterEach(function () {
    isOver ||= this.currentTest?.state === 'failed';
  });
};
