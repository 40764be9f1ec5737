import type { LineCounts, ShapeCounts, ShapeVerdict } from '@clew/trace-model';
import { countOf, formatCount } from '../../format/format-number';
import { shapeMark } from '../shape-mark';
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
  return (
    <div className="shape-figures">
      <p role="status" className={`shape-verdict ${shape.matches ? 'shape-verdict--matches' : ''}`}>
        <span aria-hidden="true">{shape.matches ? '✓ ' : ''}</span>
        {verdictText(shape, { isArriving, isAwaited })}
      </p>
      <ShapeBar verdicts={shape.counts.verdicts} isArriving={isArriving} />
      <p className="shape-counts">{countsText(shape.counts)}</p>
    </div>
  );
}

/** The lines of each verdict as parts of a bar, in the colours of the rows, with their signs below. */
function ShapeBar({ verdicts, isArriving }: { verdicts: ShapeCounts['verdicts']; isArriving: boolean }) {
  const parts = PARTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => ({
    ...shapeMark(verdict, isArriving),
    verdict,
    count: verdicts[verdict],
  }));
  return (
    <div aria-hidden="true">
      <div className="shape-bar">
        {parts.map(({ verdict, kind, count }) => (
          <span
            key={verdict}
            className={`shape-bar__part shape-bar__part--${kind}`}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <p className="shape-legend">
        {parts.map(({ verdict, kind, sign, words, count }) => (
          <span key={verdict} className="shape-legend__part">
            <span className={`shape-legend__sample shape-bar__part--${kind}`} />
            {sign} {formatCount(count)} {words}
          </span>
        ))}
      </p>
    </div>
  );
}

/** How much is there as expected, and how much is there but otherwise. */
function countsText({ expected, present, otherwise }: ShapeCounts): string {
  const figure = (count: keyof LineCounts, nouns: readonly [one: string, several?: string]) => {
    const found = `${formatCount(present[count])} of ${countOf(expected[count], ...nouns)}`;
    return otherwise[count] === 0
      ? found
      : `${found} as expected, ${formatCount(otherwise[count])} different`;
  };
  return [
    figure('transactions', ['transaction']),
    figure('spans', ['span']),
    figure('linksAcrossServices', ['link across services', 'links across services']),
  ].join(' · ');
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
