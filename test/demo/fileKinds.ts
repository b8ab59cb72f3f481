/** The kinds of files that the demo reads, and the fields of each whose words `--map` can give a meaning. */
export const FILE_KINDS = {
  messages: ['from', 'kind', 'visibility', 'automatic', 'spam', 'deleted', 'test'],
  tickets: ['status', 'direction', 'spam', 'deleted', 'test'],
  events: ['activity', 'lifecycle', 'spam', 'deleted', 'test'],
  costs: [],
  customers: ['churned', 'activeAtStart', 'activeAtEnd'],
  responses: ['score', 'csat', 'nps', 'ces', 'quality', 'kind'],
} as const satisfies Record<string, readonly string[]>;

/** One of them. */
export type FileKind = keyof typeof FILE_KINDS;

/** Whether a text names one. */
export function isFileKind(text: string | undefined): text is FileKind {
  return text !== undefined && Object.hasOwn(FILE_KINDS, text);
}
