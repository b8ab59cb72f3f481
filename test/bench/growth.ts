import { getHeapStatistics } from 'node:v8';
import * as library from '../../src/index.ts';
import { compareFigures, figureAt } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { heldBeyond } from './memory.ts';
import { withOtherRecords } from './otherRecords.ts';
import { ourReport } from './ourReport.ts';
import { plainConversations } from './plainConversations.ts';
import { replyTimes } from './replyTime.ts';
import { summaryByHand } from './summaryByHand.ts';
import { waitsByHand } from './waitsByHand.ts';

const MILLION = 1_000_000;
const { replyTime, report } = library;

/** Prints how time and memory grow with messages, groups and periods, and what a small report takes. */
export async function benchGrowth(): Promise<void> {
  console.log('\nGrowth:');
  await small();
  await messages();
  await groups();
  await periods();
  memory();
}

async function small(): Promise<void> {
  const run = ourReport(library, withOtherRecords(plainConversations(10_000)));
  const ms = await interleaved({ run }, 30);
  console.log(`  eleven metrics by channel and month, 10,000 messages, warm: ${ms('run').toFixed(1)} ms`);
}

/** Ten millions are asked for by a flag, since they need memory: NODE_OPTIONS=--max-old-space-size=8000 npm run bench -- growth --large */
async function messages(): Promise<void> {
  const sizes = [100_000, MILLION];
  if (process.argv.includes('--large')) {
    if (getHeapStatistics().heap_size_limit > 7e9) sizes.push(10 * MILLION);
    else console.log('  not with ten million messages: give NODE_OPTIONS=--max-old-space-size=8000');
  }
  const lists = sizes.map((size) => plainConversations(size));
  // As many messages in a turn of each but the largest, so that no turn is too short to be told.
  const repeats = sizes.map((size) => Math.max(1, MILLION / size));
  const ms = await interleaved(
    Object.fromEntries(
      lists.map((list, i) => [
        `${i}`,
        () => {
          for (let n = repeats[i] ?? 1; n > 0; n--) replyTime(list);
        },
      ]),
    ),
  );
  const each = sizes.map((size, i) => (ms(`${i}`) * 1e6) / size / (repeats[i] ?? 1));
  sizes.forEach((size, i) => {
    const times = ((each[i] ?? 0) / (each[0] ?? 0)).toFixed(2);
    console.log(
      `  replyTime, ${size.toLocaleString('en')} messages: ${each[i]?.toFixed(0)} ns a message, ${times} times that of the fewest`,
    );
  });
  const [last = []] = lists.slice(-1);
  compareFigures(replyTimes(last), summaryByHand(waitsByHand(last)));
}

async function groups(): Promise<void> {
  const by = report().by('group').measure({ replyTime });
  const few = plainConversations(MILLION, { groups: 10 });
  const many = plainConversations(MILLION, { groups: 100_000 });
  const ms = await interleaved({
    few: () => by.run({ conversations: few }),
    many: () => by.run({ conversations: many }),
  });
  printGrowth(['10 groups', ms('few')], ['100,000 groups', ms('many')]);
  compareRows(by.run({ conversations: many }));
}

async function periods(): Promise<void> {
  const conversations = plainConversations(MILLION);
  const per = (unit: 'year' | 'hour') => report().per(unit).measure({ replyTime }).run({ conversations });
  const ms = await interleaved({ year: () => per('year'), hour: () => per('hour') });
  printGrowth(['per year over three years', ms('year')], ['per hour', ms('hour')]);
  compareRows(per('hour'));
}

/** Each wait stands in one row, so that rows add up to the total; that is what all waits together give. */
function compareRows({ rows, total }: { readonly rows: readonly object[]; readonly total: object }): void {
  const counted = (name: string): [string, number] => [
    name,
    rows.reduce((sum, row) => sum + (figureAt(row, `replyTime.${name}`) ?? Number.NaN), 0),
  ];
  const whole = (name: string): [string, number | null] => [
    name,
    figureAt(total, `replyTime.${name}`) ?? null,
  ];
  compareFigures(new Map([counted('n'), counted('open')]), new Map([whole('n'), whole('open')]));
}

function printGrowth(small: readonly [string, number], large: readonly [string, number]): void {
  const [one, other] = [small, large].map(
    ([name, ms]) => `${name} ${((ms * 1e6) / MILLION).toFixed(0)} ns a message`,
  );
  console.log(`  replyTime in a report, ${one}, ${other}: ${(large[1] / small[1]).toFixed(2)} times`);
}

function memory(): void {
  const records = withOtherRecords(plainConversations(MILLION));
  const eleven = ourReport(library, records);
  const print = (name: string, { read, kept }: ReturnType<typeof heldBeyond>): void =>
    console.log(
      `  memory beyond the records, ${name}: ${(read / MILLION).toFixed(0)} bytes a message when the last record is read, ${(kept / MILLION).toFixed(1)} kept`,
    );
  print(
    'replyTime',
    heldBeyond(records.conversations, () => replyTime(records.conversations)),
  );
  print('eleven metrics', heldBeyond(records.conversations, eleven));
}
