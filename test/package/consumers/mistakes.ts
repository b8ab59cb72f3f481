import { type Conversation, firstReplyTime, nps, report, slaCompliance } from 'support-kpi';

declare const conversations: Conversation[];
const monthly = report().per('month').measure({ firstReplyTime, nps });

// @ts-expect-error: the reply time needs conversations, which are not given
monthly.run({ surveyResponses: [] });
// @ts-expect-error: the score needs survey responses, which are not given
monthly.run({ conversations });

const [row] = monthly.run({ conversations, surveyResponses: [] }).rows;
// @ts-expect-error: the measure is called firstReplyTime
row?.frstReplyTime;
// @ts-expect-error: a figure can be null
export const score: number = nps([]).value;
// @ts-expect-error: the option is called schedule
firstReplyTime(conversations, { shcedule: undefined });
// @ts-expect-error: a target is missing
slaCompliance(conversations, {});
// @ts-expect-error: a target is missing
slaCompliance(conversations);
// @ts-expect-error: a target is missing
slaCompliance.with({ solveFulfils: true });
// @ts-expect-error: a target is missing
report().measure({ slaCompliance });
// @ts-expect-error: working days are called openDays
slaCompliance(conversations, { firstReply: { opendays: '2 days' } });

const split = report()
  .by('plan', { region: () => 'eu' })
  .where({ brand: 'acme' })
  .measure({ nps });
const surveyResponses = [{ score: 9, plan: 'pro', brand: 'acme' }];
const [bySplit] = split.run({ surveyResponses }).rows;
// @ts-expect-error: the row has what it was split by
bySplit?.pln;
// @ts-expect-error: the report does not compare
bySplit?.nps.change;
// @ts-expect-error: the report is not split by time
bySplit?.period;
// @ts-expect-error: the field of the record is called plan
split.run({ surveyResponses: [{ score: 9, pln: 'pro' }] });
// @ts-expect-error: the list is called surveyResponses
split.run({ surveyResponses, surveyRespones: [] });
// @ts-expect-error: a condition is a text, a number, true, false or null
report().where({ brand: new Date(0) });
// @ts-expect-error: reports are compared with what was before, or a year before
report().compare('before');
// @ts-expect-error: no measure knows this option
report({ headlin: 'p90' });
