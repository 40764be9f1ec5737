import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { visibleData } from '../design/visible-text';
import { secondsOf } from '../format/format-time';

/** Something that happened before the transaction was sent, as the SDK noted it. */
export interface Breadcrumb {
  timestamp: number;
  category: string;
  level: string;
  message: string;
}

const MOST_SHOWN = 100;

/** Reads breadcrumbs as SDKs send them: a list, or a list under `values`; whatever else is left out. */
export function breadcrumbsOf(value: unknown): Breadcrumb[] {
  const list: unknown = isRecord(value) ? value['values'] : value;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((crumb) => ({
    timestamp: secondsOf(crumb['timestamp']),
    category: textOf(crumb['category']) || textOf(crumb['type']) || 'default',
    level: textOf(crumb['level']),
    message: textOf(crumb['message']) || visibleData(crumb['data']),
  }));
}

/** The breadcrumbs, latest last; says so where an SDK collected none. */
export function Breadcrumbs({ breadcrumbs }: { breadcrumbs: readonly Breadcrumb[] }) {
  if (breadcrumbs.length === 0) return <p className="quiet">The SDK sent none with this transaction.</p>;
  return (
    <ol className="breadcrumbs">
      {breadcrumbs.slice(-MOST_SHOWN).map((crumb, index) => (
        <li key={index}>
          <StoredText className="breadcrumbs__category">{crumb.category}</StoredText>
          <StoredText>{crumb.message}</StoredText>
          <span className="quiet">
            <TimeText seconds={crumb.timestamp} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
