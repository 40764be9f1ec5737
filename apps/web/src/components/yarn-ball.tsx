import { memo, type CSSProperties } from 'react';
import { windYarn } from '../design/drawings/yarn-windings';

interface YarnBallProps {
  /** Decides how the ball is wound; the same name is always the same ball. */
  name: string;
  /** Any CSS colour. */
  colour: string;
}

const radius = 50;
/** Where the loose end leaves the ball, in the drawing's coordinates. */
const looseEnd = 'M20 46C34 56 46 55 57 51';

/** A ball of yarn, drawn from nothing but its colour: winding over winding, lit from the upper left. */
export const YarnBall = memo(function YarnBall({ name, colour }: YarnBallProps) {
  return (
    <svg
      className="yarn-ball"
      viewBox="-54 -54 112 112"
      aria-hidden="true"
      style={{ '--yarn': colour } as CSSProperties}
    >
      <ellipse className="yarn-shadow" cx="2" cy="51" rx="38" ry="5" />
      <g className="yarn-loose-end">
        <path className="yarn-strand-edge" d={looseEnd} />
        <path className="yarn-strand" d={looseEnd} />
      </g>
      <circle className="yarn-core" r={radius} />
      {windYarn(name, radius).map((winding, layer) => (
        <g key={layer} className={layer % 2 === 0 ? 'yarn-layer' : 'yarn-layer yarn-layer-deep'}>
          <path className="yarn-strand-edge" d={winding} />
          <path className="yarn-strand" d={winding} />
          <path className="yarn-twist" d={winding} />
        </g>
      ))}
      <circle r={radius + 1.6} fill="url(#yarn-light)" />
    </svg>
  );
});

/** The ball that the page's own thread comes from: in the thread's colour, by day and by night. */
export function Clew() {
  return <YarnBall name="the clew" colour="var(--thread)" />;
}

/** The light on every ball of the page; rendered once, referenced by id. */
export function YarnLight() {
  return (
    <svg className="yarn-light" aria-hidden="true" width="0" height="0">
      <radialGradient id="yarn-light" cx="0.34" cy="0.28" r="0.78">
        <stop offset="0" stopColor="#fff" stopOpacity="0.34" />
        <stop offset="0.35" stopColor="#fff" stopOpacity="0.04" />
        <stop offset="0.7" stopColor="#1a0a12" stopOpacity="0.12" />
        <stop offset="1" stopColor="#1a0a12" stopOpacity="0.5" />
      </radialGradient>
    </svg>
  );
}
