import type { ShapeVerdict } from '@clew/trace-model';
import { countOf, formatCount } from '../../format/format-number';
import type { Shape } from '../use-shape';

interface ShapeFiguresProps {
  shape: Shape;
  isArriving: boolean;
  /** Whether nothing at all has arrived. */
  isAwaited: boolean;
}

const PARTS: readonly ShapeVerdict[] = ['present', 'misplaced', 'different', 'missing', 'unexpected'];

/** How much of the expected tree is there: in words, in figures, and as a bar. */
export function ShapeFigures({ shape, isArriving, isAwaited }: ShapeFiguresProps) {
  const { expected, present, verdicts } = shape.counts;
  return (
    <div className="shape-figures">
      <p role="status" className={`shape-verdict ${shape.matches ? 'shape-verdict--matches' : ''}`}>
        <span aria-hidden="true">{shape.matches ? '✓ ' : ''}</span>
        {verdictText(shape, { isArriving, isAwaited })}
      </p>
      <div className="shape-bar" aria-hidden="true">
        {PARTS.map((verdict) => (
          <span
            key={verdict}
            className={`shape-bar__part shape-bar__part--${verdict}`}
            style={{ flexGrow: verdicts[verdict] }}
          />
        ))}
      </div>
      <p className="shape-counts">
        {formatCount(present.transactions)} of {countOf(expected.transactions, 'transaction')} ·{' '}
        {formatCount(present.spans)} of {countOf(expected.spans, 'span')} ·{' '}
        {formatCount(present.linksAcrossServices)} of{' '}
        {countOf(expected.linksAcrossServices, 'link across services', 'links across services')}
      </p>
    </div>
  );
}

interface Waiting {
  isArriving: boolean;
  isAwaited: boolean;
}

function verdictText({ matches, counts }: Shape, { isArriving, isAwaited }: Waiting): string {
  if (matches) return 'The trace has the expected shape.';
  if (isAwaited) return 'Nothing of the trace has arrived. Its lines are ticked here as they come.';
  const { missing, unexpected, different, misplaced } = counts.verdicts;
  const found = [
    missing > 0 && `${countOf(missing, 'line')} ${isArriving ? 'not there yet' : 'missing'}`,
    unexpected > 0 && `${formatCount(unexpected)} unexpected`,
    different > 0 && `${formatCount(different)} different`,
    misplaced > 0 && `${formatCount(misplaced)} in another order`,
  ].filter((text) => text !== false);
  return `${isArriving && missing > 0 ? 'Not the expected shape so far' : 'The trace has another shape'}: ${found.join(', ')}.`;
}
