/** How many transactions the collector has stored, of all projects. */
export async function storedTransactions(collectorUrl: string): Promise<StoredRow[]> {
  const query = new URLSearchParams({ statsPeriod: '1h', per_page: '100', query: 'event.type:transaction' });
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
