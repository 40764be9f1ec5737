import path from 'node:path';
import { endProcessesBelow } from './own-process';

/** How often something is started at most, and how long one start may take. */
export interface Patience {
  starts: number;
  withinMs: number;
}

/**
 * Starts something that may hang while it starts, as several processes do that wait for each other on a machine that others use too. A start
 * that fails or takes too long is ended with all its processes, and the next one gets an empty directory. Throws an `AggregateError` of what
 * each one failed of when none succeeds.
 *
 * @param start gets its directory, and a signal that is aborted when its time is over, after which it must reject
 */
export async function startAnew<Started>(
  directory: string,
  { starts, withinMs }: Patience,
  start: (directory: string, signal: AbortSignal) => Promise<Started>,
): Promise<Started> {
  const failures: unknown[] = [];
  for (let number = 1; number <= starts; number += 1) {
    const own = path.join(directory, `start-${number}`);
    const time = new AbortController();
    const over = setTimeout(() => {
      time.abort();
      void endProcessesBelow(own);
    }, withinMs);
    try {
      return await start(own, time.signal);
    } catch (error) {
      failures.push(error);
      await endProcessesBelow(own);
    } finally {
      clearTimeout(over);
    }
  }
  throw new AggregateError(failures, `${starts} starts in vain: ${failures.join('; ')}`);
}
