import { ShowAll } from '../../design/show-all';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { visibleData } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { crumbTimeOf, type EventTime } from './crumb-time';
import type { Breadcrumb, BreadcrumbKind } from './read-breadcrumbs';
import './breadcrumbs.css';

/** One sign for each kind; the category stands beside it in words. */
const SIGNS: Record<BreadcrumbKind, string> = {
  request: '⇄',
  click: '◎',
  navigation: '↷',
  console: '›',
  query: '⌗',
  failure: '!',
  other: '·',
};

const AT_FIRST = 50;

/** When the event was that breadcrumbs came with, and how that is told. */
export interface CrumbFrame extends EventTime {
  /** What their times are told from: "the start of the transaction". */
  origin: string;
  /** How those are marked that lie outside; what is noted until an error is nothing out of the ordinary. */
  marks: { before?: string; after: string };
}

interface BreadcrumbsProps {
  breadcrumbs: readonly Breadcrumb[];
  frame: CrumbFrame;
}

/** What the SDK noted by itself, latest last; says so where it noted nothing. */
export function Breadcrumbs({ breadcrumbs, frame }: BreadcrumbsProps) {
  if (breadcrumbs.length === 0) {
    return (
      <p className="quiet">
        None came with this event. SDKs collect them automatically: requests, clicks, navigation and what was
        written to the console.
      </p>
    );
  }
  return (
    <ShowAll items={breadcrumbs} atFirst={AT_FIRST} what="breadcrumbs" from="end">
      {(shown) => (
        <ol className="breadcrumbs">
          {shown.map((crumb, index) => (
            <BreadcrumbLine key={index} crumb={crumb} frame={frame} />
          ))}
        </ol>
      )}
    </ShowAll>
  );
}

function BreadcrumbLine({ crumb, frame }: { crumb: Breadcrumb; frame: CrumbFrame }) {
  const { kind, category, level, isBad, message, data, timestamp } = crumb;
  const time = crumbTimeOf(timestamp, frame);
  const mark = time === undefined || time.side === 'within' ? undefined : frame.marks[time.side];
  return (
    <li className={`breadcrumbs__line ${isBad ? 'breadcrumbs__line--bad' : ''}`}>
      <span className="breadcrumbs__sign" aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <span className="breadcrumbs__category">
        <StoredText>{category}</StoredText>
        {(isBad || level === 'warning') && (
          <>
            {' '}
            <StoredText className="breadcrumbs__level">{level}</StoredText>
          </>
        )}
        {mark !== undefined && <span className="breadcrumbs__outside">{mark}</span>}
      </span>
      <span className="breadcrumbs__message">
        <StoredText>{message}</StoredText>
        {Object.keys(data).length > 0 && (
          <details className="breadcrumbs__data">
            <summary>data</summary>
            <pre className="code-block">{visibleData(data)}</pre>
          </details>
        )}
      </span>
      {time !== undefined && (
        <span className="breadcrumbs__time">
          <CrumbMoment offset={time.offset} origin={frame.origin} />
          <span className="breadcrumbs__clock">
            <TimeText seconds={timestamp} />
          </span>
        </span>
      )}
    </li>
  );
}

function CrumbMoment({ offset, origin }: { offset: number; origin: string }) {
  const distance = formatDuration(Math.abs(offset) * 1_000);
  return (
    <span title={`${distance} ${offset < 0 ? 'before' : 'after'} ${origin}`}>
      {offset < 0 ? '−' : '+'}
      {distance}
    </span>
  );
}
