import { ShowAll } from '../../design/show-all';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { visibleData } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
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

interface BreadcrumbsProps {
  breadcrumbs: readonly Breadcrumb[];
  /** The moment that the times are told from, in seconds since 1970, and what it is. */
  from: { timestamp: number; name: string };
}

/** What the SDK noted by itself, latest last; says so where it noted nothing. */
export function Breadcrumbs({ breadcrumbs, from }: BreadcrumbsProps) {
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
            <BreadcrumbLine key={index} crumb={crumb} from={from} />
          ))}
        </ol>
      )}
    </ShowAll>
  );
}

function BreadcrumbLine({ crumb, from }: { crumb: Breadcrumb; from: BreadcrumbsProps['from'] }) {
  const { kind, category, level, isBad, message, data, timestamp } = crumb;
  return (
    <li className={isBad ? 'breadcrumbs__line breadcrumbs__line--bad' : 'breadcrumbs__line'}>
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
      {Number.isFinite(timestamp) && (
        <span className="breadcrumbs__time">
          <SignedDuration seconds={timestamp - from.timestamp} from={from.name} />
          <span className="breadcrumbs__clock">
            <TimeText seconds={timestamp} />
          </span>
        </span>
      )}
    </li>
  );
}

function SignedDuration({ seconds, from }: { seconds: number; from: string }) {
  const text = formatDuration(Math.abs(seconds) * 1_000);
  const side = seconds < 0 ? 'before' : 'after';
  return (
    <span title={`${text} ${side} ${from}`}>
      {seconds < 0 ? '−' : '+'}
      {text}
    </span>
  );
}
