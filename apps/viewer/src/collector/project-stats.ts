/** What became of everything that a project's services offered, since the collector's store was made. */
export interface ProjectStats {
  project: string;
  /** What SDKs say they lost before it reached the collector, by `reason:category`. */
  client_discards: Record<string, number>;
  /** By the kind of data (`transaction`, `error`, `span`). */
  categories: Record<string, { accepted?: number; dropped?: Record<string, number> }>;
}
