import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/config-conflicts.ts';
import { type Child, startNode } from './child.ts';
import type { DevPorts } from './ports.ts';

export type PlaygroundOptions = DevPorts & {
  env: Environment;
  /** Where it writes its own log; relative to the working directory. */
  logFile: string;
  output(text: string): void;
};

/** Starts the Playground for the bot on `port`: on this machine only, without a browser and without telemetry. */
export function startPlayground({ env, port, playgroundPort, logFile, output }: PlaygroundOptions): Child {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
    'cli.js',
  );
  const options = ['-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '-p', String(playgroundPort)];
  return startNode(
    [
      '--import',
      new URL('loopback-only.ts', import.meta.url).href,
      cli,
      'start',
      ...options,
      '--su',
      `http://127.0.0.1:${playgroundPort}/_connector`,
      '--dt',
    ],
    { env: { ...env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: logFile }, output },
  );
}
