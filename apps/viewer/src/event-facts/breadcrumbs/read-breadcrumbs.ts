import { fieldsOf, isFields, textOf, wordOf, type Fields } from '../../collector/stored-fields';
import { secondsOf } from '../../format/format-time';

/** Kinds of breadcrumbs that have a mark of their own. */
export type BreadcrumbKind = 'request' | 'click' | 'navigation' | 'console' | 'query' | 'failure' | 'other';

/** Something that happened before the event was sent, as the SDK noted it. */
export interface Breadcrumb {
  kind: BreadcrumbKind;
  /** Seconds since 1970; `NaN` where none was noted. */
  timestamp: number;
  category: string;
  level: string;
  /** Whether it tells of something that went wrong. */
  isBad: boolean;
  /** In one line: the message, a request as `GET /path → 200`, a navigation as `/from → /to`. */
  message: string;
  /** What the line does not say already. */
  data: Fields;
}

/** The heads of categories, by kind, as the official SDKs name them. */
const CATEGORIES: readonly (readonly [BreadcrumbKind, readonly string[]])[] = [
  ['request', ['xhr', 'fetch', 'http', 'httplib', 'requests', 'aiohttp']],
  ['click', ['ui', 'touch']],
  ['navigation', ['navigation']],
  ['console', ['console', 'logging', 'log']],
  ['query', ['query', 'redis', 'db', 'sql']],
  ['failure', ['exception', 'error', 'sentry']],
];

const BAD_LEVELS = ['error', 'fatal', 'critical'];

/** Browser SDK 5 notes each transaction that it sent, and calls that an error. */
const SENT_TRANSACTION = 'sentry.transaction';

/** Reads breadcrumbs as SDKs send them: a list, or a list under `values`; whatever else is left out. */
export function breadcrumbsOf(value: unknown): Breadcrumb[] {
  const list: unknown = isFields(value) ? value['values'] : value;
  return Array.isArray(list) ? list.filter(isFields).map(breadcrumbOf) : [];
}

function breadcrumbOf(crumb: Fields): Breadcrumb {
  const category = textOf(crumb['category']) || textOf(crumb['type']) || 'default';
  const data = fieldsOf(crumb['data']);
  const kind = kindOf(category, textOf(crumb['type']) ?? '');
  const { text, said } = lineOf(kind, textOf(crumb['message']) ?? '', data);
  const level = textOf(crumb['level']) ?? '';
  return {
    kind,
    timestamp: secondsOf(crumb['timestamp']),
    category,
    level,
    isBad: BAD_LEVELS.includes(level) && category !== SENT_TRANSACTION,
    message: text,
    // What begins with `__` is the SDK's own book-keeping.
    data: Object.fromEntries(
      Object.entries(data).filter(([name]) => !said.includes(name) && !name.startsWith('__')),
    ),
  };
}

function kindOf(category: string, type: string): BreadcrumbKind {
  const head = category.split('.')[0] ?? '';
  const found = CATEGORIES.find(([, heads]) => heads.includes(head) || heads.includes(type));
  return found?.[0] ?? 'other';
}

interface Line {
  text: string;
  /** The names of the data that it says. */
  said: readonly string[];
}

function lineOf(kind: BreadcrumbKind, message: string, data: Fields): Line {
  if (message !== '') return { text: message, said: [] };
  if (kind === 'request') {
    const [method, url, status] = [data['method'] ?? data['http.method'], data['url'], data['status_code']];
    const text = [method, url, status === undefined ? undefined : `→ ${wordOf(status)}`]
      .filter((part) => part !== undefined)
      .map(wordOf)
      .join(' ');
    return { text, said: ['method', 'http.method', 'url', 'status_code'] };
  }
  if (kind === 'navigation') {
    return { text: `${wordOf(data['from'])} → ${wordOf(data['to'])}`, said: ['from', 'to'] };
  }
  return { text: '', said: [] };
}
