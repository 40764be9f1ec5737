import type { OutgoingEvent } from './transport';

/** The events that a transport holds, within bounds: they wait in order, are taken, and put back or released. */
export interface EventQueue {
  /** Holds an event, unless it would be one too many or too much. */
  offer(event: OutgoingEvent): boolean;
  /** Those that wait. */
  waiting(): readonly OutgoingEvent[];
  /** Takes the first that wait. */
  take(count: number): OutgoingEvent[];
  /** Takes those that wait and are of a kind. */
  takeWhere(isWanted: (event: OutgoingEvent) => boolean): OutgoingEvent[];
  /** Puts events that were taken back in front. */
  putBack(events: readonly OutgoingEvent[]): void;
  /** Holds events no longer that were taken. */
  release(events: readonly OutgoingEvent[]): void;
  /** Those that are taken and those that wait. */
  held(): OutgoingEvent[];
}

/**
 * A queue that holds at most `mostEvents`, whose payloads have at most `mostCharacters` together.
 *
 * In arrays, not in a Set, whose outgrown tables point to those that follow: once one of them has become old, V8 lets
 * no event that came after it die young, which was a third of what a transaction cost in a process that runs for long.
 */
export function createEventQueue(mostEvents: number, mostCharacters: number): EventQueue {
  let taken: (readonly OutgoingEvent[])[] = [];
  let waiting: OutgoingEvent[] = [];
  let count = 0;
  let characters = 0;

  /** Those that leave `waiting` are together until they are put back or released. */
  function take(events: OutgoingEvent[]): OutgoingEvent[] {
    if (events.length > 0) taken.push(events);
    return events;
  }

  function giveBack(events: readonly OutgoingEvent[]): void {
    taken = taken.filter((others) => others !== events);
  }

  return {
    offer(event) {
      const { length } = event.payload;
      if (count >= mostEvents || characters + length > mostCharacters) return false;
      count += 1;
      characters += length;
      waiting.push(event);
      return true;
    },
    waiting: () => waiting,
    take: (most) => take(waiting.splice(0, most)),
    takeWhere(isWanted) {
      const wanted = waiting.filter(isWanted);
      if (wanted.length > 0) waiting = waiting.filter((event) => !isWanted(event));
      return take(wanted);
    },
    putBack(events) {
      giveBack(events);
      waiting = [...events, ...waiting];
    },
    release(events) {
      giveBack(events);
      count -= events.length;
      for (const { payload } of events) characters -= payload.length;
    },
    held: () => [...taken.flat(), ...waiting],
  };
}
