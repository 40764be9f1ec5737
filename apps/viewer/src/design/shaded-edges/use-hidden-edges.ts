import { useEffect, useState, type RefObject } from 'react';
import './shaded-edges.css';

/** What of a frame's content is out of sight, sideways. */
interface HiddenEdges {
  /** Whether nothing ever is. */
  fits: boolean;
  start: boolean;
  end: boolean;
}

const ALL_SEEN: HiddenEdges = { fits: true, start: false, end: false };

/**
 * Follows what of a frame's content is out of sight while sizes change and it is scrolled. An element of class `shaded-edges`
 * around the frame shades the edges that `data-more-before` and `data-more-behind` name.
 */
export function useHiddenEdges(frame: RefObject<HTMLElement | null>): HiddenEdges {
  const [edges, setEdges] = useState(ALL_SEEN);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const look = () => {
      const found = hiddenEdgesOf(element);
      setEdges((previous) => (areSame(previous, found) ? previous : found));
    };
    const observer = new ResizeObserver(look);
    for (const observed of [element, ...element.children]) observer.observe(observed);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  return edges;
}

function hiddenEdgesOf({ scrollWidth, clientWidth, scrollLeft }: HTMLElement): HiddenEdges {
  const hidden = scrollWidth - clientWidth;
  // Where a page is zoomed, places are fractions of a pixel.
  return { fits: hidden <= 0, start: scrollLeft > 1, end: hidden - scrollLeft > 1 };
}

function areSame(left: HiddenEdges, right: HiddenEdges): boolean {
  return left.fits === right.fits && left.start === right.start && left.end === right.end;
}
