/** What a page is told by its server. */
export interface PageConfig {
  dsn: string;
  /** The service that it asks, on another origin. */
  apiUrl: string;
  tracesSampleRate: number;
}
