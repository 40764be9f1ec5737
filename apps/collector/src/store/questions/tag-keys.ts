/** Of which events the names of tags are asked: the latest `mostEvents` of a window, in seconds since the epoch. */
export interface TagKeysQuery {
  projectIds: readonly number[];
  /** Events that ended at or after this time. */
  from: number;
  /** Events that ended before this time; absent: also those whose clock runs ahead of ours. */
  until?: number;
  mostEvents: number;
  /** How many names are answered. */
  limit: number;
}

/** The name of a tag, and how many of the events have it. */
export interface TagKey {
  key: string;
  count: number;
}
