import { text } from 'node:stream/consumers';
import { localDate } from './domain/dates.ts';
import { planMigration } from './domain/plan.ts';
import { parsePlanRequest } from './domain/plan-request.ts';
import type { RequestIssue } from './domain/plan-request-issues.ts';
import type { Plan } from './domain/plan-schema.ts';

type PlanError = { error: 'invalid-request'; issues: RequestIssue[] };

const invalid = (issues: RequestIssue[]): PlanError => ({ error: 'invalid-request', issues });

const planOrError = (input: unknown): Plan | PlanError => {
  const parsed = parsePlanRequest(input);
  if (!parsed.ok) return invalid(parsed.issues);
  return planMigration(parsed.request, parsed.request.today ?? localDate(Date.now(), 'UTC'));
};

const parseJson = (json: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    return { ok: false };
  }
};

/** What the command prints for its standard input, and its exit code: 0 for a plan or a list of results, else 2 (rulebook §8). */
export const planCommand = (json: string): { stdout: string; stderr: string; exitCode: number } => {
  const input = parseJson(json);
  const result = !input.ok
    ? invalid([{ path: '', message: 'expected a JSON document' }])
    : Array.isArray(input.value)
      ? input.value.map(planOrError)
      : planOrError(input.value);
  const output = `${JSON.stringify(result)}\n`;
  return 'error' in result ? { stdout: '', stderr: output, exitCode: 2 } : { stdout: output, stderr: '', exitCode: 0 };
};

if (import.meta.main) {
  const { stdout, stderr, exitCode } = planCommand(await text(process.stdin));
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  process.exitCode = exitCode;
}
