import type { MessageKind, Sender, Status } from '../records/conversation.ts';
import { readBoolean } from './readBoolean.ts';
import type { WordRule } from './wordReader.ts';

/** Reads `from`: who sent a message. */
export const SENDER_WORDS: WordRule<Sender> = /* @__PURE__ */ wordRule<Sender>(
  {
    customer:
      'customer received inbound incoming in enduser user lead contact client requester visitor guest consumer buyer patient reporter caller',
    agent:
      'agent sent outbound outboundapi outboundreply outgoing out admin operator teammate staff support employee representative rep owner assignee teammember supportagent technician',
    bot: 'bot operatorbot botuser chatbot agentbot ai aiagent assistant virtualagent virtualassistant fin',
    system: 'system automation workflow activity trigger integration',
    campaign: 'campaign broadcast marketing newsletter',
  },
  {
    flags: [
      [
        'customer',
        'agent',
        'inbound incoming isinbound isincoming iscustomer fromcustomer iscustomermessage isenduser',
      ],
      [
        'agent',
        'customer',
        'outbound outgoing isoutbound isoutgoing isagent fromagent isstaff isreply isagentmessage',
      ],
    ],
  },
);

/** Reads `visibility`: who can see a message. */
export const VISIBILITY_WORDS: WordRule<'public' | 'internal'> = /* @__PURE__ */ wordRule<
  'public' | 'internal'
>(
  { public: 'public external visible', internal: 'internal private note hidden' },
  {
    flags: [
      ['public', 'internal', 'public ispublic jsdpublic'],
      ['internal', 'public', 'internal isinternal private isprivate isnote'],
    ],
  },
);

/** Reads `kind`: what kind of message it is. */
export const KIND_WORDS: WordRule<MessageKind> = /* @__PURE__ */ wordRule<MessageKind>({
  text: 'text comment message reply email mail chat sms web customer image file attachment audio video document quickreply publiccomment publicreply',
  note: 'note noteandreopen internalnote privatenote internalcomment privatecomment internal private worknote worknotes',
  reaction: 'reaction like emoji',
  template: 'template',
  activity:
    'activity event lineitem assignment assigned assign open opened close closed snoozed unsnoozed timerunsnooze assignandreopen assignandunsnooze awaymodeassignment participantadded participantremoved statuschange status change system merged',
  call: 'call phone voice voicecomment phonecall',
  survey: 'survey csat rating nps conversationratingchanged',
  'delivery-failed': 'deliveryfailed failed bounced bounce undelivered',
});

/** Reads `direction`: who began a conversation. */
export const DIRECTION_WORDS: WordRule<'inbound' | 'outbound'> = /* @__PURE__ */ wordRule<
  'inbound' | 'outbound'
>({
  inbound: 'inbound incoming received in',
  outbound: 'outbound outgoing sent out outboundapi',
});

/** Reads `status`, as helpdesks call it. */
export const STATUS_WORDS: WordRule<Status> = /* @__PURE__ */ wordRule<Status>({
  new: 'new created todo',
  open: 'open opened reopened active inprogress working workinprogress assigned escalated inreview waitingforsupport waitingonus awaitingagent customerresponded unassigned',
  pending:
    'pending pendingreminder waiting waitingoncustomer waitingforcustomer waitingoncontact awaitingcustomer awaitingreply awaitinguserinfo pendingclose snoozed',
  hold: 'hold onhold waitingonthirdparty waitingforthirdparty waitingforapproval suspended blocked',
  solved: 'solved resolved done fixed completed complete',
  closed: 'closed close canceled cancelled archived merged declined rejected duplicate',
});

/** Reads `lifecycle`: whether an activity has ended. */
export const LIFECYCLE_WORDS: WordRule<'complete' | 'other'> = /* @__PURE__ */ wordRule<'complete' | 'other'>(
  {
    complete: 'complete completed end ended finish finished done',
    other:
      'other start started begin begun schedule scheduled assign assigned reassign reassigned suspend suspended resume resumed withdraw withdrawn manualskip autoskip abort aborted ateabort piabort unknown',
  },
);

/** Reads `automatic`, `spam`, `deleted` and `test`: yes or no. */
export const BOOLEAN_WORDS: WordRule<boolean> = {
  allowed: [true, false],
  meaningOf: (_word, value) => readBoolean(value),
};

type Flags<T> = readonly (readonly [yes: T, no: T, columns: string])[];

/** A rule from the words of each meaning; the first word of each is its own name. */
export function wordRule<T extends string>(
  meanings: Readonly<Record<T, string>>,
  { flags = [] }: { readonly flags?: Flags<T> } = {},
): WordRule<T> {
  const words = new Map<string, T>();
  const allowed: T[] = [];
  for (const meaning in meanings) {
    allowed.push(meaning);
    for (const word of meanings[meaning].split(' ')) words.set(word, meaning);
  }
  return {
    allowed,
    meaningOf: (word) => words.get(word),
    flags: new Map(
      flags.flatMap(([yes, no, columns]) => columns.split(' ').map((name) => [name, [yes, no]] as const)),
    ),
  };
}
