import type { EventReader } from '../store/event-reader';
import type { EventListQuery } from '../store/questions/event-list-query';

/** How many events count. */
export async function countEvents(
  reader: EventReader,
  events: Omit<EventListQuery, 'columns' | 'order' | 'limit' | 'offset'>,
): Promise<number> {
  const [row] = await reader.list({
    ...events,
    columns: [{ kind: 'count' }],
    order: [],
    limit: 1,
    offset: 0,
  });
  return Number(row?.[0] ?? 0);
}
