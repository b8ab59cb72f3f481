import { type Conversation, firstReplyTime, nps, report } from 'support-kpi';

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
