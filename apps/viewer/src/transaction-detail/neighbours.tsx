import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useCollector } from '../collector/collector-context';
import { numberIn, textIn } from '../collector/row-values';
import type { TransactionEvent } from '../collector/stored-event';
import { formatDuration } from '../format/format-duration';
import { transactionPath } from '../routes';
import { valueCondition } from '../search/search-condition';

/** The next faster and the next slower transaction of the same group, so that one can walk along its spread. */
export function Neighbours({ event }: { event: TransactionEvent }) {
  const faster = useNeighbour(event, 'faster');
  const slower = useNeighbour(event, 'slower');
  if (faster === undefined && slower === undefined) return null;
  return (
    <nav className="page-heading__row" aria-label="Transactions of the same group">
      {faster && <NeighbourLink neighbour={faster}>‹ Next faster</NeighbourLink>}
      {slower && <NeighbourLink neighbour={slower}>Next slower ›</NeighbourLink>}
    </nav>
  );
}

interface Neighbour {
  path: string;
  milliseconds: number;
}

function NeighbourLink({ neighbour, children }: { neighbour: Neighbour; children: string }) {
  return (
    <Link className="button" href={neighbour.path} title={formatDuration(neighbour.milliseconds)}>
      {children}
    </Link>
  );
}

/** Undefined where there is none, or none is known yet. */
function useNeighbour(event: TransactionEvent, kind: 'faster' | 'slower'): Neighbour | undefined {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: ['neighbour', kind, event.project, event.event_id],
    queryFn: async ({ signal }) => {
      const { data: rows } = await collector.events(neighbourQuestion(event, kind), signal);
      return rows[0] ?? null;
    },
    staleTime: Infinity,
    enabled: event.transaction !== '',
  });
  if (data === undefined || data === null || textIn(data, 'id') === '') return undefined;
  const milliseconds = numberIn(data, 'transaction.duration');
  return { path: transactionPath(event.project, textIn(data, 'id')), milliseconds };
}

function neighbourQuestion(event: TransactionEvent, kind: 'faster' | 'slower') {
  const milliseconds = Math.max(0, (event.timestamp - event.start_timestamp) * 1_000);
  const [operator, sort] = kind === 'faster' ? ['<', '-transaction.duration'] : ['>', 'transaction.duration'];
  return {
    fields: ['id', 'transaction.duration'],
    query: [
      'event.type:transaction',
      valueCondition('transaction', event.transaction),
      `transaction.duration:${operator}${milliseconds.toFixed(9)}ms`,
      `!id:${event.event_id}`,
    ].join(' '),
    sort,
    window: { statsPeriod: '14d' },
    projects: [event.project],
    perPage: 1,
  };
}
