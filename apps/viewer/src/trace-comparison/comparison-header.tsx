import { differenceOf, type ComparedSpan, type DifferenceKind } from '@clew/trace-model';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { formatDuration } from '../format/format-duration';
import { countOf, formatCount } from '../format/format-number';
import { comparisonPath, tracePath } from '../routes';
import { PartialResultsNote } from '../sign-in/partial-results-note';
import { deltaText } from './delta-text';
import type { ComparedTrace } from './compared-trace';

interface ComparisonHeaderProps {
  left: ComparedTrace;
  right: ComparedTrace;
  spans: readonly ComparedSpan[];
  /** In how many places the two differ. */
  differences: number;
  children: ReactNode;
}

/** Which two traces are compared, and how much sets them apart. */
export function ComparisonHeader({ left, right, spans, differences, children }: ComparisonHeaderProps) {
  return (
    <header className="card comparison-header">
      <div className="page-heading__row page-heading__row--spread">
        <h1>Two traces compared</h1>
        <div className="page-heading__row">
          {children}
          <Link className="button button--small" href={comparisonPath(right.tree.traceId, left.tree.traceId)}>
            Swap
          </Link>
          <Link className="button button--small" href={comparisonPath(left.tree.traceId)}>
            Compare with another…
          </Link>
        </div>
      </div>
      <div className="comparison-header__sides">
        <Side name="Left" trace={left} />
        <Side name="Right" trace={right} />
      </div>
      <PartialResultsNote />
      <p>
        {differences === 0 ? (
          'The two do not differ.'
        ) : (
          <>
            {countOf(differences, 'difference')} in {countOf(spans.length, 'place')}: {kindsText(spans)}; in
            all <strong>{deltaText(right.duration - left.duration)}</strong>.
          </>
        )}{' '}
        <span className="quiet">
          Spans are the same where service, op and description are, numbers aside. They differ where their
          status does, or one takes a tenth and a millisecond longer.
        </span>
      </p>
    </header>
  );
}

const KINDS: Record<DifferenceKind, string> = {
  left: 'only left',
  right: 'only right',
  status: 'with another status',
  slower: 'slower',
  faster: 'faster',
};

/** How many places differ in which way; those that none differs in are left out. */
function kindsText(spans: readonly ComparedSpan[]): string {
  const counts = new Map<DifferenceKind, number>();
  for (const kind of spans.map(differenceOf)) {
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return (Object.keys(KINDS) as DifferenceKind[])
    .filter((kind) => counts.has(kind))
    .map((kind) => `${formatCount(counts.get(kind) ?? 0)} ${KINDS[kind]}`)
    .join(', ');
}

function Side({ name, trace: { tree, duration, failed } }: { name: string; trace: ComparedTrace }) {
  const first = tree.roots.find(({ kind }) => kind === 'originating') ?? tree.roots[0];
  const spans = tree.transactions.reduce((sum, { spanCount }) => sum + spanCount, 0);
  return (
    <div className="comparison-header__side">
      <p className="page-heading__kind">{name}</p>
      <p>
        <Link href={tracePath(tree.traceId)}>
          <StoredText>{first?.transaction.transaction ?? tree.traceId}</StoredText>
        </Link>
      </p>
      <p className="quiet">
        {formatDuration(duration * 1_000)} · {countOf(tree.transactions.length, 'transaction')} ·{' '}
        {countOf(spans, 'span')} ·{' '}
        {failed > 0 && (
          <>
            <strong className="comparison-header__failed">{countOf(failed, 'failed span')}</strong> ·{' '}
          </>
        )}
        <TimeText seconds={tree.startTimestamp} /> · <span className="mono">{tree.traceId.slice(0, 8)}</span>
      </p>
    </div>
  );
}
