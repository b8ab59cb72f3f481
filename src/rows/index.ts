export type { Activity } from './activityWords.ts';
export type { ConversationField } from './conversationFields.ts';
export {
  type ConversationsFromEvents,
  type ConversationsFromEventsOptions,
  conversationsFromEvents,
  type EventField,
  type EventValues,
} from './conversationsFromEvents.ts';
export {
  type ConversationsFromMessagesOptions,
  conversationsFromMessages,
  type GroupedConversations,
  type MessageColumns,
  type MessageField,
  type MessageValues,
} from './conversationsFromMessages.ts';
export {
  type ConversationsFromTickets,
  type ConversationsFromTicketsOptions,
  conversationsFromTickets,
  type TicketField,
  type TicketValues,
} from './conversationsFromTickets.ts';
export {
  type CostColumns,
  type CostField,
  type CostsFromRows,
  type CostsFromRowsOptions,
  costsFromRows,
} from './costsFromRows.ts';
export {
  type CustomerColumns,
  type CustomerField,
  type CustomersFromRows,
  type CustomersFromRowsOptions,
  type CustomerValues,
  customersFromRows,
} from './customersFromRows.ts';
export { type DurationsFromOptions, type DurationsFromResult, durationsFrom } from './durationsFrom.ts';
export type { ColumnNames } from './findColumns.ts';
export type { GivenDurationInput } from './givenDurations.ts';
export { NOTHING } from './nothing.ts';
export type { DurationFormat, DurationUnit } from './readDuration.ts';
export type { RowOptions } from './rowOptions.ts';
export type { RowReading } from './rowReading.ts';
export type { ScoreMeaning, ScoreWords } from './scoreReader.ts';
export {
  type ResponseColumns,
  type ResponseField,
  type ResponseValues,
  type SurveyResponsesFromRows,
  type SurveyResponsesFromRowsOptions,
  surveyResponsesFromRows,
} from './surveyResponsesFromRows.ts';
export type { WordMap } from './wordReader.ts';
