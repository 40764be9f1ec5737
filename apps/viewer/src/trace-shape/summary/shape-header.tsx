import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CollectedTrace } from '../../collector/collector-client';
import { CopyButton } from '../../design/copying/copy-button';
import { StoredText } from '../../design/stored-text';
import { tracePath } from '../../routes';
import { shapeTest } from '../shape-test';
import type { Shape } from '../use-shape';
import { ShapeFigures } from './shape-figures';

interface ShapeHeaderProps {
  traceId: string;
  /** Undefined where nothing of it has arrived. */
  trace: CollectedTrace | undefined;
  /** Undefined where nothing is expected yet. */
  shape: Shape | undefined;
  isArriving: boolean;
  /** What must be known about both. */
  children: ReactNode;
}

/** Which trace it is, and how much of the expected shape it has. */
export function ShapeHeader({ traceId, trace, shape, isArriving, children }: ShapeHeaderProps) {
  const first =
    trace?.transactions.find(({ parent_span_id }) => parent_span_id === null) ?? trace?.transactions[0];
  return (
    <header className="card page-top">
      <div className="page-heading">
        <div className="page-heading__row page-heading__row--spread">
          <div>
            <p className="page-heading__kind">Expected shape</p>
            <h1>
              {first === undefined ? 'Waiting for this trace' : <StoredText>{first.transaction}</StoredText>}
            </h1>
          </div>
          <div className="page-heading__row">
            <Link className="button button--small" href={tracePath(traceId)}>
              Open the trace
            </Link>
            {shape !== undefined && (
              <CopyButton label="Copy as test" text={shapeTest(shape.expected, shape.names)} />
            )}
          </div>
        </div>
        <p className="quiet mono">{traceId}</p>
      </div>
      {shape !== undefined && (
        <ShapeFigures shape={shape} isArriving={isArriving} isAwaited={trace === undefined} />
      )}
      {children}
    </header>
  );
}
