import type { Answers, Boundary, Turn } from './answers.ts';
import type { Case } from './caseArbitrary.ts';

/** One question and how to ask it. */
export interface Question {
  readonly text: string;
  ask(answers: Answers): unknown;
}

/** How many ends of stretches at the start and the end of the span are asked about. */
const ENDS = 3;
const BOUNDARIES: readonly Boundary[] = ['nearest', 'farthest'];
const TURNS: readonly Turn[] = ['nextOpening', 'nextClosing', 'previousOpening', 'previousClosing'];

/** What is asked in a case: much of it at and around the ends of stretches, which the library itself names. */
export function questionsOf(one: Case, library: Answers): Question[] {
  const { from, to, parts, duration } = one;
  const middles = parts.map((part) => from + Math.floor((to - from) * part));
  const stretches = library.openSegments(from, to);
  const ends = stretches.flat();
  const edges = new Set(
    [...ends.slice(0, ENDS), ...ends.slice(-ENDS)].flatMap((end) => [end - 1, end, end + 1]),
  );
  const instants = [...new Set([from, to, ...middles, ...edges])].filter((at) => at >= from && at <= to);
  const lengths = stretches.map(([start, end]) => end - start);
  const closings = runningOut(lengths);
  const openings = runningOut(lengths.toReversed());
  return [
    segments(from, to),
    elapsed(from, to),
    elapsed(to, from),
    ...middles.flatMap((at) => [elapsed(from, at), elapsed(at, to)]),
    ...instants.map(isOpen),
    ...BOUNDARIES.flatMap((boundary) => [
      ...[0, 1, duration, ...closings].map((ms) => addOpenTime(from, ms, boundary)),
      ...[0, 1, duration, ...openings].map((ms) => subtractOpenTime(to, ms, boundary)),
      ...middles.flatMap((at) => [0, duration].map((ms) => addOpenTime(at, ms, boundary))),
    ]),
    ...[from, to, ...middles, ...ends.slice(0, 2)].flatMap((at) => TURNS.map((which) => turn(at, which))),
  ];
}

/** Open time that runs out just where a stretch ends, and just after it. */
function runningOut(lengths: readonly number[]): number[] {
  let open = 0;
  return lengths.slice(0, ENDS).flatMap((length) => {
    open += length;
    return [open, open + 1];
  });
}

function elapsed(from: number, to: number): Question {
  return { text: `elapsed(${iso(from)}, ${iso(to)})`, ask: (answers) => answers.elapsed(from, to) };
}

function isOpen(at: number): Question {
  return { text: `isOpen(${iso(at)})`, ask: (answers) => answers.isOpen(at) };
}

function addOpenTime(at: number, ms: number, boundary: Boundary): Question {
  return {
    text: `addOpenTime(${iso(at)}, ${ms}, ${boundary})`,
    ask: (answers) => answers.addOpenTime(at, ms, boundary),
  };
}

function subtractOpenTime(at: number, ms: number, boundary: Boundary): Question {
  return {
    text: `subtractOpenTime(${iso(at)}, ${ms}, ${boundary})`,
    ask: (answers) => answers.subtractOpenTime(at, ms, boundary),
  };
}

function turn(at: number, which: Turn): Question {
  return { text: `${which}(${iso(at)})`, ask: (answers) => answers.turn(at, which) };
}

function segments(from: number, to: number): Question {
  return {
    text: `openSegments(${iso(from)}, ${iso(to)})`,
    ask: (answers) => answers.openSegments(from, to),
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
