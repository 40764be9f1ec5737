import type { SpanNode } from '@clew/trace-model';
import { countOf, formatCount } from '../../format/format-number';
import { useSpanViewScope } from '../span-view-scope';

interface ErrorMarksProps {
  node: SpanNode;
  /** Whether what hangs below is hidden. */
  isFolded: boolean;
}

/** The errors of a span, and how many errors and failed spans are further down. */
export function ErrorMarks({ node: { key }, isFolded }: ErrorMarksProps) {
  const { errors, failedBelow } = useSpanViewScope().subject;
  const own = errors.at.get(key)?.length ?? 0;
  const below = errors.below.get(key) ?? 0;
  const failed = failedBelow.get(key) ?? 0;
  return (
    <>
      {own > 0 && (
        <span className="mark mark--danger mark--short" title="Errors that happened in this span">
          {formatCount(own)}
          <span className="mark__word"> {own === 1 ? 'error' : 'errors'}</span>
        </span>
      )}
      {below > 0 && (
        <BelowMark
          count={below}
          word={below === 1 ? 'error' : 'errors'}
          title={`${countOf(below, 'error')} happened in what hangs below this span`}
          isFolded={isFolded}
        />
      )}
      {failed > 0 && (
        <BelowMark
          count={failed}
          word="failed"
          title={`${countOf(failed, 'span')} failed of what hangs below this one`}
          isFolded={isFolded}
        />
      )}
    </>
  );
}

interface BelowMarkProps {
  count: number;
  word: string;
  title: string;
  isFolded: boolean;
}

function BelowMark({ count, word, title, isFolded }: BelowMarkProps) {
  return (
    <span className={`mark mark--short ${isFolded ? 'mark--danger' : 'mark--trail'}`} title={title}>
      <span aria-hidden="true">↓ </span>
      {formatCount(count)}
      <span className="mark__word"> {word}</span>
      <span className="visually-hidden"> below</span>
    </span>
  );
}
