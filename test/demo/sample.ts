import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sample that is shown when no file is named. All of it is made up. */
export const sample = {
  messages: pathOf('messages.csv'),
  responses: pathOf('responses.csv'),
  script: relative(process.cwd(), fileURLToPath(new URL('generateSample.ts', import.meta.url))),
  zone: 'Europe/Rome',
  hours: 'mon-fri 09:00-13:00,14:00-18:00; sat 09:00-13:00',
  cost: 5_200,
  customers: 2_400,
  lost: 132,
} as const;

function pathOf(name: string): string {
  return relative(process.cwd(), fileURLToPath(new URL(`sample/${name}`, import.meta.url)));
}
