import { statSync } from 'node:fs';

/** Of DuckDB's log: more is held in memory, and makes a restart after a crash replay for longer. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;
/** What is less is left in the log at the end: a restart reads it in no time. */
const CLOSING_BYTES = 8 * 1024 * 1024;
const RETRY_AFTER_MS = 10_000;

/**
 * Says when DuckDB's log has become long enough to be written into the database. It is not left to DuckDB, which does
 * that within a commit and reports a failure as the commit's, though what was committed is stored.
 */
export class Checkpoints {
  #notBefore = 0;

  /** `logFile` is DuckDB's log beside the database; `bytes` how long it may become. */
  constructor(
    private readonly logFile: string,
    private readonly bytes = CHECKPOINT_BYTES,
  ) {}

  /** A checkpoint that failed makes DuckDB open the database anew: it is not tried again at once. */
  async runIfDue(checkpoint: () => Promise<unknown>): Promise<void> {
    if (this.#logBytes >= this.bytes) await this.#run(checkpoint);
  }

  async runBeforeEnd(checkpoint: () => Promise<unknown>): Promise<void> {
    if (this.#logBytes >= CLOSING_BYTES) await this.#run(checkpoint);
  }

  get #logBytes(): number {
    return statSync(this.logFile, { throwIfNoEntry: false })?.size ?? 0;
  }

  async #run(checkpoint: () => Promise<unknown>): Promise<void> {
    if (performance.now() < this.#notBefore) return;
    try {
      await checkpoint();
    } catch {
      this.#notBefore = performance.now() + RETRY_AFTER_MS;
    }
  }
}
