import { KpiError } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import type { MessageRules } from '../facts/messages.ts';
import { ROLE_RULES } from '../facts/reading/roles.ts';
import type { ResponseRules } from '../facts/responses.ts';
import { WAIT_RULES, type WaitRules } from '../facts/waits.ts';
import { SURVEY_KINDS } from '../records/surveyResponse.ts';
import { messagesSql } from './messagesSql.ts';
import { responsesSql } from './responsesSql.ts';
import type { SqlAsked, SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { waitsSql } from './waitsSql.ts';

/**
 * How the rows of a fact are read off tables of records.
 *
 * @throws KpiError `not-in-sql` for a fact that is read in JavaScript only, or for such rules
 */
export function factSql({ name, rules }: Fact, asked: SqlAsked, statement: Statement): SqlFact {
  const strange = Object.keys(rules).find((rule) => !RULES.includes(rule));
  if (strange !== undefined) {
    const remedy = 'This rule is followed in JavaScript only: load the rows with loadFacts.';
    throw new KpiError('not-in-sql', `rules.${strange}`, Reflect.get(rules, strange), remedy);
  }
  if (name === 'waits' && hasWaitRules(rules)) return waitsSql(rules, 'wait', asked, statement);
  if (name === 'messageWaits' && hasWaitRules(rules)) return waitsSql(rules, 'message', asked, statement);
  if (name === 'messages' && hasMessageRules(rules)) return messagesSql(rules, asked, statement);
  const kind = SURVEY_KINDS.find((each) => name === `${each}Responses`);
  if (kind && hasResponseRules(rules)) return responsesSql(rules, kind, asked, statement);
  const remedy =
    'Only waits, messages and survey responses are read off tables of records: load the rows of this fact with loadFacts.';
  throw new KpiError('not-in-sql', 'metric', name, remedy);
}

/** A rule that is not known here would be left out in silence. */
const RULES: readonly string[] = [...ROLE_RULES, ...WAIT_RULES, 'scale', 'fractional'];

function hasMessageRules(rules: object): rules is MessageRules {
  return 'asOf' in rules && 'onInvalid' in rules && 'botRepliesCount' in rules;
}

function hasWaitRules(rules: object): rules is WaitRules {
  return hasMessageRules(rules) && 'episodeStart' in rules;
}

function hasResponseRules(rules: object): rules is ResponseRules {
  return 'scale' in rules && typeof rules.scale === 'string' && 'onInvalid' in rules;
}
