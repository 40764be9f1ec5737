import type { Clock } from '../clock';
import { MOST_BATCH_CHARACTERS } from './delivery-options';
import type { ServerAnswer } from './rate-limits';
import type { OutgoingEvent } from './transport';

/** Which events go together: a part of a delivery that otherwise sends one by one. */
export interface Batching {
  /** Whether it is time for those that wait; if not, calls `deliver` when it is. */
  isReady(waiting: readonly OutgoingEvent[]): boolean;
  /** How many of those that wait go together now. */
  take(waiting: readonly OutgoingEvent[], withReport: boolean): number;
  /** Whether a client report may go with the next events. */
  takesReport(): boolean;
  /** Whether each of several items that were refused together is to go once more, alone. */
  goAlone(status: number, events: readonly OutgoingEvent[], withReport: boolean): boolean;
  /** Learns how many items the server takes in one envelope. */
  learn(answer: ServerAnswer): void;
  /** Collects no longer: whatever waits is due. */
  hurry(): void;
  /** How many items the server takes in one envelope. */
  size(): number;
}

export interface BatchingOptions {
  clock: Clock;
  deliver: () => void;
  mostBatchCharacters?: number | undefined;
}

const COLLECTING_MS = 100;
const MOST_IN_BATCH = 500;

/** A server that takes several events in one envelope says so in its answers; then events are collected for a moment. */
export function createBatching({
  clock,
  deliver,
  mostBatchCharacters = MOST_BATCH_CHARACTERS,
}: BatchingOptions): Batching {
  let batchSize = 1;
  let goingAlone = 0;
  let stopCollecting: (() => void) | undefined;
  let isDue = false;

  function hasBatch(waiting: readonly OutgoingEvent[]): boolean {
    return waiting.length >= batchSize || isMore(waiting, mostBatchCharacters);
  }

  function hurry(): void {
    stopCollecting?.();
    stopCollecting = undefined;
    isDue = true;
  }

  return {
    isReady(waiting) {
      if (waiting.length === 0) isDue = false;
      else if (isDue || hasBatch(waiting)) return true;
      else
        stopCollecting ??= clock.schedule(COLLECTING_MS, () => {
          hurry();
          deliver();
        });
      return false;
    },
    take(waiting, withReport) {
      // The report is an item too, but servers that take one event at a time do not count it.
      const most = goingAlone > 0 ? 1 : withReport ? Math.max(batchSize - 1, 1) : batchSize;
      goingAlone = Math.max(goingAlone - 1, 0);
      const count = countOfBatch(waiting, most, mostBatchCharacters);
      if (count === waiting.length) isDue = false;
      return count;
    },
    takesReport: () => goingAlone === 0,
    goAlone(status, events, withReport) {
      const wereTogether = events.length > 1 || withReport;
      if (!wereTogether || (status !== 413 && status !== 400)) return false;
      // One of them may be at fault, or what is between us and the server: each gets a chance of its own.
      goingAlone += events.length;
      isDue = true;
      return true;
    },
    learn({ status, headers }) {
      const most = Math.floor(Number(headers.get('x-clew-batch')));
      if (status < 500) batchSize = Math.min(Math.max(most || 1, 1), MOST_IN_BATCH);
    },
    hurry,
    size: () => batchSize,
  };
}

/** How many of the first that wait go together: at most so many, and not too much unless it is only one. */
export function countOfBatch(
  waiting: readonly OutgoingEvent[],
  mostEvents: number,
  mostCharacters = MOST_BATCH_CHARACTERS,
): number {
  let count = 0;
  let characters = 0;
  for (const { payload } of waiting) {
    characters += payload.length;
    if (count > 0 && (count >= mostEvents || characters > mostCharacters)) break;
    count += 1;
  }
  return count;
}

function isMore(waiting: readonly OutgoingEvent[], mostCharacters: number): boolean {
  let characters = 0;
  for (const { payload } of waiting) characters += payload.length;
  return characters >= mostCharacters;
}
