import { mkdirSync, writeFileSync } from 'node:fs';
import { readAppPackage, zip } from './package/app-package.ts';

const TARGET = 'build/switchover.zip';

const result = await readAppPackage('appPackage', process.env);
if (result.ok) {
  mkdirSync('build', { recursive: true });
  writeFileSync(TARGET, await zip(result.files));
  process.stdout.write(`${TARGET} is ready: upload it in the Teams admin center.\n`);
} else {
  for (const problem of result.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
