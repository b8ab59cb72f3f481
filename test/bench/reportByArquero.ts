import { op, table } from 'arquero';
import type { Schedule } from '../../src/index.ts';
import type { Figures } from './figures.ts';
import type { AllRecords } from './otherRecords.ts';
import { figuresOfRows } from './peerFigures.ts';
import { peerRecords } from './peerRecords.ts';

/** The same report by arquero. */
export function reportByArquero(records: AllRecords, schedule: Schedule): () => Figures {
  return () => {
    const { sums, waits } = peerRecords(records, schedule);
    const added = sums.flatMap(({ channel, at, figures }) =>
      monthly({ channel, at, ...figures })
        .rollup(Object.fromEntries(Object.keys(figures).map((name) => [name, op.sum(name)])))
        .objects(),
    );
    const replied = monthly({ ...waits });
    const first = monthly({ ...waits }, 'd => d.first');
    return figuresOfRows([
      ...added,
      ...replied.rollup(durations('replyTime')).objects(),
      ...first.rollup(durations('firstReplyTime')).objects(),
    ]);
  };
}

function monthly(columns: Record<string, ArrayLike<unknown>>, which?: string): ReturnType<typeof table> {
  const rows = which === undefined ? table(columns) : table(columns).filter(which);
  return rows.derive({ month: 'd => op.utcyear(d.at) * 12 + op.utcmonth(d.at)' }).groupby('channel', 'month');
}

function durations(measure: string): Record<string, object> {
  return Object.fromEntries(
    ['calendar', 'business'].flatMap((clock) => [
      [`${measure}.${clock}.n`, op.count()],
      [`${measure}.${clock}.mean`, op.mean(clock)],
      [`${measure}.${clock}.median`, op.median(clock)],
      [`${measure}.${clock}.p90`, op.quantile(clock, 0.9)],
      [`${measure}.${clock}.min`, op.min(clock)],
      [`${measure}.${clock}.max`, op.max(clock)],
    ]),
  );
}
