import { ServiceChip } from '../../design/service-chip';
import { StatusBadge } from '../../design/status-badge';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { secondsOf } from '../../format/format-time';
import { TraceIdLink } from '../../sign-in/plan/trace-id-link';
import { formatFigure } from './format-figure';
import { isName } from './is-name';

interface CellValueProps {
  field: string;
  value: unknown;
  /** What the collector says of the column. */
  type: string | undefined;
}

const TRACE_ID = /^[0-9a-f]{32}$/;

/** A value of one event, or that the events of a group share. */
export function CellValue({ field, value, type }: CellValueProps) {
  if (value === null || value === undefined) return <span className="quiet">none</span>;
  if (typeof value === 'number') return <>{formatFigure(field, type, value)}</>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type === 'date') return <TimeText seconds={secondsOf(text)} />;
  if (field === 'project') return <ServiceChip project={text} />;
  if (field === 'transaction.status') return <StatusBadge status={text} />;
  if (text === '') return <span className="quiet">{isName(field) ? '(no name)' : '(empty)'}</span>;
  if (field === 'trace' && TRACE_ID.test(text)) return <TraceIdLink traceId={text} />;
  if (field === 'id') return <span className="mono">{text.slice(0, 8)}</span>;
  return <StoredText>{text}</StoredText>;
}
