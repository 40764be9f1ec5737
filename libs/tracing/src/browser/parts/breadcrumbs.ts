import { createBreadcrumbKeeper, trailOfAll, type BreadcrumbRules } from '../../core/index';
import { pageBreadcrumbs } from '../page-breadcrumbs';
import { pageClock } from '../ports/page-clock';
import { pageFilter } from '../ports/page-filter';
import type { PagePart } from './page-part';

export interface BreadcrumbOptions extends BreadcrumbRules {
  /** Whether what is written to the console is a breadcrumb, too: yes, unless `false`. */
  console?: boolean | undefined;
}

/**
 * Collects breadcrumbs: clicks, inputs, requests, navigations, what is written to the console, and what the application
 * hands to `tracer.addBreadcrumb`. Whatever the page reports from then on has the last hundred.
 *
 * @example
 * init({ dsn: config.dsn, tracesSampleRate: 0.25, parts: [breadcrumbs({ maxBreadcrumbs: 50 })] });
 */
export function breadcrumbs({ console, ...rules }: BreadcrumbOptions = {}): PagePart {
  const keeper = createBreadcrumbKeeper({
    ...{ rules, trails: trailOfAll(), filter: pageFilter, clock: pageClock },
  });
  return pageBreadcrumbs(keeper, { console });
}
