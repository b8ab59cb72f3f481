import * as library from '../../src/index.ts';
import { duckdbTables } from './duckdbTables.ts';
import { compareFigures, type Figures } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { baseline } from './library.ts';
import { hoursOn, WEEKDAYS } from './measure.ts';
import { withOtherRecords } from './otherRecords.ts';
import { ourReport } from './ourReport.ts';
import { plainConversations } from './plainConversations.ts';
import { reportByArquero } from './reportByArquero.ts';
import { reportByD3 } from './reportByD3.ts';
import { reportByDuckdb } from './reportByDuckdb.ts';

const MESSAGES = 1_000_000;

/** Prints how long a report of all eleven metrics by channel and month takes in business hours, beside others. */
export async function benchReport(): Promise<void> {
  const records = withOtherRecords(plainConversations(MESSAGES));
  const schedule = library.defineSchedule({
    timeZone: 'Europe/Rome',
    weekly: hoursOn(WEEKDAYS, '09:00-17:00'),
  });
  const { conversations, surveyResponses } = records;
  console.log(
    `\nA report of eleven metrics by channel and month, business hours: ${MESSAGES.toLocaleString('en')} messages in ` +
      `${conversations.length.toLocaleString('en')} conversations, ${surveyResponses.length.toLocaleString('en')} answers`,
  );
  const earlier = await baseline();
  const ours = ourReport(library, records);
  const theirs = new Map<string, () => Figures | Promise<Figures>>([
    ['arquero, waits by hand, our open time', reportByArquero(records, schedule)],
    ['d3-array, waits by hand, our open time', reportByD3(records, schedule)],
    ['DuckDB, loaded before, two threads', reportByDuckdb(await duckdbTables(records, schedule))],
  ]);
  if (earlier) theirs.set('the baseline', ourReport(earlier, records));
  const ms = await interleaved<string>({ ours, ...Object.fromEntries(theirs) });
  const own = ms('ours');
  console.log(`  ours: ${own.toFixed(0)} ms`);
  const figures = ours();
  for (const [name, run] of theirs) {
    const other = ms(name);
    console.log(`  ${name}: ${other.toFixed(0)} ms, ${(other / own).toFixed(2)} times as long as ours`);
    compareFigures(figures, await run());
  }
}
