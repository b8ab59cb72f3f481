import { CUSTOMER, messageRole, OUTREACH, REPLY, type ReplyRules } from '../facts/messageRole.ts';
import type { MessageKind, Sender } from '../records/conversation.ts';

const SENDERS: readonly Sender[] = ['customer', 'agent', 'bot', 'system', 'campaign'];
const KINDS: readonly MessageKind[] = [
  'text',
  'note',
  'reaction',
  'template',
  'activity',
  'call',
  'survey',
  'delivery-failed',
];
const VISIBILITIES = ['public', 'internal'] as const;

/**
 * What a message counts as, in SQL; NULL where it cannot be understood. The rules are not told here again:
 * `messageRole` is asked about every message that there can be, and its answers are written down.
 *
 * Reads the columns `sender`, `kind`, `visibility` and `automatic`, of which only the first may be NULL.
 */
export function roleCase(rules: ReplyRules): string {
  const cases: string[] = [];
  const add = (test: string, kinds: readonly MessageKind[], role: number): void => {
    if (kinds.length > 0) cases.push(`WHEN ${test} AND kind IN (${listed(kinds)}) THEN ${role}`);
  };
  for (const visibility of VISIBILITIES) {
    for (const from of SENDERS) {
      for (const role of [CUSTOMER, REPLY, OUTREACH]) {
        const kindsWith = (automatic: boolean): MessageKind[] =>
          KINDS.filter((kind) => messageRole({ at: 0, from, kind, visibility, automatic }, rules) === role);
        const byPerson = kindsWith(false);
        const byRule = kindsWith(true);
        const test = `visibility = '${visibility}' AND sender = '${from}'`;
        add(
          test,
          byPerson.filter((kind) => byRule.includes(kind)),
          role,
        );
        add(
          `${test} AND NOT automatic`,
          byPerson.filter((kind) => !byRule.includes(kind)),
          role,
        );
        add(
          `${test} AND automatic`,
          byRule.filter((kind) => !byPerson.includes(kind)),
          role,
        );
      }
    }
  }
  const known = [
    `sender IN (${listed(SENDERS)})`,
    `kind IN (${listed(KINDS)})`,
    `visibility IN (${listed(VISIBILITIES)})`,
  ].join(' AND ');
  return `CASE ${[...cases, `WHEN ${known} THEN 0`].join('\n      ')} END`;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
