import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const root = `${process.cwd()}/`;

/** What is loaded: the built doors, and what others bring for the same hours. */
const WHAT: readonly (readonly [name: string, specifier: string])[] = [
  ['support-kpi', './dist/index.js'],
  ['support-kpi/schedule', './dist/schedule.js'],
  ['support-kpi/rows', './dist/rows.js'],
  ['support-kpi, by require', './dist/index.cjs'],
  ['date-fns-tz, of which we build in one function', 'date-fns-tz'],
  ['date-fns-tz/format, that function', 'date-fns-tz/format'],
  ['date-fns-tz/getTimezoneOffset, with Intl set up', 'date-fns-tz/getTimezoneOffset'],
  ['dayjs-business-time', 'dayjs-business-time'],
  ['moment-business-time', 'moment-business-time'],
];

/** Prints how long a Node of its own takes to load this package and others. */
export function benchLoading(): void {
  console.log('\nLoading, milliseconds in a Node of its own, the shortest of 10:');
  if (!existsSync(`${root}dist/index.js`)) {
    console.log('  not without the built files: npm run build');
    return;
  }
  for (const [name, specifier] of WHAT) {
    const isRequired = specifier.endsWith('.cjs');
    const get = isRequired ? `require('${specifier}')` : `await import('${specifier}')`;
    const program = `const before = performance.now(); ${get}; console.log(performance.now() - before);`;
    const args = [`--input-type=${isRequired ? 'commonjs' : 'module'}`, '-e', program];
    const times = Array.from({ length: 10 }, () =>
      Number(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })),
    );
    console.log(
      `  ${Math.min(...times)
        .toFixed(1)
        .padStart(6)}  ${name}`,
    );
  }
}
