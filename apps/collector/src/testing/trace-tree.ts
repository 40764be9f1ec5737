import type { CollectorUnderTest } from './running-collector';

/** A transaction of a trace as the query API answers it, as far as specs look at it. */
export interface AnsweredTransaction {
  event_id: string;
  transaction: string;
  spans: { span_id: string; description: string }[];
}

/** The transactions of a trace, none when it is unknown. */
export async function transactionsOf(
  collector: CollectorUnderTest,
  traceId: string,
): Promise<AnsweredTransaction[]> {
  const { status, body } = await collector.get(`/api/0/traces/${traceId}/`);
  return status === 200 ? (body as { transactions: AnsweredTransaction[] }).transactions : [];
}

/** Each transaction of a trace, by its name, with the descriptions of its child spans. */
export async function treeOf(
  collector: CollectorUnderTest,
  traceId: string,
): Promise<Record<string, string[]>> {
  const transactions = await transactionsOf(collector, traceId);
  return Object.fromEntries(
    transactions.map(({ transaction, spans }) => [transaction, spans.map(({ description }) => description)]),
  );
}
