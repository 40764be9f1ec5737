import { Link } from 'wouter';
import type { EventRow } from '../collector/collector-client';
import { ServiceChip } from '../design/service-chip';
import { StatusBadge } from '../design/status-badge';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { formatDuration } from '../format/format-duration';
import { secondsOf } from '../format/format-time';
import { tracePath, transactionPath } from '../routes';
import { numberIn, textIn } from './transaction-columns';

interface TransactionTableProps {
  caption: string;
  rows: readonly EventRow[];
  /** Whether rows differ in project and name; in a group they do not. */
  showsName: boolean;
}

/** Single transactions, one a row; the icon at the left opens one. */
export function TransactionTable({ caption, rows, showsName }: TransactionTableProps) {
  const slowest = Math.max(
    0,
    ...rows.map((row) => numberIn(row, 'transaction.duration')).filter(Number.isFinite),
  );
  return (
    <table className="transaction-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Open</span>
          </th>
          {showsName && <th scope="col">Project</th>}
          {showsName && <th scope="col">Transaction</th>}
          <th scope="col">Op</th>
          <th scope="col">Duration</th>
          <th scope="col">Status</th>
          <th scope="col">Ended</th>
          <th scope="col">Event</th>
          <th scope="col">Trace</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TransactionRow key={textIn(row, 'id')} row={row} slowest={slowest} showsName={showsName} />
        ))}
      </tbody>
    </table>
  );
}

interface TransactionRowProps {
  row: EventRow;
  slowest: number;
  showsName: boolean;
}

function TransactionRow({ row, slowest, showsName }: TransactionRowProps) {
  const [id, project, trace] = ['id', 'project', 'trace'].map((field) => textIn(row, field)) as [
    string,
    string,
    string,
  ];
  const duration = numberIn(row, 'transaction.duration');
  const name = textIn(row, 'transaction');
  return (
    <tr>
      <td>
        <Link
          className="open-icon"
          href={transactionPath(project, id)}
          aria-label={`Open transaction ${id.slice(0, 8)}`}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M2 3h12M2 8h7M5 13h6" />
          </svg>
        </Link>
      </td>
      {showsName && (
        <td>
          <ServiceChip project={project} />
        </td>
      )}
      {showsName && (
        <td>
          <Link href={transactionPath(project, id)}>
            <StoredText>{name === '' ? '(no name)' : name}</StoredText>
          </Link>
        </td>
      )}
      <td>
        <StoredText>{textIn(row, 'transaction.op') || 'none'}</StoredText>
      </td>
      <td>
        <span
          className="share-bar"
          style={{ '--share': slowest > 0 ? Math.max(0, duration / slowest) || 0 : 0 }}
        >
          {formatDuration(duration)}
        </span>
      </td>
      <td>
        <StatusBadge status={textIn(row, 'transaction.status')} />
      </td>
      <td>
        <TimeText seconds={secondsOf(row['timestamp'])} />
      </td>
      <td className="mono">{id.slice(0, 8)}</td>
      <td className="mono">
        <Link href={tracePath(trace)} aria-label={`Open whole trace ${trace.slice(0, 8)}`}>
          {trace.slice(0, 8)}
        </Link>
      </td>
    </tr>
  );
}
