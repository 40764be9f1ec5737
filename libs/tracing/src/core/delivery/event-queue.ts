import type { OutgoingEvent } from './transport';

/** The events that a transport holds, within bounds: they wait in order, are taken, and put back or released. */
export interface EventQueue {
  /** Holds an event, unless it would be one too many or too much. */
  offer(event: OutgoingEvent): boolean;
  /** Takes the first events that wait: at most `mostEvents`, and no more than `mostCharacters` unless it is only one. */
  take(mostEvents: number, mostCharacters: number): OutgoingEvent[];
  /** Takes those that wait and are of a kind. */
  takeWhere(isWanted: (event: OutgoingEvent) => boolean): OutgoingEvent[];
  /** Puts events that were taken back in front. */
  putBack(events: OutgoingEvent[]): void;
  /** Holds events no longer that were taken. */
  release(events: OutgoingEvent[]): void;
  /** How many events wait. */
  waiting(): number;
  /** Whether as many wait as `take` would give at most. */
  hasBatch(mostEvents: number, mostCharacters: number): boolean;
  /** Those that are taken and those that wait. */
  held(): OutgoingEvent[];
}

/** A queue that holds at most `mostEvents`, whose payloads have at most `mostCharacters` together. */
export function createEventQueue(mostEvents: number, mostCharacters: number): EventQueue {
  const taken = new Set<OutgoingEvent[]>();
  let waiting: OutgoingEvent[] = [];
  let eventsHeld = 0;
  let charactersHeld = 0;
  let charactersWaiting = 0;

  function takeThose(events: OutgoingEvent[]): OutgoingEvent[] {
    taken.add(events);
    charactersWaiting -= charactersOf(events);
    return events;
  }

  return {
    offer(event) {
      const { length } = event.payload;
      if (eventsHeld >= mostEvents || charactersHeld + length > mostCharacters) return false;
      eventsHeld += 1;
      charactersHeld += length;
      charactersWaiting += length;
      waiting.push(event);
      return true;
    },
    take(most, characters) {
      let count = 0;
      let total = 0;
      for (const { payload } of waiting) {
        total += payload.length;
        if (count > 0 && (count >= most || total > characters)) break;
        count += 1;
      }
      return takeThose(waiting.splice(0, count));
    },
    takeWhere(isWanted) {
      const wanted = waiting.filter(isWanted);
      if (wanted.length > 0) waiting = waiting.filter((event) => !isWanted(event));
      return takeThose(wanted);
    },
    putBack(events) {
      taken.delete(events);
      waiting = [...events, ...waiting];
      charactersWaiting += charactersOf(events);
    },
    release(events) {
      taken.delete(events);
      eventsHeld -= events.length;
      charactersHeld -= charactersOf(events);
    },
    waiting: () => waiting.length,
    hasBatch: (most, characters) => waiting.length >= most || charactersWaiting >= characters,
    held: () => [...taken, waiting].flat(),
  };
}

function charactersOf(events: readonly OutgoingEvent[]): number {
  return events.reduce((sum, { payload }) => sum + payload.length, 0);
}
