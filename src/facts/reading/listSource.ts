import { ensure } from '../../errors.ts';
import type { RecordName } from '../../records/records.ts';
import type { FactReader, Source } from '../fact.ts';

/** Takes in one record after the other. */
export interface RecordReader extends FactReader {
  /** Takes in a record, whatever it is. */
  hear(record: unknown, index: number): void;
}

/** Goes through a list of records as they are. */
export function listSource(name: RecordName): Source {
  return {
    read(lists, readers: readonly RecordReader[], { kept }) {
      const records = lists.get(name);
      ensure(Array.isArray(records), 'invalid-option', name, records, 'Give a list.');
      const keeps = kept.get(name);
      for (let index = 0; index < records.length; index++) {
        if (keeps?.[index] === 0) continue;
        for (const reader of readers) reader.hear(records[index], index);
      }
      return { excluded: {}, excludedAt: {} };
    },
  };
}
