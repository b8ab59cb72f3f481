import { benchAddOpenTime } from './addOpenTime.ts';
import { benchCompile } from './compile.ts';
import { benchElapsed } from './elapsed.ts';
import { benchExported } from './exported.ts';
import { benchGrowth } from './growth.ts';
import { benchHostile } from './hostile.ts';
import { benchLive } from './live.ts';
import { benchLoading } from './loading.ts';
import { benchReplyTime } from './replyTime.ts';
import { benchReport } from './report.ts';
import { benchRows } from './rows.ts';
import { benchStream } from './stream.ts';

const BENCHES: ReadonlyMap<string, () => unknown> = new Map([
  ['compile', benchCompile],
  ['elapsed', benchElapsed],
  ['addOpenTime', benchAddOpenTime],
  ['hostile', benchHostile],
  ['replyTime', benchReplyTime],
  ['report', benchReport],
  ['exported', benchExported],
  ['growth', benchGrowth],
  ['live', benchLive],
  ['stream', benchStream],
  ['rows', benchRows],
  ['loading', benchLoading],
]);

// Names choose benches, all without: npm run bench -- report growth
const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'));
for (const name of asked.length > 0 ? asked : BENCHES.keys()) {
  const bench = BENCHES.get(name);
  if (bench === undefined)
    throw new Error(`No bench is named ${name}; there are ${[...BENCHES.keys()].join(', ')}.`);
  await bench();
}
