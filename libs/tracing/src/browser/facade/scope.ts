import { plainBag, plainValue, startReadably, textOf, type Span, type TagValue } from '../../core/index';

/** Something that happened before an event, as it is shown beside it. */
export interface Breadcrumb {
  /** `navigation`, `ui.click`, ... */
  category?: string;
  message?: string;
  level?: 'debug' | 'info' | 'warning' | 'error' | 'fatal';
  data?: Readonly<Record<string, unknown>>;
  /** Seconds since the epoch; by default, now. */
  timestamp?: number;
}

/** What the text's `configureScope` works on: what belongs to everything that is reported from now on. */
export interface Scope {
  /** Makes a span the parent of new spans, and of the page's requests, as long as it is open. */
  setSpan(span: Span | undefined): void;
  getSpan(): Span | undefined;
  /** Renames the transaction of the scope's span. */
  setTransaction(name: string): void;
  setTag(key: string, value: TagValue): void;
  /** The last hundred are kept. */
  addBreadcrumb(breadcrumb: Breadcrumb): void;
}

/** An event, as far as a scope adds to it. */
interface ScopedEvent {
  tags?: Readonly<Record<string, unknown>>;
  breadcrumbs?: readonly Breadcrumb[];
}

/** A scope, and what a client does with it. */
export interface OwnedScope extends Scope {
  /**
   * The event with what the scope knows; its own tags go first. Credentials are left out, and so is what cannot be
   * written as JSON.
   */
  appliedTo<Event extends ScopedEvent>(event: Event): Event;
}

const MOST_BREADCRUMBS = 100;

export function createScope(): OwnedScope {
  const tags = new Map<string, string>();
  const breadcrumbs: Breadcrumb[] = [];
  let current: Span | undefined;
  /** A span that has been finished can have no more children. */
  const open = () => (current?.endTimestamp === undefined ? current : undefined);
  return {
    getSpan: open,
    setSpan(span) {
      current = span;
    },
    setTransaction(name) {
      open()?.transaction.setName(name);
    },
    setTag: (key, value) => void tags.set(textOf(key), textOf(value)),
    addBreadcrumb(breadcrumb) {
      breadcrumbs.push(
        startReadably((readable) => ({ timestamp: Date.now() / 1000, ...readable }), breadcrumb),
      );
      if (breadcrumbs.length > MOST_BREADCRUMBS) breadcrumbs.shift();
    },
    appliedTo(event) {
      return {
        ...event,
        tags: plainBag({ ...Object.fromEntries(tags), ...event.tags }),
        ...(breadcrumbs.length > 0 && { breadcrumbs: plainValue(breadcrumbs) as Breadcrumb[] }),
      };
    },
  };
}
