import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { tracePath } from '../../routes';
import { usePlan } from './use-plan';

interface WholeTraceLinkProps {
  traceId: string;
  className?: string;
  children?: ReactNode;
}

/** The way to the whole trace; not there on the Team plan, which offers no traversal between transactions. */
export function WholeTraceLink({
  traceId,
  className = 'button',
  children = 'Open whole trace',
}: WholeTraceLinkProps) {
  if (usePlan() === 'team') return null;
  return (
    <Link className={className} href={tracePath(traceId)}>
      {children}
    </Link>
  );
}
