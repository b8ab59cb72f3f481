/** What is asked of the library and of both oracles. */
export interface Answers {
  /** Open milliseconds from one instant to another; negative backwards. */
  elapsed(from: number, to: number): number;
  isOpen(at: number): boolean;
  /** The due time; Infinity where it lies after what is looked at. */
  addOpenTime(at: number, duration: number, boundary: Boundary): number;
  /** The start; −Infinity where it lies before what is looked at. */
  subtractOpenTime(at: number, duration: number, boundary: Boundary): number;
  /** The opening or closing; Infinity or −Infinity where it lies outside of what is looked at. */
  turn(at: number, which: Turn): number;
  /** The open stretches, cut at the span. */
  openSegments(from: number, to: number): [number, number][];
}

export type Boundary = 'nearest' | 'farthest';
export type Turn = 'nextOpening' | 'nextClosing' | 'previousOpening' | 'previousClosing';

/** The stretch of time that is asked about. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Answers are instants from the start of the span to before this; others are told as infinite. */
export function lookedAtUntil(span: Span): number {
  return span.to + 86_400_000;
}

/** How an instant is told: as it is where it is looked at. */
export function told(span: Span, instant: number): number {
  if (instant < span.from) return Number.NEGATIVE_INFINITY;
  return instant < lookedAtUntil(span) ? instant : Number.POSITIVE_INFINITY;
}
