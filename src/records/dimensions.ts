/** What a figure can be split by. A record without the field falls into the group `null`. */
export interface Dimensions {
  /** Where the conversation takes place: `email`, `chat`, `whatsapp` … */
  readonly channel?: string | null | undefined;
  /** Any grouping of your own: a product, a brand, a queue. */
  readonly group?: string | null | undefined;
  /** The inbox or profile. */
  readonly inbox?: string | null | undefined;
  /** The team in charge. */
  readonly team?: string | null | undefined;
  /** The priority. */
  readonly priority?: string | null | undefined;
}

/** The names of these fields. */
export const DIMENSIONS = ['channel', 'group', 'inbox', 'team', 'priority'] as const;
