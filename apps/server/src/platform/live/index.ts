export type { LiveAttachment, LiveExtension, LiveScreen } from './LiveExtension.ts';
export { LiveHub } from './LiveHub.ts';
export type { LiveOffer } from './LiveOffer.ts';
export type { LiveReader } from './LiveReader.ts';
export type { LiveTopic, LiveTopicTable, OfferedTopics } from './LiveTopic.ts';
export type { ReaderChange } from './ReaderChange.ts';
