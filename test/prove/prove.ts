// The long proof: the schedule engine against two oracles, in every time zone, by processes in four time zones of
// their own. Each compares a quarter of the cases and gives a digest of all answers; the digests must be equal.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ShareAnswer, ShareOrder } from './proveShare.ts';
import { addTally, emptyTally, tallyText } from './tally.ts';

const PROCESS_ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '48' }, seed: { type: 'string', default: '20260101' } },
});
const casesPerZone = Number(values.cases);
const seed = Number(values.seed);
if (!(Number.isInteger(casesPerZone) && casesPerZone > 0 && Number.isInteger(seed))) {
  console.error('Usage: tsx test/prove/prove.ts [--cases <a zone, 48>] [--seed <number>]');
  process.exit(2);
}

function runShare(timeZone: string, order: ShareOrder): Promise<ShareAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./proveShare.ts', import.meta.url)), {
      env: { ...process.env, TZ: timeZone },
    });
    child.once('message', (answer: ShareAnswer) => resolve(answer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process in ${timeZone} ended with code ${code}`)));
    child.send(order);
  });
}

const sum = emptyTally();
const digests = new Set<string>();
console.log(`seed ${seed}, ${casesPerZone} cases a zone`);
for (const [share, timeZone] of PROCESS_ZONES.entries()) {
  const order = { seed, casesPerZone, share, shares: PROCESS_ZONES.length };
  // One after the other: a proof may take its time, but not all of the machine.
  const { tally, digest, clock, seconds } = await runShare(timeZone, order);
  console.log(`TZ=${timeZone} (${clock}): digest ${digest.slice(0, 16)}, ${Math.round(seconds)} s`);
  digests.add(digest);
  sum.zones = tally.zones;
  sum.cases = tally.cases;
  addTally(sum, tally);
}
console.log(tallyText(sum));
console.log(
  digests.size === 1 ? 'the answers are the same in all of them' : 'the answers differ between them',
);
process.exitCode = sum.faulty === 0 && digests.size === 1 ? 0 : 1;
