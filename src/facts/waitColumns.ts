/** The columns of waits as they grow: room for more rows than there are. */
export interface WaitColumns {
  readonly record: Int32Array;
  readonly startAt: Float64Array;
  readonly endAt: Float64Array;
  readonly replied: Uint8Array;
  readonly closed: Uint8Array;
  readonly open: Uint8Array;
  readonly first: Uint8Array;
  readonly index: Int32Array;
  readonly messages: Int32Array;
  readonly earlierReplies: Int32Array;
  readonly agentInitiated: Uint8Array;
}

/** Columns with room for so many rows, in which everything is 0. */
export function waitColumns(size: number): WaitColumns {
  return {
    record: new Int32Array(size),
    startAt: new Float64Array(size),
    endAt: new Float64Array(size),
    replied: new Uint8Array(size),
    closed: new Uint8Array(size),
    open: new Uint8Array(size),
    first: new Uint8Array(size),
    index: new Int32Array(size),
    messages: new Int32Array(size),
    earlierReplies: new Int32Array(size),
    agentInitiated: new Uint8Array(size),
  };
}

/** The same rows in columns with twice the room. */
export function grown(columns: WaitColumns): WaitColumns {
  const longer = waitColumns(2 * columns.record.length);
  copy<keyof WaitColumns>(columns, longer);
  return longer;
}

/** The first rows of all columns but `record`, without copying. */
export function firstRows({ record: _, ...columns }: WaitColumns, length: number): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.subarray(0, length)]),
  );
}

function copy<Name extends string>(from: Columns<Name>, to: Columns<Name>): void {
  for (const name in from) to[name].set(from[name]);
}

type Column = Float64Array | Int32Array | Uint8Array;
type Columns<Name extends string> = Readonly<Record<Name, Column>>;
