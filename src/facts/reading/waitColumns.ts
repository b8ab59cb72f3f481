/** The columns of waits as they grow: room for more rows than there are. Some are there only where they are asked for. */
export interface WaitColumns {
  readonly record: Int32Array;
  readonly startAt: Float64Array;
  readonly endAt: Float64Array;
  readonly replied: Uint8Array;
  readonly closed: Uint8Array;
  readonly open: Uint8Array;
  readonly first: Uint8Array | undefined;
  readonly index: Int32Array | undefined;
  readonly messages: Int32Array | undefined;
  readonly earlierReplies: Int32Array | undefined;
  readonly agentInitiated: Uint8Array | undefined;
}

/** Columns with room for so many rows, in which everything is 0. */
export function waitColumns(size: number, asked: ReadonlySet<string>): WaitColumns {
  const flags = (name: string): Uint8Array | undefined =>
    asked.has(name) ? new Uint8Array(size) : undefined;
  const numbers = (name: string): Int32Array | undefined =>
    asked.has(name) ? new Int32Array(size) : undefined;
  return {
    record: new Int32Array(size),
    startAt: new Float64Array(size),
    endAt: new Float64Array(size),
    replied: new Uint8Array(size),
    closed: new Uint8Array(size),
    open: new Uint8Array(size),
    first: flags('first'),
    index: numbers('index'),
    messages: numbers('messages'),
    earlierReplies: numbers('earlierReplies'),
    agentInitiated: flags('agentInitiated'),
  };
}

/** The same rows in columns with half as much room again. */
export function grown(columns: WaitColumns, asked: ReadonlySet<string>): WaitColumns {
  const longer = waitColumns(Math.ceil(1.5 * columns.record.length), asked);
  copy<keyof WaitColumns>(columns, longer);
  return longer;
}

function copy<Name extends string>(from: Columns<Name>, to: Columns<Name>): void {
  for (const name in from) {
    const column = from[name];
    if (column) to[name]?.set(column);
  }
}

type Columns<Name extends string> = Readonly<
  Record<Name, Float64Array | Int32Array | Uint8Array | undefined>
>;
