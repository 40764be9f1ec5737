import { useLayoutEffect, useRef, useState } from 'react';
import { threadPath, type ThreadStop as Stop } from '../design/drawings/thread-path';

/** A place through which the thread runs; where it lies is the style sheet's business, at every width. */
export function ThreadStop({ at }: { at: string }) {
  return <i className={`thread-stop thread-stop-${at}`} aria-hidden="true" />;
}

/** The thread that winds from the clew through the page: behind the cards, through every stop in page order. */
export function Thread() {
  const drawing = useRef<SVGSVGElement>(null);
  const [path, setPath] = useState('');

  // Without a list of dependencies: whatever was rendered may have moved a stop. An equal path ends the round.
  useLayoutEffect(() => {
    const page = drawing.current?.parentElement;
    if (!page) return;
    const measure = (): void => setPath(threadPath(stopsIn(page)));
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(page);
    return () => resized.disconnect();
  });

  return (
    <svg className="thread" ref={drawing} aria-hidden="true">
      <mask id="thread-unwound" maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
        <path className="thread-unwinding" d={path} pathLength="1" />
      </mask>
      <g mask="url(#thread-unwound)">
        <path className="thread-edge" d={path} />
        <path className="thread-core" d={path} />
        <path className="thread-twist" d={path} />
      </g>
    </svg>
  );
}

function stopsIn(page: Element): Stop[] {
  const origin = page.getBoundingClientRect();
  return [...page.querySelectorAll('.thread-stop')].flatMap((stop) => {
    const { left, top } = stop.getBoundingClientRect();
    const isShown = getComputedStyle(stop).display !== 'none';
    return isShown ? [{ x: left - origin.left, y: top - origin.top }] : [];
  });
}
