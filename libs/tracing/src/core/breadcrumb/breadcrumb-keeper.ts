import type { Clock } from '../clock';
import type { SpanTransaction } from '../span/span';
import { plainBreadcrumb, type Breadcrumb, type KeptBreadcrumb } from './breadcrumb';
import { MOST_BREADCRUMBS, type BreadcrumbTrail } from './breadcrumb-trail';
import type { DataFilter } from '../filter/data-filter';
import { errorBreadcrumb } from './error-breadcrumb';

/** What the application has to say about breadcrumbs. */
export interface BreadcrumbRules {
  /** How many are kept, the last ones; 100 by default, and none with 0. */
  maxBreadcrumbs?: number | undefined;
  /**
   * May change a breadcrumb, or drop it by answering `null`; one that throws drops it, too.
   *
   * @param hint what the breadcrumb was made of, such as the event of a click; undefined for one of the application's own
   */
  beforeBreadcrumb?: ((breadcrumb: Breadcrumb, hint?: unknown) => Breadcrumb | null) | undefined;
}

interface EventWithBreadcrumbs {
  event_id: string;
  breadcrumbs?: readonly KeptBreadcrumb[];
}

/** Keeps breadcrumbs until they are sent: a part that a runtime adds to its tracer, or not. */
export interface BreadcrumbKeeper {
  /** Keeps a breadcrumb of the transaction, or of what belongs to none. Never throws. */
  add(breadcrumb: Breadcrumb, hint?: unknown, transaction?: SpanTransaction): void;
  /**
   * Adds what is kept to an event of the transaction, or of none.
   *
   * @param error what the event reports, which is a breadcrumb of whatever comes after it
   */
  addTo(event: EventWithBreadcrumbs, transaction: SpanTransaction | undefined, error?: unknown): void;
}

/** Where breadcrumbs are kept. */
export interface BreadcrumbTrails {
  /** Where those of the transaction are, or those that belong to none; undefined where there are none yet. */
  find(transaction: SpanTransaction | undefined): BreadcrumbTrail | undefined;
  begin(transaction: SpanTransaction | undefined): BreadcrumbTrail;
}

export interface BreadcrumbKeeperOptions {
  rules: BreadcrumbRules;
  trails: BreadcrumbTrails;
  filter: DataFilter;
  clock: Pick<Clock, 'nowInSeconds'>;
}

/** Keeps each breadcrumb as it is when it is added: what the host does to its objects afterwards does not matter. */
export function createBreadcrumbKeeper({
  rules: { maxBreadcrumbs = MOST_BREADCRUMBS, beforeBreadcrumb },
  trails,
  filter,
  clock,
}: BreadcrumbKeeperOptions): BreadcrumbKeeper {
  let isAdding = false;

  function reviewed(breadcrumb: Breadcrumb, hint: unknown): KeptBreadcrumb | undefined {
    const plain = plainBreadcrumb(breadcrumb, filter, clock.nowInSeconds());
    if (!beforeBreadcrumb) return plain;
    const changed = beforeBreadcrumb(plain, hint);
    return changed ? plainBreadcrumb(changed, filter, plain.timestamp) : undefined;
  }

  const add: BreadcrumbKeeper['add'] = (breadcrumb, hint, transaction) => {
    // What the application's own function logs is none that it is to be asked about.
    if (isAdding || !(maxBreadcrumbs > 0)) return;
    isAdding = true;
    try {
      const kept = reviewed(breadcrumb, hint);
      if (kept) (trails.find(transaction) ?? trails.begin(transaction)).add(kept, maxBreadcrumbs);
    } catch {
      // Whatever leaves a breadcrumb must not fail because the application's function does: there is none then.
    } finally {
      isAdding = false;
    }
  };

  return {
    add,
    addTo(event, transaction, error) {
      const breadcrumbs = trails.find(transaction)?.all() ?? [];
      if (breadcrumbs.length > 0) event.breadcrumbs = breadcrumbs;
      const failure = error === undefined ? undefined : errorBreadcrumb(error, event.event_id);
      if (failure) add(failure, error, transaction);
    },
  };
}
