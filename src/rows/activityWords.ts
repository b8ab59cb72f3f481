import { SENDERS, type Sender, STATUSES, type Status } from '../records/conversation.ts';
import type { WordRule } from './wordReader.ts';
import { wordRule } from './words.ts';

/**
 * What an activity of an event log is: the message of a sender, an internal note, a status from then on, the assignment
 * to an agent, or nothing that counts.
 */
export type Activity = Sender | 'note' | Status | 'assigned' | 'ignored';

const WORDS = /* @__PURE__ */ wordRule<Activity>({
  customer:
    'customer created create insert inserted submitted submit received registered reported logged customerwrote customerreplied customerreply customerresponded customerresponse customermessage customermessaged customercommented customercomment messagefromcustomer replyfromcustomer messagereceived emailreceived replyreceived incomingmessage inboundmessage enduserreplied enduserreply endusercomment requesterreplied requesterreply userreplied userreply contactreplied',
  agent:
    'agent agentreplied agentreply agentresponded agentresponse agentwrote agentmessage agentmessaged agentcommented agentcomment messagefromagent replyfromagent messagesent emailsent replysent replied responded answered outgoingmessage outboundmessage staffreplied staffreply operatorreplied operatorreply adminreplied adminreply firstresponse firstreply firstresponsesent firstreplysent supportreplied supportreply publicreply publicreplyadded',
  bot: 'bot botreplied botreply botresponded botresponse botmessage botwrote chatbotreplied chatbotreply messagefrombot aireplied aireply aiagentreplied',
  system: 'system systemmessage autoreply autoreplysent autoresponse autoresponsesent acknowledgementsent',
  campaign: 'campaign campaignsent broadcastsent newslettersent',
  note: 'note noteadded addnote addednote notecreated internalnote internalnoteadded privatenote privatenoteadded internalcomment internalcommentadded worknote worknotes worknoteadded',
  new: 'new statusnew',
  open: 'open opened reopened reopen statusopen inprogress workinprogress workstarted',
  pending:
    'pending wait waiting waitingforcustomer waitingoncustomer awaitingcustomer awaitingreply statuspending snoozed',
  hold: 'hold onhold putonhold statusonhold waitingforthirdparty waitingonthirdparty suspended',
  solved: 'solved resolved solve resolve statussolved statusresolved markedsolved markedresolved',
  closed: 'closed close statusclosed canceled cancelled',
  assigned:
    'assigned assign reassigned reassign assignment assigneechanged assignedtoagent agentassigned takeincharge takeownership ownerchanged',
  ignored: 'ignored viewed view tagged tagadded tagremoved',
});

/** The things that a log is about, before or after what happened to them: `Ticket created`, `Resolve ticket`. */
const THING =
  /^(?:ticket|case|issue|incident|request|conversation)|(?:ticket|case|issue|incident|request|conversation)$/;

/** Reads `activity`: what happened. */
export const ACTIVITY_WORDS: WordRule<Activity> = /* @__PURE__ */ (() => ({
  allowed: [...SENDERS, 'note', ...STATUSES, 'assigned', 'ignored'] as const,
  meaningOf: (word: string, value: unknown) =>
    WORDS.meaningOf(word, value) ?? WORDS.meaningOf(word.replace(THING, ''), value),
}))();
