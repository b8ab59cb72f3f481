import { replyTime, report } from '../../src/index.ts';
import { live } from '../../src/live/index.ts';
import { compareFigures, figureAt } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { plainConversations } from './plainConversations.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const CHANGES = 200;

/** Prints what a change of one conversation costs, and reading the figures after it, however many there are. */
export async function benchLive(): Promise<void> {
  console.log('\nLive figures: reply time by group, one conversation corrected, figures read:');
  const asked = report().by('group').measure({ replyTime });
  for (const messages of SIZES) {
    const conversations = plainConversations(messages, { groups: 20 });
    const board = live(asked);
    for (const [i, each] of conversations.entries()) board.put('conversations', i, each);
    const corrected = conversations.slice(0, CHANGES).map((each) => ({ ...each }));
    const ms = await interleaved({
      change: () => {
        for (const [i, each] of corrected.entries()) board.put('conversations', i, each);
      },
      read: () => {
        board.put('conversations', 0, { ...conversations[0], id: 0 });
        board.read();
      },
      again: () => asked.run({ conversations }),
    });
    board.put('conversations', 0, Object(conversations[0]));
    const [now, once] = [board.read().total, asked.run({ conversations }).total].map((total) =>
      ['n', 'open', 'median', 'mean', 'max'].map(
        (name) => [name, figureAt(total, `replyTime.${name}`) ?? null] as const,
      ),
    );
    compareFigures(new Map(now), new Map(once));
    console.log(
      `  ${conversations.length.toLocaleString('en')} conversations: a change ${((ms('change') * 1000) / CHANGES).toFixed(1)} µs, a change and a reading ${ms('read').toFixed(2)} ms, all again ${ms('again').toFixed(1)} ms`,
    );
  }
}
