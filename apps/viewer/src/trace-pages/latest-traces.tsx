import type { StoredTransaction } from '@clew/trace-model';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useCollector } from '../collector/collector-context';
import { ErrorNotice } from '../design/notices/notices';
import { AgeText } from '../design/time-text';
import { formatDuration } from '../format/format-duration';
import { secondsOf } from '../format/format-time';
import { valueCondition } from '../search/search-condition';
import './latest-traces.css';

const MOST_OFFERED = 20;

interface LatestTracesProps {
  traceId: string;
  /** The transaction with which the trace begins. */
  first: StoredTransaction;
  /** The address that choosing one leads to. */
  hrefOf: (traceId: string) => string;
  /** Hears that one was chosen. */
  onChoose?: () => void;
}

/** The latest traces that begin with the same transaction. */
export function LatestTraces({ traceId, first, hrefOf, onChoose }: LatestTracesProps) {
  const collector = useCollector();
  const question = {
    fields: ['trace', 'transaction.duration', 'timestamp'],
    query: `event.type:transaction ${valueCondition('transaction', first.transaction)} !has:trace.parent_span`,
    sort: '-timestamp',
    window: { statsPeriod: '14d' },
    projects: [first.project],
    perPage: MOST_OFFERED,
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['events', question],
    queryFn: ({ signal }) => collector.events(question, signal),
  });
  const others = (data?.data ?? []).filter(({ trace }) => trace !== traceId);
  return (
    <section className="latest-traces" aria-labelledby="latest-traces">
      <h2 id="latest-traces">The latest traces that begin the same way</h2>
      {error !== null && (
        <ErrorNotice title="They cannot be shown" error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && others.length === 0 && (
        <p className="quiet">There is no other one in the last 14 days.</p>
      )}
      <ul className="latest-traces__list">
        {others.map((row) => (
          <li key={String(row['trace'])}>
            <Link href={hrefOf(String(row['trace']))} onClick={() => onChoose?.()}>
              <span className="mono">{String(row['trace']).slice(0, 8)}</span>{' '}
              <strong>{formatDuration(Number(row['transaction.duration']))}</strong>
            </Link>{' '}
            <span className="quiet">
              <AgeText seconds={secondsOf(row['timestamp'])} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
