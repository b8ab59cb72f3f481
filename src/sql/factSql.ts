import { ensure, KpiError } from '../errors.ts';
import type { Fact } from '../facts/fact.ts';
import type { MessageRules } from '../facts/messages.ts';
import type { ResponseRules } from '../facts/responses.ts';
import type { WaitRules } from '../facts/waits.ts';
import { messagesSql } from './messagesSql.ts';
import { responsesSql } from './responsesSql.ts';
import type { SqlFact } from './sqlFact.ts';
import type { Statement } from './statement.ts';
import { waitsSql } from './waitsSql.ts';

/**
 * How the rows of a fact are read off tables.
 *
 * @throws KpiError `not-in-sql` for a fact that is read in JavaScript only, or for such rules
 */
export function factSql({ name = '', needs, options }: Fact, statement: Statement): SqlFact {
  const [limit] = 'limits' in options && Array.isArray(options.limits) ? options.limits : [];
  const remedy = "Give one length of time for all, such as '48h': other targets are held in JavaScript only.";
  ensure(limit === undefined, 'not-in-sql', String(limit), limit, remedy);
  if (name === 'waits' && hasWaitRules(options)) return waitsSql(options, 'wait', statement);
  if (name === 'messageWaits' && hasWaitRules(options)) return waitsSql(options, 'message', statement);
  if (name === 'messages' && hasMessageRules(options)) return messagesSql(options, statement);
  if (needs === 'surveyResponses' && hasResponseRules(options)) return responsesSql(options, name, statement);
  throw new KpiError('not-in-sql', 'metric', name || needs, 'Compute this one in JavaScript.');
}

function hasMessageRules(options: object): options is MessageRules {
  return (
    'asOf' in options &&
    typeof options.asOf === 'function' &&
    'onInvalid' in options &&
    'botRepliesCount' in options
  );
}

function hasWaitRules(options: object): options is WaitRules {
  return hasMessageRules(options) && 'schedule' in options && 'episodeStart' in options;
}

function hasResponseRules(options: object): options is ResponseRules {
  return 'scale' in options && typeof options.scale === 'string' && 'onInvalid' in options;
}
