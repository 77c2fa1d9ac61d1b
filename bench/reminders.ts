import { runFleet } from './reminders/fleet-run.ts';
import { runKills } from './reminders/kill-run.ts';
import { measureRatios } from './reminders/ratios.ts';

const PARTS = { kills: runKills, fleet: runFleet, ratios: measureRatios };

const asked = process.argv.slice(2);
const isQuick = asked.includes('--quick');
const named = Object.keys(PARTS).filter((name) => asked.includes(name));
let isKept = true;
for (const [name, run] of Object.entries(PARTS)) {
  if (named.length === 0 || named.includes(name)) isKept = (await run(isQuick)) && isKept;
}
process.exit(isKept ? 0 : 1);
