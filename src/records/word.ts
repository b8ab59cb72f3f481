/**
 * One of these words. Other texts compile too, since what is read from a file, or written without `as const`, has no
 * narrower type than `string`; they are checked when the record is read.
 */
export type Word<Known extends string> = Known | (string & Record<never, never>);
