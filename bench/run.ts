/** `npm run bench -- <name> …`: measures one thing, and prints ratios rather than bare times. */
const BENCHES: Record<string, string> = {
  reminders: 'the promise under kills and restarts, and how fast reminders go; --quick, or some of: kills fleet ratios',
  search: 'searching ten thousand migrations',
};

const [name = ''] = process.argv.slice(2);
if (Object.hasOwn(BENCHES, name)) await import(`./${name}.ts`);
else {
  const lines = Object.entries(BENCHES).map(([one, what]) => `  npm run bench -- ${one.padEnd(10)} ${what}\n`);
  process.stderr.write(`Which one?\n${lines.join('')}`);
  process.exitCode = 1;
}
