/** Rows of waits: a typed array for each column. */
export class WaitTable {
  /** The number of rows. */
  length = 0;
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
  /** Who replied. */
  readonly agent: (string | null)[];

  /**
   * @param size - for how many rows there is room
   * @param agent - who replied, in the rows that are there
   */
  constructor(size: number, agent: (string | null)[] = []) {
    this.agent = agent;
    this.record = new Int32Array(size);
    this.startAt = new Float64Array(size);
    this.endAt = new Float64Array(size);
    this.replied = new Uint8Array(size);
    this.closed = new Uint8Array(size);
    this.open = new Uint8Array(size);
    this.first = new Uint8Array(size);
    this.index = new Int32Array(size);
    this.messages = new Int32Array(size);
    this.earlierReplies = new Int32Array(size);
    this.agentInitiated = new Uint8Array(size);
  }

  /** The same rows, with as much room again; who replied moves over. */
  grown(): WaitTable {
    const table = new WaitTable(2 * this.record.length, this.agent);
    table.length = this.length;
    table.record.set(this.record);
    table.startAt.set(this.startAt);
    table.endAt.set(this.endAt);
    table.replied.set(this.replied);
    table.closed.set(this.closed);
    table.open.set(this.open);
    table.first.set(this.first);
    table.index.set(this.index);
    table.messages.set(this.messages);
    table.earlierReplies.set(this.earlierReplies);
    table.agentInitiated.set(this.agentInitiated);
    return table;
  }
}
