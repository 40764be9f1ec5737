/** How many jobs a producer adds within one transaction, all in flight together. */
export const JOBS_ADDED_AT_ONCE = 64;
