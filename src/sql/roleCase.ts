import { EVENT_CLASSES, messageOf } from '../facts/reading/eventClass.ts';
import { IGNORED, type ReplyRules, roleOf } from '../facts/reading/messageRole.ts';
import { MESSAGE_KINDS, SENDERS, VISIBILITIES } from '../records/conversation.ts';

/**
 * What a message counts as, in SQL, if it can be understood. The rules are not told here again: they are asked about every
 * class of messages that there is, and their answers are written down.
 *
 * Reads the columns `sender`, `kind`, `visibility` and `automatic`, of which only the first may be NULL.
 */
export function roleCase(rules: ReplyRules): string {
  const kindsOf = new Map<string, string[]>();
  for (let number = 0; number < EVENT_CLASSES; number++) {
    const message = messageOf(number);
    const role = roleOf(number, rules);
    if (message === undefined || role === IGNORED) continue;
    const { from, kind, isPublic, isAutomatic } = message;
    const test = `sender = '${from}' AND visibility = '${isPublic ? 'public' : 'internal'}' AND ${isAutomatic ? '' : 'NOT '}automatic`;
    const key = `${role} ${test}`;
    kindsOf.set(key, [...(kindsOf.get(key) ?? []), kind]);
  }
  const cases = [...kindsOf].map(([key, kinds]) => {
    const [role, ...test] = key.split(' ');
    return `WHEN ${test.join(' ')} AND kind IN (${listed(kinds)}) THEN ${role}`;
  });
  return `CASE ${[...cases, `ELSE ${IGNORED}`].join('\n      ')} END`;
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
