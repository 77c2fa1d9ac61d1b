import { startConnector, type TestConnector } from './connector/a-connector.ts';
import type { Rules } from './connector/rules.ts';
import { createFleet, type Fleet } from './fleet.ts';
import type { TestDatabase } from './stores.ts';

export type CrashScene = { connector: TestConnector; fleet: Fleet };

/** For each test a connector with these rules and processes whose clock begins at an instant; all ended with the test. */
export const crashScene = (database: TestDatabase, at: string, rules: Rules = {}): CrashScene => {
  const scene = {} as CrashScene;
  beforeEach(async () => {
    scene.connector = await startConnector(rules);
    scene.fleet = createFleet({
      databaseUrl: database.url(),
      query: database.query,
      connector: scene.connector,
      at: Date.parse(at),
    });
  });
  afterEach(async () => {
    await scene.fleet?.end();
    await scene.connector?.close();
  });
  return scene;
};
