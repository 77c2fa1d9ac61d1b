import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { localDate } from '../src/domain/dates.ts';
import type { Plan } from '../src/domain/plan-schema.ts';
import { aRequestInput, planOf } from './support/builders.ts';
import { without } from './support/spoilt-request.ts';

type Result = { code: number | null; stdout: string; stderr: string };

const root = `${import.meta.dirname}/..`;

/** Runs the command as a process of its own, its standard streams being pipes. */
const runCommand = async (
  stdin: string,
  command = process.execPath,
  args = ['src/plan-command.ts'],
): Promise<Result> => {
  const child = spawn(command, args, { cwd: root });
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  child.stdin.end(stdin);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
};

const ERROR_AT = (path: string) => ({ error: 'invalid-request', issues: [path] });
/** An error as printed, reduced to where it is: the words are for people. */
const placesOf = (error: { error: string; issues: { path: string; message: string }[] }) => ({
  error: error.error,
  issues: error.issues.map(({ path }) => path),
});

describe('the plan command', () => {
  it('prints the plan of a request, and nothing else', async () => {
    const { code, stdout, stderr } = await runCommand(JSON.stringify(aRequestInput()));
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(JSON.parse(stdout), planOf());
  });

  it('does so as `npm run --silent plan`', async () => {
    const args = ['run', '--silent', 'plan'];
    const { code, stdout } = await runCommand(JSON.stringify(aRequestInput()), 'npm', args);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), planOf());
  });

  it('plans as of the current UTC date where none is given', async () => {
    const before = localDate(Date.now(), 'UTC');
    const { stdout } = await runCommand(JSON.stringify(without(aRequestInput(), 'today')));
    const { asOf }: Plan = JSON.parse(stdout);
    assert.ok([before, localDate(Date.now(), 'UTC')].includes(asOf));
  });

  const REFUSED: [what: string, stdin: string, path: string][] = [
    ['a request that breaks a rule', JSON.stringify({ ...aRequestInput(), today: '2026-02-30' }), 'today'],
    [
      'a wrong end date',
      JSON.stringify(aRequestInput({ subscriptions: [{ endDate: '2999-01-01' }] })),
      'subscriptions.0.endDate',
    ],
    ['a request that is null', 'null', ''],
    ['text that is no JSON', '{"today":', ''],
    ['nothing at all', '', ''],
  ];
  for (const [what, stdin, path] of REFUSED) {
    it(`answers ${what} on standard error, with exit code 2`, async () => {
      const { code, stdout, stderr } = await runCommand(stdin);
      assert.deepEqual([code, stdout], [2, '']);
      assert.deepEqual(placesOf(JSON.parse(stderr)), ERROR_AT(path));
      for (const { message } of JSON.parse(stderr).issues) assert.match(message, /^expected /);
    });
  }

  it('answers a list with a list in the same order, errors among the plans', async () => {
    const hungarian = aRequestInput({ customer: { name: 'Fabrikam', country: 'HU' }, subscriptions: [{ id: 'x' }] });
    const inputs = [aRequestInput(), null, { ...aRequestInput(), note: 1 }, [aRequestInput()], hungarian];
    const { code, stdout, stderr } = await runCommand(JSON.stringify(inputs));
    assert.deepEqual([code, stderr], [0, '']);
    const [first, second, third, fourth, last] = JSON.parse(stdout);
    assert.deepEqual(first, planOf());
    assert.deepEqual([second, third, fourth].map(placesOf), [ERROR_AT(''), ERROR_AT('note'), ERROR_AT('')]);
    assert.equal(last.subscriptions[0].id, 'x');
  });

  it('answers an empty list with an empty list', async () => {
    const { code, stdout } = await runCommand('[]');
    assert.deepEqual([code, JSON.parse(stdout)], [0, []]);
  });

  it('exits 0 even where every request of a list is wrong', async () => {
    const { code, stdout } = await runCommand('[1, {}]');
    assert.deepEqual([code, JSON.parse(stdout).length], [0, 2]);
  });

  it('serves 2,000 requests in one process, and prints megabytes whole', async () => {
    const inputs = Array.from({ length: 2000 }, (_, i) => aRequestInput({ subscriptions: [{ id: `s${i}` }] }));
    const { code, stdout } = await runCommand(JSON.stringify(inputs));
    const plans: Plan[] = JSON.parse(stdout);
    assert.equal(code, 0);
    assert.ok(stdout.length > 2_000_000);
    assert.deepEqual(
      plans.map(({ subscriptions }) => subscriptions[0]?.id),
      inputs.map(({ subscriptions }) => subscriptions[0]?.id),
    );
  });
});
