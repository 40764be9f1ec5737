import { textOf } from '../span/property-bag';
import type { DataFilter } from '../filter/data-filter';

/** The levels that are known on the wire; servers take `log` for `info`. */
export type BreadcrumbLevel = 'debug' | 'log' | 'info' | 'warning' | 'error' | 'fatal' | 'critical';

/** Something that happened before an event and may explain it, as it is shown beside the event. */
export interface Breadcrumb {
  /** Seconds since the epoch; now, unless given. */
  timestamp?: number | undefined;
  /** How it is drawn: `http`, `navigation`, `error`, ... */
  type?: string | undefined;
  /** Where it comes from: `ui.click`, `console`, `fetch`, ... */
  category?: string | undefined;
  message?: string | undefined;
  level?: BreadcrumbLevel | undefined;
  data?: Readonly<Record<string, unknown>> | undefined;
}

/** A breadcrumb as it is kept and sent. */
export interface KeptBreadcrumb extends Breadcrumb {
  timestamp: number;
}

const LONGEST_WORD = 100;
const LONGEST_MESSAGE = 1000;

/**
 * A breadcrumb of the host's, as it can be sent: a copy without credentials, with a message of at most 1,000 characters.
 * What cannot be read is left out. Never throws.
 */
export function plainBreadcrumb(breadcrumb: unknown, filter: DataFilter, now: number): KeptBreadcrumb {
  const timestamp = property(breadcrumb, 'timestamp');
  const plain: KeptBreadcrumb = { timestamp: Number.isFinite(timestamp) ? (timestamp as number) : now };
  for (const name of ['type', 'category', 'level', 'message'] as const) {
    const text = plainText(
      property(breadcrumb, name),
      filter,
      name === 'message' ? LONGEST_MESSAGE : LONGEST_WORD,
    );
    // Which words there are for levels is the host's to know.
    if (text !== undefined) plain[name] = text as BreadcrumbLevel;
  }
  const data = plainData(property(breadcrumb, 'data'), filter);
  if (data) plain.data = data;
  return plain;
}

function plainText(value: unknown, filter: DataFilter, longest: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = textOf(value);
  if (text.length <= longest) return filter.text(text);
  // Cut once it is filtered, and more is looked at than is kept: half a password would not be known for one.
  const kept = filter.text(text.slice(0, 2 * longest)).slice(0, longest);
  // A copy, since a part of a text holds on to all of it.
  return JSON.parse(JSON.stringify(`${kept}…`)) as string;
}

function plainData(value: unknown, filter: DataFilter): KeptBreadcrumb['data'] {
  if (value === undefined || value === null) return undefined;
  const shallow = shallowCopy(value);
  if (shallow) return filter.bag(shallow);
  // Under a name of our own, so that the filter takes any value.
  const { data } = filter.bag({ data: value });
  if (data === undefined) return undefined;
  return typeof data === 'object' ? (data as Record<string, unknown>) : { data };
}

/** Of an object as most breadcrumbs have it, for which no filter needs more: flat, and without surprises. */
function shallowCopy(value: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
    const copy = { ...(value as Readonly<Record<string, unknown>>) };
    for (const name in copy) if (typeof copy[name] === 'object') return undefined;
    return copy;
  } catch {
    return undefined;
  }
}

/** undefined where there is none, or where reading it throws. */
function property(owner: unknown, name: keyof Breadcrumb): unknown {
  try {
    return (owner as Breadcrumb | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
