import { benchElapsed } from './elapsed.ts';
import { benchReplyTime } from './replyTime.ts';

await benchElapsed();
benchReplyTime();
