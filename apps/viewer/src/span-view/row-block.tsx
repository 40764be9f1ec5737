import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';

/** How many rows are mounted and let go together. */
export const ROWS_PER_BLOCK = 100;

const ROW_HEIGHT = 30;
const MOUNT_AHEAD = '800px';

interface RowBlockProps {
  rowCount: number;
  /** Rendered even while out of sight, because the focus is, or the view starts, in it. */
  isKept: boolean;
  children: () => ReactNode;
}

/** A hundred rows that exist only while they are near the visible part of the page; their height stays. */
export function RowBlock({ rowCount, isKept, children }: RowBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [height, setHeight] = useState(rowCount * ROW_HEIGHT);
  useEffect(() => {
    const block = element.current;
    if (block === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (!entry.isIntersecting) setHeight(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { rootMargin: MOUNT_AHEAD },
    );
    observer.observe(block);
    return () => observer.disconnect();
  }, []);
  const isMounted = isNear || isKept;
  return (
    <div ref={element} role="presentation" style={isMounted ? {} : { height }}>
      {isMounted && children()}
    </div>
  );
}
