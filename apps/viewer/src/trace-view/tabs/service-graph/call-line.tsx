import type { ServiceCall } from '@clew/trace-model';
import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import type { Point } from './graph-layout';

interface CallLineProps {
  call: ServiceCall;
  path: string;
  label: Point | undefined;
  isLit: boolean;
}

const ARROW = 'M-8,-4 L0,0 L-8,4 Z';

/** All calls from one service to another as a line with what they come to. */
export function CallLine({ call, path, label = { x: 0, y: 0 }, isLit }: CallLineProps) {
  const { transactions, asynchronous } = call;
  const kind = asynchronous === transactions.count ? 'handed-on' : 'waited-for';
  const states = [kind, transactions.failed > 0 && 'failed', !isLit && 'dim'].filter(Boolean);
  return (
    <g className={['call-line', ...states.map((state) => `call-line--${String(state)}`)].join(' ')}>
      <path className="call-line__path" d={path} />
      <path className="call-line__arrow" d={ARROW} transform={arrowAt(path)} />
      <text className="call-line__text" x={label.x} y={label.y} textAnchor="middle">
        {countOf(transactions.count, 'call')} · {formatDuration(transactions.total * 1_000)}
      </text>
      {transactions.failed > 0 && (
        <text
          className="call-line__text call-line__text--failed"
          x={label.x}
          y={label.y + 14}
          textAnchor="middle"
        >
          {formatCount(transactions.failed)} failed
        </text>
      )}
      {kind === 'waited-for' && asynchronous > 0 && (
        <text
          className="call-line__text"
          x={label.x}
          y={label.y + (transactions.failed > 0 ? 28 : 14)}
          textAnchor="middle"
        >
          {formatCount(asynchronous)} handed on
        </text>
      )}
    </g>
  );
}

/** At the end of a path, in the direction in which it arrives. */
function arrowAt(path: string): string {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [controlX = 0, controlY = 0, x = 0, y = 0] = numbers.slice(-4);
  const degrees = (Math.atan2(y - controlY, x - controlX) * 180) / Math.PI;
  return `translate(${x} ${y}) rotate(${degrees})`;
}
