import type { ClewSystem } from './clew-system';

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
