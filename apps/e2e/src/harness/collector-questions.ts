import type { ClewSystem } from './system/clew-system';

/** The transactions of this scenario that the collector has stored, of all projects; at most 100. */
export async function storedTransactions({ collectorUrl, startedAt }: ClewSystem): Promise<StoredRow[]> {
  const query = new URLSearchParams({
    start: startedAt.toISOString(),
    end: new Date(Date.now() + 60_000).toISOString(),
    per_page: '100',
    query: 'event.type:transaction',
  });
  for (const field of ['id', 'project', 'transaction', 'trace']) query.append('field', field);
  const response = await fetch(`${collectorUrl}/api/0/events/?${query.toString()}`);
  if (!response.ok) throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
  const { data } = (await response.json()) as { data: StoredRow[] };
  return data;
}

export interface StoredRow {
  id: string;
  project: string;
  transaction: string;
  trace: string;
}

/** What happened before an event, as the collector keeps it; as much of it as these tests look at. */
export interface StoredBreadcrumb {
  category: string;
  message?: string;
  level?: string;
  data?: Readonly<Record<string, unknown>>;
}

/** The breadcrumbs of one event. */
export async function storedBreadcrumbs(
  { collectorUrl }: ClewSystem,
  event: { project: string; event_id: string },
): Promise<StoredBreadcrumb[]> {
  const response = await fetch(`${collectorUrl}/api/0/events/${event.project}:${event.event_id}/`);
  if (!response.ok) throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
  const { breadcrumbs } = (await response.json()) as { breadcrumbs: StoredBreadcrumb[] };
  return breadcrumbs;
}
