import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useHiddenEdges } from '../shaded-edges/use-hidden-edges';
import './table-frame.css';

interface TableFrameProps {
  label: string;
  className?: string;
  /** The table. */
  children: ReactNode;
}

/**
 * A table whose header stays in view: while the page is scrolled, or, of one that is too wide for it, the frame. Where it
 * goes on beyond an edge of its frame, that edge is shaded.
 */
export function TableFrame({ label, className = '', children }: TableFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { fits, start, end } = useHiddenEdges(frame);
  return (
    <div className={`shaded-edges ${className}`} data-more-before={start} data-more-behind={end}>
      <div
        ref={frame}
        className={`table-frame ${fits ? 'table-frame--fits' : ''}`}
        role="region"
        aria-label={label}
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  );
}
