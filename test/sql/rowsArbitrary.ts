import fc from 'fast-check';

const MINUTE_MS = 60_000;

/** A text, or nothing in one of the ways that there are. */
type Text = string | number | null | undefined;

/** A flag as databases give it, or nothing. */
type Flag = boolean | Text;

/** When it happened; `null` for a time that is missing. */
export interface EventRow {
  readonly at: number | null;
}

/** A message, in which a sender, a kind or a visibility may be one that nobody knows. */
export interface MessageRow extends EventRow {
  readonly from: string;
  readonly agentId?: Text;
  readonly id?: Text;
  readonly visibility?: Text;
  readonly automatic?: Flag;
  readonly kind?: Text;
  readonly duplicateOf?: Text;
}

/** A change of status, maybe to one that nobody knows. */
export interface StatusRow extends EventRow {
  readonly to: string;
}

/** A conversation was given to somebody, maybe at a time that is none. */
export interface AssignmentRow extends EventRow {
  readonly toAgent?: Text;
  readonly toTeam?: Text;
}

/** A conversation, in which anything may be wrong. */
export interface ConversationRow {
  readonly id: string;
  readonly createdAt?: Text;
  readonly direction?: Text;
  readonly channel?: Text;
  readonly team?: Text;
  readonly spam?: Flag;
  readonly deleted?: Flag;
  readonly test?: Flag;
  readonly mergedInto?: Text;
  readonly messages: readonly MessageRow[];
  readonly statuses: readonly StatusRow[];
  readonly assignments?: readonly AssignmentRow[];
}

/** A survey response. */
export interface ResponseRow {
  readonly id?: Text;
  readonly at?: number | null | undefined;
  readonly score?: number | null | undefined;
  readonly kind?: Text;
  readonly channel?: Text;
  readonly agentId?: Text;
}

/** One thing nearly always, another now and then. */
function mostly<T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>, odds = 30): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: odds, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const none = fc.constant(undefined);

/** Nothing, in every way that there is. */
const nothing = fc.constantFrom(undefined, null, '', Number.NaN);

/** Times in few steps, so that many are the same; most in two days, some weeks apart. */
function instants(from: number): fc.Arbitrary<number> {
  return fc
    .oneof(
      fc.integer({ min: 0, max: 40 }).map((step) => step * 5),
      fc.integer({ min: 0, max: 200 }).map((step) => step * 15),
      fc.integer({ min: 0, max: 300 }).map((step) => step * 60 + (step % 7)),
    )
    .map((minutes) => from + minutes * MINUTE_MS);
}

const badInstant = fc.constantFrom(
  null,
  1_770_000_000,
  9_000_000_000_000,
  -2_208_988_800_001,
  7_258_118_400_000,
);

/** A person or a team; commas and signs stand in names too. */
const someone: fc.Arbitrary<Text> = fc.oneof(
  nothing,
  fc.constantFrom('Ana', 'Ben', 'Ben, jr.', '%', "O'Neil"),
);

const channel: fc.Arbitrary<Text> = fc.oneof(nothing, fc.constantFrom('email', 'chat', 'Chat'));

function assignment(from: number): fc.Arbitrary<AssignmentRow> {
  return fc.record({ at: mostly(instants(from), badInstant), toAgent: someone, toTeam: someone });
}

function message(from: number): fc.Arbitrary<MessageRow> {
  return fc.record({
    at: mostly(instants(from), badInstant, 400),
    from: mostly(
      fc.constantFrom('customer', 'customer', 'customer', 'agent', 'agent', 'bot', 'system', 'campaign'),
      fc.constant('alien'),
      400,
    ),
    agentId: someone,
    id: fc.oneof(nothing, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')),
    visibility: fc.oneof(
      nothing,
      nothing,
      mostly(fc.constantFrom('public', 'public', 'internal'), fc.constant('secret'), 200),
    ),
    automatic: fc.constantFrom(undefined, null, '', Number.NaN, false, 0, false, true, 1),
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.oneof(nothing, fc.constant('text')) },
      {
        weight: 2,
        arbitrary: mostly(
          fc.constantFrom('note', 'reaction', 'template', 'activity', 'call', 'survey', 'delivery-failed'),
          fc.constant('smell'),
          200,
        ),
      },
    ),
    duplicateOf: mostly(nothing, fc.constant('a')),
  });
}

function status(from: number): fc.Arbitrary<StatusRow> {
  return fc.record({
    at: mostly(instants(from), badInstant, 400),
    to: mostly(
      fc.constantFrom('solved', 'closed', 'solved', 'new', 'open', 'pending', 'hold'),
      fc.constant('gone'),
      400,
    ),
  });
}

/** Conversations that lie around a change of the clocks. */
export function conversationRows(from: number): fc.Arbitrary<ConversationRow[]> {
  const seldom = mostly(fc.oneof(nothing, fc.constantFrom(false, 0)), fc.constantFrom(true, 1));
  return fc
    .array(
      fc.record({
        createdAt: fc.oneof(nothing, instants(from), badInstant),
        direction: mostly(
          fc.oneof(nothing, fc.constantFrom('inbound', 'unknown', 'outbound')),
          fc.constant('OUTBOUND'),
          60,
        ),
        channel,
        team: someone,
        spam: seldom,
        deleted: seldom,
        test: seldom,
        mergedInto: mostly(nothing, fc.constant('x')),
        messages: fc.array(message(from), { maxLength: 14, size: 'max' }),
        statuses: fc.array(status(from), { maxLength: 4, size: 'max' }),
        assignments: fc.array(assignment(from), { maxLength: 3, size: 'max' }),
      }),
      { minLength: 0, maxLength: 24, size: 'max' },
    )
    .map((rows) => rows.map((row, i) => ({ ...row, id: i % 23 === 22 ? '' : `c${i}` })));
}

/** Survey responses of several kinds, some of them twice, some without an answer. */
export const responseRows: fc.Arbitrary<ResponseRow[]> = fc.array(
  fc.record({
    id: fc.oneof(nothing, fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    // Few instants, so that answers meet; seconds and times of the year 1 are no times.
    at: fc.oneof(
      none,
      fc.integer({ min: 0, max: 5 }).map((minute) => Date.UTC(2026, 2, 2) + minute * MINUTE_MS),
      badInstant,
    ),
    score: mostly(
      fc.integer({ min: -1, max: 11 }),
      fc.constantFrom(null, undefined, 3.5, 6.5, 8.5, 10.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY),
      6,
    ),
    channel,
    agentId: someone,
    kind: fc.constantFrom(undefined, null, '', 'nps', 'csat', "'; drop table survey_responses; --"),
  }),
  { maxLength: 60, size: 'max' },
);
