import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFiles } from './temporaryFiles.ts';

const file = temporaryFiles();
const root = fileURLToPath(new URL('../../', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the demo as a user does. */
function demo(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'test/demo/demo.ts', ...args];
    const child = execFile(process.execPath, command, { cwd: root }, (_, output, errors) =>
      resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

const MESSAGES = `conversation_id,at,direction,group
a,2026-03-27T15:30:00Z,received,"shop, Rome"
a,2026-03-30T07:30:00Z,sent,"shop, Rome"
`;

describe.concurrent('the demo', () => {
  test('shows the sample, says that it is synthetic, and fits a screen', async () => {
    const { code, output, errors } = await demo();
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/^Data +synthetic: made by test\/demo\/generateSample\.ts/);
    expect(output).toMatch(/^technical +2026-03 /m);
    // Counted over the same file by a second program, in another language.
    expect(output).toMatch(/^total +1048 +800 +51 min 34 s \(n 332, 43 open\) /m);
    expect(output).toMatch(/^ {2}first reply, calendar +4 h 54 min +14 h 16 min /m);
    expect(output).toContain('Cost per ticket');
    expect(output.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect(output).not.toMatch(/NaN|undefined|\[object/);
  });

  test("reports a user's own file in business hours over a change of the clock", async () => {
    const hours = ['--zone', 'Europe/Rome', '--hours', 'mon-fri 09:00-17:00'];
    const { code, output } = await demo('--messages', file(MESSAGES), ...hours);
    expect(code).toBe(0);
    // Friday 16:30 to 17:00 and Monday 9:00 to 9:30; one hour was skipped on Sunday.
    expect(output).toMatch(/^shop, Rome +2026-03 +1 +1 +1 h \(n 1\)/m);
    expect(output).toMatch(/first reply, calendar +2 d 16 h/);
    expect(output).not.toContain('synthetic');
  });

  test('prints CSV and nothing else where CSV is asked for', async () => {
    const { code, output, errors } = await demo('--messages', file(MESSAGES), '--csv');
    expect(code).toBe(0);
    expect(output.startsWith('group,period,start,end,measure,value,')).toBe(true);
    expect(output).toContain('"shop, Rome",2026-03,');
    expect(errors).toContain('Messages');
  });

  test('reads responses alone', async () => {
    const { code, output } = await demo('--responses', file('nps\n10\n9\n8\n6\n\n'));
    expect(code).toBe(0);
    expect(output).toContain('NPS   25.0');
    expect(output).toContain('4 answers; 1 unanswered');
  });

  test('explains itself', async () => {
    const { code, output } = await demo('--help');
    expect([code, output.includes('--messages FILE')]).toEqual([0, true]);
  });

  test.each([
    ['that is not there', '--messages', undefined, ': There is no such file.'],
    ['that is empty', '--messages', '', ': The file is empty.'],
    ['without rows', '--messages', 'conversation_id,at,from\n', ': The file has a header but no rows.'],
    ['without the columns', '--messages', 'a,b\n1,2\n', ':1: There is no column conversation_id'],
    [
      'with a quote left open',
      '--messages',
      `${MESSAGES}"b\nb",2026-03-27T15:30:00Z,sent,"x\n`,
      ':4: A quote is',
    ],
    ['with too few fields', '--messages', `${MESSAGES}b,2026-03-27T15:30:00Z\n`, ':4: This row has 2 fields'],
    [
      'with a time without offset, after a quoted line break',
      '--messages',
      `${MESSAGES}"b\nb",2026-03-27T15:30Z,sent,\nb,2026-03-27 15:30,sent,\n`,
      ':6: at: This text has no offset',
    ],
    [
      'with an unknown direction',
      '--messages',
      `${MESSAGES}b,2026-03-27T15:30Z,up,\n`,
      ':4: direction: Expected',
    ],
    ['with a score that is no number', '--responses', 'nps\n9\nten\n', ':3: nps: Expected a number'],
  ])('refuses in one line a file %s', async (_, option, text, trouble) => {
    const name = text === undefined ? 'nowhere.csv' : file(text);
    const { code, output, errors } = await demo(option, name);
    expect([code, output]).toEqual([1, '']);
    expect(errors.startsWith(`${name}${trouble}`)).toBe(true);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
  });

  test('refuses arguments that it does not know', async () => {
    const { code, output, errors } = await demo('--colour');
    expect([code, output, errors]).toEqual([2, '', "Unknown option '--colour'. See --help.\n"]);
  });
});
