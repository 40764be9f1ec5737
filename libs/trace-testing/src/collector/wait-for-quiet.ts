import { followCollector } from './follow-collector';

export interface WaitForQuietOptions {
  /** The collector's address, such as `http://127.0.0.1:9000`. */
  collectorUrl: string;
  /** For how long no transaction at all must have arrived. */
  quietMs?: number;
  /** How long to wait altogether. */
  timeoutMs?: number;
}

/**
 * Waits until the collector has stored nothing during `quietMs`, whatever the trace: for tests of what is not sent.
 *
 * @throws {DeadlineError} where it is not quiet in time.
 */
export async function waitForQuiet({
  collectorUrl,
  quietMs = 600,
  timeoutMs = 15_000,
}: WaitForQuietOptions): Promise<void> {
  await followCollector({ collectorUrl, timeoutMs, isAwaited: () => true }, (arrivals, signal) =>
    arrivals.quiet(quietMs, signal),
  );
}
