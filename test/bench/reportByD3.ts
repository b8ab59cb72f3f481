import { flatRollup, max, mean, median, min, quantile, sum } from 'd3-array';
import type { Schedule } from '../../src/index.ts';
import type { Figures } from './figures.ts';
import type { AllRecords } from './otherRecords.ts';
import { figuresOfRows } from './peerFigures.ts';
import { peerRecords, type RepliedWaits } from './peerRecords.ts';

/** The same report by d3-array: places of rows, rolled up by what the columns hold there. */
export function reportByD3(records: AllRecords, schedule: Schedule): () => Figures {
  return () => {
    const { sums, waits } = peerRecords(records, schedule);
    const added = sums.flatMap(({ channel, at, figures }) =>
      monthly(
        { channel, at },
        channel.map((_, i) => i),
        (rows) =>
          Object.fromEntries(
            Object.entries(figures).map(([name, column]) => [name, sum(rows, (i) => column[i])]),
          ),
      ),
    );
    const all = waits.channel.map((_, i) => i);
    return figuresOfRows([
      ...added,
      ...monthly(waits, all, (rows) => durations('replyTime', waits, rows)),
      ...monthly(
        waits,
        all.filter((i) => waits.first[i]),
        (rows) => durations('firstReplyTime', waits, rows),
      ),
    ]);
  };
}

function monthly(
  { channel, at }: Pick<RepliedWaits, 'channel' | 'at'>,
  rows: readonly number[],
  reduce: (rows: readonly number[]) => Record<string, number | undefined>,
): object[] {
  return flatRollup(
    rows,
    reduce,
    (i) => channel[i],
    (i) => {
      const date = new Date(at[i] ?? 0);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    },
  ).map(([channel, month, figures]) => ({ channel, month, ...figures }));
}

function durations(
  measure: string,
  waits: RepliedWaits,
  rows: readonly number[],
): Record<string, number | undefined> {
  return Object.fromEntries(
    (['calendar', 'business'] as const).flatMap((clock) => {
      const span = (i: number): number | undefined => waits[clock][i];
      return [
        [`${measure}.${clock}.n`, rows.length],
        [`${measure}.${clock}.mean`, mean(rows, span)],
        [`${measure}.${clock}.median`, median(rows, span)],
        [`${measure}.${clock}.p90`, quantile(rows, 0.9, span)],
        [`${measure}.${clock}.min`, min(rows, span)],
        [`${measure}.${clock}.max`, max(rows, span)],
      ];
    }),
  );
}
