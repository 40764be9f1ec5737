import type { EventRecord } from '../../store/records/event-record';
import { quantitiesOfItem } from '../data-category';
import type { OfferedItem } from '../offered-item';
import type { LimitedKind, Taken } from './rate-limits';

/** Which limit an item falls under; undefined for what is not kept. */
export function limitedKindOf(item: OfferedItem): LimitedKind | undefined {
  switch (item.type) {
    case 'transaction':
    case 'span':
      return 'traces';
    case 'event':
      return 'errors';
    case 'store':
      return 'transaction' in quantitiesOfItem(item) ? 'traces' : 'errors';
    default:
      return undefined;
  }
}

/** What was read of an item. */
interface HeldByItem {
  events: readonly EventRecord[];
  streamedTransactions: readonly EventRecord[];
  spans: readonly unknown[];
}

/** What a read item takes of its key's limits: what it holds, and not nothing if that cannot be used. */
export function quantitiesTaken(
  kind: LimitedKind,
  { events, streamedTransactions, spans }: HeldByItem,
): Taken {
  if (kind === 'errors') return { error: 1 };
  const transactions = [...events, ...streamedTransactions];
  const inTransactions = transactions.reduce((sum, { spanCount }) => sum + spanCount, 0);
  const isNothing = transactions.length + spans.length === 0;
  return { transaction: isNothing ? 1 : transactions.length, span: inTransactions + spans.length };
}
