import { addOpenTime } from '../../src/schedule/addOpenTime.ts';
import { defineSchedule } from '../../src/schedule/defineSchedule.ts';
import { elapsed } from '../../src/schedule/elapsed.ts';
import { isOpen } from '../../src/schedule/isOpen.ts';
import { nextClosing } from '../../src/schedule/nextClosing.ts';
import { nextOpening } from '../../src/schedule/nextOpening.ts';
import { openSegments } from '../../src/schedule/openSegments.ts';
import { previousClosing } from '../../src/schedule/previousClosing.ts';
import { previousOpening } from '../../src/schedule/previousOpening.ts';
import type { ScheduleDefinition } from '../../src/schedule/scheduleDefinition.ts';
import { subtractOpenTime } from '../../src/schedule/subtractOpenTime.ts';
import { type Answers, type Span, told } from './answers.ts';

const TURNS = { nextOpening, nextClosing, previousOpening, previousClosing };

/** What is to be proved. Instants go in as `Date`: bare numbers near 1970 are refused as seconds. */
export function libraryAnswers(definition: ScheduleDefinition, span: Span): Answers {
  const schedule = defineSchedule(definition);
  return {
    elapsed: (from, to) => elapsed(schedule, new Date(from), new Date(to)),
    isOpen: (at) => isOpen(schedule, new Date(at)),
    addOpenTime: (at, duration, boundary) =>
      told(span, addOpenTime(schedule, new Date(at), duration, { boundary }) ?? Number.POSITIVE_INFINITY),
    subtractOpenTime: (at, duration, boundary) =>
      told(
        span,
        subtractOpenTime(schedule, new Date(at), duration, { boundary }) ?? Number.NEGATIVE_INFINITY,
      ),
    turn: (at, which) => {
      const none = which.startsWith('next') ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      return told(span, TURNS[which](schedule, new Date(at)) ?? none);
    },
    openSegments: (from, to) =>
      openSegments(schedule, new Date(from), new Date(to)).map(({ startAt, endAt }) => [startAt, endAt]),
  };
}
