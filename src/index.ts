export { KpiError, type KpiErrorCode } from './errors.ts';
export { nps } from './metrics/satisfaction/nps.ts';
export { replyTime } from './metrics/speed/replyTime.ts';
export { firstReplyTime } from './metrics/speed/firstReplyTime.ts';
export { responseRate } from './metrics/outcome/responseRate.ts';
export { slaCompliance } from './metrics/promises/slaCompliance.ts';
export { receivedMessages } from './metrics/volume/receivedMessages.ts';
export { sentReplies } from './metrics/volume/sentReplies.ts';
