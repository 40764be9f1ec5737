import { Link } from 'wouter';
import type { GraphCall } from './call-graph';
import type { LabelPlace } from './graph-layout';

interface CallLineProps {
  call: GraphCall;
  path: string;
  label: LabelPlace | undefined;
  isLit: boolean;
}

const ARROW = 'M-8,-4 L0,0 L-8,4 Z';
const LINE_HEIGHT = 14;
const NOWHERE: LabelPlace = { x: 0, y: 0, isBelow: false, anchor: 'middle' };

/** All calls from one service to another as a line with what they come to. */
export function CallLine({ call, path, label = NOWHERE, isLit }: CallLineProps) {
  const { figures, failed, remark, isHandedOn, href } = call;
  const states = [isHandedOn ? 'handed-on' : 'waited-for', failed !== '' && 'failed', !isLit && 'dim'].filter(
    Boolean,
  );
  const texts = [figures, remark, failed].filter((text) => text !== '');
  const drawing = (
    <>
      <path className="call-line__path" d={path} />
      <path className="call-line__arrow" d={ARROW} transform={arrowAt(path)} />
      {texts.map((text, line) => (
        <text
          key={text}
          className={`call-line__text ${text === failed ? 'call-line__text--failed' : ''}`}
          x={label.x}
          y={label.y + (label.isBelow ? line : line + 1 - texts.length) * LINE_HEIGHT}
          textAnchor={label.anchor}
        >
          {text}
        </text>
      ))}
    </>
  );
  const className = ['call-line', ...states.map((state) => `call-line--${String(state)}`)].join(' ');
  if (href === undefined) return <g className={className}>{drawing}</g>;
  return (
    <Link href={href} className={className} tabIndex={-1}>
      {/* Wide enough for a pointer. */}
      <path className="call-line__reach" d={path} />
      {drawing}
    </Link>
  );
}

/** At the end of a path, in the direction in which it arrives. */
function arrowAt(path: string): string {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [controlX = 0, controlY = 0, x = 0, y = 0] = numbers.slice(-4);
  const degrees = (Math.atan2(y - controlY, x - controlX) * 180) / Math.PI;
  return `translate(${x} ${y}) rotate(${degrees})`;
}
