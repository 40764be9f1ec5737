import type { RowSample } from '../../collector/events-answer';
import { isThin, sampledShare } from './figure-sample';

/** What the marks in a table of groups mean, where there are any. */
export function FigureLegend({ samples }: { samples: readonly RowSample[] }) {
  const hasThin = samples.some(isThin);
  const isSampled = samples.some((sample) => sampledShare(sample) !== '');
  if (!hasThin && !isSampled) return null;
  return (
    <p className="figure-legend">
      {hasThin && (
        <span>
          <span className="thin-mark" aria-hidden="true" /> A direction rather than a figure: made of fewer
          events than it takes. Each row’s sample says how many.
        </span>
      )}
      {isSampled && <span>≈ What there was, by the rate at which it was sampled.</span>}
    </p>
  );
}
