/** How long the first event of a batch waits for company, and how much may wait in all. */
export interface GroupCommitLimits {
  windowMs: number;
  /** With so many events a batch waits no longer. */
  enoughEvents: number;
  batchEvents: number;
  heldEvents: number;
  heldCharacters: number;
  /** While the store cannot be written, how often that is tried again. */
  probeMs: number;
}

export const GROUP_COMMIT_LIMITS: GroupCommitLimits = {
  // A commit of a few events takes about 5 ms of CPU, of a hundred twice that.
  windowMs: 25,
  enoughEvents: 100,
  batchEvents: 500,
  heldEvents: 2_000,
  heldCharacters: 32 * 1024 * 1024,
  probeMs: 1_000,
};

/** For a store across a network, which is the better the fewer and larger the batches are that it gets. */
export const SHARED_COMMIT_LIMITS: GroupCommitLimits = {
  windowMs: 100,
  enoughEvents: 1_000,
  batchEvents: 2_000,
  heldEvents: 8_000,
  heldCharacters: 64 * 1024 * 1024,
  probeMs: 1_000,
};
