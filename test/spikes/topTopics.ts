import { conversationOptions } from '../../src/define/conversationOptions.ts';
import type { Metric, Records } from '../../src/define/metric.ts';
import { oneOf } from '../../src/define/options.ts';
import { type TableResult, table } from '../../src/define/table.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { OnInvalid } from '../../src/facts/reading/tally.ts';
import { type ResponseRules, responses, type Scores } from '../../src/facts/responses.ts';
import { isAbsent } from '../../src/records/isAbsent.ts';
import { readInstant } from '../../src/time/instant.ts';
import { factOf } from './factOf.ts';

/** Topics of conversations, one row each; a conversation without any has one row without a topic. */
export const topics: Fact<'at' | 'tagged' | 'first', 'topic', 'conversations'> = factOf({
  name: 'topics',
  needs: 'conversations',
  columns: { at: 'instant', tagged: 'flag', first: 'flag' },
  labels: ['topic'],
  read: (records) => ({
    rows: records.flatMap(([{ tags, createdAt }, record]) => {
      const own = new Set((tags ?? []).filter((tag) => !isAbsent(tag)));
      const at = readInstant(createdAt);
      const found: readonly (string | null)[] = own.size === 0 ? [null] : [...own];
      return found.map((topic, i) => ({ record, at, tagged: +(topic !== null), first: +(i === 0), topic }));
    }),
  }),
});

/** What do customers write about? Shares are of the conversations that have a topic, or of all. */
export const topTopics: Metric<
  Records<'conversations'>,
  { readonly shareOf?: 'tagged' | 'all'; readonly onInvalid?: OnInvalid },
  TableResult,
  'conversations'
> = table({
  id: 'topTopics@1',
  unit: 'topics',
  better: 'none',
  needs: ['conversations'],
  options: () => ({ shareOf: oneOf('tagged', 'all'), onInvalid: conversationOptions().onInvalid }),
  measure: ({ shareOf }) => ({
    of: topics,
    when: { at: 'at' },
    where: shareOf === 'tagged' ? 'tagged' : 1,
    each: 'topic',
    share: 'first',
  }),
});

const RULES: ResponseRules = { scale: '1-5', fractional: false, onInvalid: 'exclude' };

/** How many answers of each score? */
export const csatDistribution: Metric<Scores, object, TableResult, 'surveyResponses'> = table({
  id: 'csatDistribution@1',
  unit: 'scores',
  better: 'none',
  needs: ['surveyResponses'],
  options: () => ({}),
  measure: () => ({ of: responses(RULES, 'csat'), when: { at: 'at' }, each: 'score' }),
});

/** How many answers to each agent? */
export const scoresOfAgents: Metric<Scores, object, TableResult, 'surveyResponses'> = table({
  id: 'scoresOfAgents@1',
  unit: 'answers',
  better: 'none',
  needs: ['surveyResponses'],
  options: () => ({}),
  measure: () => ({ of: responses(RULES, 'csat'), when: { at: 'at' }, each: 'agent' }),
});
