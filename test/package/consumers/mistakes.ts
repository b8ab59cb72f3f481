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
