import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useCollector } from '../collector/collector-context';
import type { TransactionEvent } from '../collector/stored-event';
import { formatDuration } from '../format/format-duration';
import { transactionPath } from '../routes';
import { valueCondition } from '../search/search-condition';

/** The next faster and the next slower transaction of the same group, so that one can walk along its spread. */
export function Neighbours({ event }: { event: TransactionEvent }) {
  return (
    <nav className="page-heading__row" aria-label="Transactions of the same group">
      <Neighbour event={event} kind="faster" />
      <Neighbour event={event} kind="slower" />
    </nav>
  );
}

interface NeighbourProps {
  event: TransactionEvent;
  kind: 'faster' | 'slower';
}

function Neighbour({ event, kind }: NeighbourProps) {
  const { data } = useQuery(useNeighbourQuestion(event, kind));
  const [id, duration] = [data?.['id'], data?.['transaction.duration']];
  if (typeof id !== 'string' || typeof duration !== 'number') return null;
  return (
    <Link className="button" href={transactionPath(event.project, id)} title={formatDuration(duration)}>
      {kind === 'faster' ? '‹ Next faster' : 'Next slower ›'}
    </Link>
  );
}

function useNeighbourQuestion(event: TransactionEvent, kind: NeighbourProps['kind']) {
  const collector = useCollector();
  const milliseconds = (event.timestamp - event.start_timestamp) * 1_000;
  const [operator, sort] = kind === 'faster' ? ['<', '-transaction.duration'] : ['>', 'transaction.duration'];
  return {
    queryKey: ['neighbour', kind, event.project, event.event_id],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { data } = await collector.events(
        {
          fields: ['id', 'transaction.duration'],
          query: [
            'event.type:transaction',
            valueCondition('transaction', event.transaction),
            `transaction.duration:${operator}${Math.max(0, milliseconds).toFixed(9)}ms`,
            `!id:${event.event_id}`,
          ].join(' '),
          sort,
          window: { statsPeriod: '14d' },
          projects: [event.project],
          perPage: 1,
        },
        signal,
      );
      return data[0] ?? null;
    },
    staleTime: Infinity,
    enabled: event.transaction !== '',
  };
}
