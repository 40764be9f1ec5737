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

/** A queue that holds at most `mostEvents`, whose payloads have at most `mostCharacters` together. */
export function createEventQueue(mostEvents: number, mostCharacters: number): EventQueue {
  const held = new Set<OutgoingEvent>();
  let waiting: OutgoingEvent[] = [];
  let characters = 0;

  return {
    offer(event) {
      const { length } = event.payload;
      if (held.size >= mostEvents || characters + length > mostCharacters) return false;
      held.add(event);
      characters += length;
      waiting.push(event);
      return true;
    },
    waiting: () => waiting,
    take: (count) => waiting.splice(0, count),
    takeWhere(isWanted) {
      const wanted = waiting.filter(isWanted);
      if (wanted.length > 0) waiting = waiting.filter((event) => !isWanted(event));
      return wanted;
    },
    putBack(events) {
      waiting = [...events, ...waiting];
    },
    release(events) {
      for (const event of events) {
        held.delete(event);
        characters -= event.payload.length;
      }
    },
    held: () => [...held],
  };
}
