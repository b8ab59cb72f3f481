/**
 * Writes the pages that are made from the declarations and from the build: `docs/facts.md`, `docs/sizes.md`. Needs a build:
 * `npm run build && npx tsx --tsconfig test/tsconfig.json test/docs/writeTables.ts`.
 */
import { writeFileSync } from 'node:fs';
import { root } from '../package/doors.ts';
import { factTables } from './factTables.ts';
import { measureSizes, sizeTable } from './sizeTable.ts';

writeFileSync(new URL('docs/facts.md', root), factTables());
writeFileSync(new URL('docs/sizes.md', root), sizeTable(await measureSizes()));
