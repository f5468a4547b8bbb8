export { type ServerEvent, SseParser } from './parser';
export { type Change, EventStream, type StreamHandlers } from './stream';
