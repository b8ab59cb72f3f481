import { receivedMessages, replyTime, report } from '../../src/index.ts';
import { runOver } from '../../src/stream/index.ts';
import { mergeReports, presentReport, summarizeReport } from '../../src/summary/index.ts';
import { compareFigures, figureAt } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { plainConversations } from './plainConversations.ts';

const MESSAGES = 1_000_000;
const SHARDS = 30;

/** Prints what a report takes over an async iterable, and from stored pieces, beside one run over the list. */
export async function benchStream(): Promise<void> {
  const conversations = plainConversations(MESSAGES, { groups: 20 });
  const asked = report().by('group').per('month').measure({ replyTime, receivedMessages });
  async function* cursor() {
    yield* conversations;
  }
  const size = Math.ceil(conversations.length / SHARDS);
  const shards = Array.from({ length: SHARDS }, (_, i) => conversations.slice(i * size, (i + 1) * size));
  const stored = shards.map((shard) => JSON.stringify(summarizeReport(asked, { conversations: shard })));
  const fromStored = () =>
    presentReport(
      asked,
      mergeReports(
        asked,
        stored.map((text) => JSON.parse(text)),
      ),
    );
  const ms = await interleaved({
    once: () => asked.run({ conversations }),
    streamed: () => runOver(asked, { conversations: cursor() }),
    fold: () => shards.map((shard) => summarizeReport(asked, { conversations: shard })),
    stored: fromStored,
  });
  console.log(`\n${MESSAGES.toLocaleString('en')} messages, two metrics by group and month:`);
  const once = ms('once');
  console.log(`  one run over the list: ${once.toFixed(0)} ms`);
  const times = (name: 'streamed' | 'fold' | 'stored'): string =>
    `${ms(name).toFixed(0)} ms, ${(ms(name) / once).toFixed(1)} times`;
  console.log(`  over an async iterable, in pieces of 10,000: ${times('streamed')}`);
  console.log(`  folded into ${SHARDS} summaries: ${times('fold')}`);
  const bytes = stored.reduce((sum, text) => sum + text.length, 0);
  console.log(
    `  ${SHARDS} stored summaries (${(bytes / MESSAGES).toFixed(0)} bytes a message) parsed, merged, presented: ${times('stored')}`,
  );
  const figures = ({ total }: { readonly total: object }): Map<string, number | null> =>
    new Map(
      ['replyTime.n', 'replyTime.median', 'replyTime.p90', 'replyTime.open', 'receivedMessages.value'].map(
        (name) => [name, figureAt(total, name) ?? null],
      ),
    );
  compareFigures(
    figures(asked.run({ conversations })),
    figures(await runOver(asked, { conversations: cursor() })),
  );
  compareFigures(figures(asked.run({ conversations })), figures(fromStored()));
}
