import type { EventRecord } from '../store/records/event-record';
import { NOW, TRACE_ID, uniqueId } from './wire-fixtures';

/** A stored transaction with unique ids. */
export function eventRecord(overrides: Partial<EventRecord> = {}): EventRecord {
  return {
    type: 'transaction',
    projectId: 1,
    eventId: uniqueId(),
    traceId: TRACE_ID,
    spanId: uniqueId(16),
    parentSpanId: null,
    transaction: 'GET /yarns/:id',
    op: 'http.server',
    status: 'ok',
    source: 'route',
    startTimestamp: NOW - 10,
    timestamp: NOW - 9,
    receivedTimestamp: NOW,
    title: 'GET /yarns/:id',
    level: null,
    release: null,
    environment: null,
    platform: 'node',
    sdkName: 'clew.node',
    sdkVersion: '0.1.0',
    user: null,
    sampleRate: null,
    spanCount: 1,
    tags: [],
    spans: '[]',
    details: '{}',
    ...overrides,
  };
}
