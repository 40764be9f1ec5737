import type { Quantities } from '../store/records/outcome-count';
import { parsePayload } from './event/event-item';
import { Rejection } from './payload/rejection';
import { INGEST_LIMITS } from './limits';
import type { OfferedItem } from './offered-item';

/** Sentry's data categories of items that are not kept here. */
const CATEGORIES: ReadonlyMap<string, string> = new Map([
  ['session', 'session'],
  ['sessions', 'session'],
  ['attachment', 'attachment'],
  ['profile', 'profile'],
  ['profile_chunk', 'profile_chunk'],
  ['profile_chunk_ui', 'profile_chunk'],
  ['replay_event', 'replay'],
  ['replay_recording', 'replay'],
  ['replay_video', 'replay'],
  ['check_in', 'monitor'],
  ['statsd', 'metric_bucket'],
  ['log', 'log_item'],
  ['trace_metric', 'trace_metric'],
  ['user_report', 'user_report_v2'],
  ['feedback', 'feedback'],
]);

/** What an item that is not stored counts as, as far as it can be read. */
export function quantitiesOfItem({ type, payload, headers }: OfferedItem): Quantities {
  if (type === 'span') return { span: spansOf(payload, headers?.['item_count']) };
  if (type === 'event') return { error: 1 };
  if (type !== 'transaction' && type !== 'store') return { [CATEGORIES.get(type) ?? 'default']: 1 };
  const event = readable(payload);
  if (type === 'store' && event['type'] !== 'transaction') return { error: 1 };
  const { spans } = event;
  return { transaction: 1, span: 1 + (Array.isArray(spans) ? spans.length : 0) };
}

function spansOf(payload: Uint8Array, itemCount: unknown): number {
  const { items } = readable(payload);
  if (Array.isArray(items) && items.length > 0) return items.length;
  const claimed = Number.isSafeInteger(itemCount) ? Number(itemCount) : 1;
  return Math.min(Math.max(1, claimed), INGEST_LIMITS.containerSpans);
}

function readable(payload: Uint8Array): Record<string, unknown> {
  try {
    return parsePayload(payload);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return {};
  }
}
