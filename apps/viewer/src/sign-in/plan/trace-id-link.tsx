import { Link } from 'wouter';
import { tracePath } from '../../routes';
import { usePlan } from './use-plan';

interface TraceIdLinkProps {
  traceId: string;
  /** Whose details are to be open there. */
  spanId?: string;
}

const SHOWN = 8;

/** The beginning of a trace id, which leads to the whole trace; on the Team plan it leads nowhere. */
export function TraceIdLink({ traceId, spanId }: TraceIdLinkProps) {
  const short = traceId.slice(0, SHOWN);
  if (usePlan() === 'team') return <span className="mono">{short}</span>;
  return (
    <Link className="mono" href={tracePath(traceId, spanId)} aria-label={`Open whole trace ${short}`}>
      {short}
    </Link>
  );
}
