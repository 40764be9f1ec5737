import {
  createBreadcrumbTrail,
  plainBag,
  plainBreadcrumb,
  textOf,
  thoroughFilter,
  type Breadcrumb,
  type BreadcrumbTrail,
  type Span,
  type TagValue,
} from '../../core/index';
import { pageClock } from '../ports/page-clock';

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
}

/** A scope, and what a client does with it. */
export interface OwnedScope extends Scope {
  readonly breadcrumbs: BreadcrumbTrail;
  /**
   * The event with the scope's tags; its own go first. Credentials are left out, and so is what cannot be written as JSON.
   */
  appliedTo<Event extends ScopedEvent>(event: Event): Event;
}

export function createScope(): OwnedScope {
  const tags = new Map<string, string>();
  const breadcrumbs = createBreadcrumbTrail();
  let current: Span | undefined;
  /** A span that has been finished can have no more children. */
  const open = () => (current?.endTimestamp === undefined ? current : undefined);
  return {
    breadcrumbs,
    getSpan: open,
    setSpan(span) {
      current = span;
    },
    setTransaction(name) {
      open()?.transaction.setName(name);
    },
    setTag: (key, value) => void tags.set(textOf(key), textOf(value)),
    addBreadcrumb(breadcrumb) {
      breadcrumbs.add(plainBreadcrumb(breadcrumb, thoroughFilter, pageClock.nowInSeconds()));
    },
    appliedTo(event) {
      return {
        ...event,
        tags: plainBag({ ...Object.fromEntries(tags), ...event.tags }),
      };
    },
  };
}
