import { benchAddOpenTime } from './addOpenTime.ts';
import { benchCompile } from './compile.ts';
import { benchElapsed } from './elapsed.ts';
import { benchHostile } from './hostile.ts';
import { benchLoading } from './loading.ts';
import { benchReplyTime } from './replyTime.ts';
import { benchRows } from './rows.ts';

benchCompile();
benchElapsed();
benchAddOpenTime();
benchHostile();
benchReplyTime();
benchRows();
benchLoading();
