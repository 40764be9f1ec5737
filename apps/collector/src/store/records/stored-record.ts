import type { EventRecord } from './event-record';
import type { StreamedSpans } from './streamed-spans';

/** What a store keeps: whole events, and spans that came apart from theirs. */
export type StoredRecord = EventRecord | StreamedSpans;
