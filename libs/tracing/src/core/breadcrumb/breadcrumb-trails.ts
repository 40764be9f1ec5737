import type { SpanTransaction } from '../span/span';
import type { BreadcrumbTrails } from './breadcrumb-keeper';
import { createBreadcrumbTrail, type BreadcrumbTrail } from './breadcrumb-trail';

/**
 * A trail for each transaction, and one for what belongs to none: for a runtime that knows at any time whose work it does.
 * What happens between two requests is neither's.
 */
export function trailsOfTransactions(): BreadcrumbTrails {
  const outside = createBreadcrumbTrail();
  const trails = new WeakMap<SpanTransaction, BreadcrumbTrail>();
  return {
    find: (transaction) => (transaction ? trails.get(transaction) : outside),
    begin(transaction) {
      const trail = createBreadcrumbTrail();
      if (transaction) trails.set(transaction, trail);
      return trail;
    },
  };
}

/** One trail for everything: for a page, whose events are all of one person. */
export function trailOfAll(): BreadcrumbTrails {
  const trail = createBreadcrumbTrail();
  return { find: () => trail, begin: () => trail };
}
