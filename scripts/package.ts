import { mkdirSync, writeFileSync } from 'node:fs';
import { readAppPackage, zip } from './package/app-package.ts';
import { COMPANY_VARIABLES } from './package/placeholders.ts';

const TARGET = 'build/switchover.zip';
const WARNING = `
*** THIS PACKAGE IS FOR TRYING OUT ONLY: its company, links and host are those of example.com.
*** For a real one set ${COMPANY_VARIABLES.join(', ')}.

`;

const result = await readAppPackage('appPackage', process.env);
if (result.ok) {
  mkdirSync('build', { recursive: true });
  writeFileSync(TARGET, await zip(result.files));
  if (result.isTrial) process.stderr.write(WARNING);
  process.stdout.write(`${TARGET} is ready: upload it in the Teams admin center.\n`);
} else {
  for (const problem of result.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
