import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import './table-frame.css';

interface TableFrameProps {
  label: string;
  className?: string;
  /** The table. */
  children: ReactNode;
}

/** A table whose header stays in view: while the page is scrolled, or, of one that is too wide for it, the frame. */
export function TableFrame({ label, className = '', children }: TableFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(true);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setFits(element.scrollWidth <= element.clientWidth));
    for (const observed of [element, ...element.children]) observer.observe(observed);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={frame}
      className={`table-frame ${fits ? 'table-frame--fits' : ''} ${className}`}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
