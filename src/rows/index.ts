export type { ConversationField } from './conversationFields.ts';
export {
  type ConversationsFromMessagesOptions,
  conversationsFromMessages,
  type GroupedConversations,
  type MessageColumns,
  type MessageField,
  type MessageValues,
} from './conversationsFromMessages.ts';
export type { ColumnNames } from './findColumns.ts';
export { NOTHING } from './nothing.ts';
export type { RowOptions } from './rowOptions.ts';
export type { RowReading } from './rowReading.ts';
export type { WordMap } from './wordReader.ts';
