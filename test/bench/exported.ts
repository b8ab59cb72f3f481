import { type Conversation, replyTime } from '../../src/index.ts';
import { exportedConversations } from './exportedConversations.ts';
import { compareFigures } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { baseline, type Library } from './library.ts';
import { plainConversations } from './plainConversations.ts';
import { readAllFields, readFields } from './readFields.ts';
import { printSpeed, replyTimes } from './replyTime.ts';
import { summaryByHand } from './summaryByHand.ts';
import { waitsByHand } from './waitsByHand.ts';

const MESSAGES = 1_000_000;

/** Prints how fast reply times are read from what helpdesks export, and from what `JSON.parse` gives. */
export async function benchExported(): Promise<void> {
  const exported = exportedConversations(MESSAGES);
  console.log(
    `\nreplyTime on ${MESSAGES.toLocaleString('en')} messages as helpdesks export them: statuses, bots, notes, automatic messages, five shapes`,
  );
  const earlier = await baseline();
  await compare('as they are made', exported, earlier);
  await compare('from JSON.parse', parsed(exported), earlier);
  console.log('  plain ones:');
  await compare('from JSON.parse', parsed(plainConversations(MESSAGES)), earlier);
}

async function compare(
  name: string,
  conversations: readonly Conversation[],
  earlier: Library | undefined,
): Promise<void> {
  const ms = await interleaved({
    bare: () => readFields(conversations),
    all: () => readAllFields(conversations),
    ours: () => replyTime(conversations),
    hand: () => summaryByHand(waitsByHand(conversations)),
    earlier: () => earlier?.replyTime(conversations),
  });
  const messages = conversations.reduce((sum, { messages = [] }) => sum + messages.length, 0);
  const loops = { bare: ms('bare'), all: ms('all') };
  printSpeed(`${name}: a loop that reads six fields`, messages, loops.bare, loops);
  printSpeed('a loop that reads every field that may matter', messages, loops.all, loops);
  printSpeed('replyTime', messages, ms('ours'), loops);
  compareFigures(replyTimes(conversations), summaryByHand(waitsByHand(conversations)));
  printSpeed('by hand, nothing checked', messages, ms('hand'), loops);
  if (earlier) printSpeed('the baseline', messages, ms('earlier'), loops);
}

function parsed(conversations: readonly Conversation[]): readonly Conversation[] {
  return JSON.parse(JSON.stringify(conversations));
}
