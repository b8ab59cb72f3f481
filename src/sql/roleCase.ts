import { BOT_REPLY, CUSTOMER, messageRole, OUTREACH, REPLY, type ReplyRules } from '../facts/messageRole.ts';
import { MESSAGE_KINDS, type MessageKind, SENDERS, VISIBILITIES } from '../records/conversation.ts';

/**
 * What a message counts as, in SQL, if it can be understood. The rules are not told here again:
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
      for (const role of [CUSTOMER, REPLY, BOT_REPLY, OUTREACH]) {
        const kindsWith = (automatic: boolean): MessageKind[] =>
          MESSAGE_KINDS.filter(
            (kind) => messageRole({ at: 0, from, kind, visibility, automatic }, rules) === role,
          );
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
  return `CASE ${[...cases, 'ELSE 0'].join('\n      ')} END`;
}

/** By which field a message cannot be understood, in SQL: the reason, or NULL. Reads the same columns. */
export function messageFaultCase(): string {
  const known = {
    from: ['sender', SENDERS],
    kind: ['kind', MESSAGE_KINDS],
    visibility: ['visibility', VISIBILITIES],
  } as const;
  const cases = Object.entries(known).map(
    ([field, [column, words]]) =>
      `WHEN (${column} IN (${listed(words)})) IS NOT TRUE THEN 'invalid-${field}'`,
  );
  return cases.join('\n        ');
}

/** Words as SQL lists them; none may hold a quote. */
export function listed(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
