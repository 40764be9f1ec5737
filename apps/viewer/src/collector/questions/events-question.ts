/** What the list asks for: `field`, `query`, `sort` and a time window, in Sentry's Discover words. */
export interface EventsQuestion {
  fields: readonly string[];
  query: string;
  sort: string;
  window: { statsPeriod: string } | { start: string; end: string };
  projects: readonly string[];
  perPage: number;
  /** Where the page before this one said that this one begins. */
  cursor?: string | undefined;
}
