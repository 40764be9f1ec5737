import type { OutgoingEvent } from './transport';

export interface EventQueueOptions {
  /** How many events are held at most, waiting or on their way. */
  mostEvents: number;
  /** How many characters their payloads have at most, together. */
  mostCharacters: number;
}

/** The events that a transport holds, within bounds: they wait in order, are taken, and released when settled. */
export interface EventQueue {
  /** Holds an event, unless it would be one too many or too much. */
  offer(event: OutgoingEvent): boolean;
  /** Takes the first events that wait: at most `mostEvents`, and no more than `mostCharacters` unless it is only one. */
  take(mostEvents: number, mostCharacters: number): OutgoingEvent[];
  /** Takes those that wait and are of a kind. */
  takeWhere(isWanted: (event: OutgoingEvent) => boolean): OutgoingEvent[];
  /** Puts events that were taken back in front. With `alone`, each of them is only ever taken alone from now on. */
  putBack(events: readonly OutgoingEvent[], alone?: boolean): void;
  /** Holds events no longer that were taken. */
  release(events: readonly OutgoingEvent[]): void;
  /** How many events wait. */
  waiting(): number;
  /** Whether as many wait as `take` would give at most. */
  hasBatch(mostEvents: number, mostCharacters: number): boolean;
  /** Whether the first of them has to be alone. */
  startsAlone(): boolean;
  /** Those that wait and those on their way. */
  held(): OutgoingEvent[];
}

export function createEventQueue({ mostEvents, mostCharacters }: EventQueueOptions): EventQueue {
  let waiting: OutgoingEvent[] = [];
  const taken = new Set<OutgoingEvent>();
  const alone = new WeakSet<OutgoingEvent>();
  let characters = 0;
  let charactersWaiting = 0;

  function lengthOfBatch(events: number, most: number): number {
    let length = 0;
    let total = 0;
    for (const event of waiting) {
      total += event.payload.length;
      if (length > 0 && (length >= events || total > most || alone.has(event))) break;
      length += 1;
      if (alone.has(event)) break;
    }
    return length;
  }

  function markTaken(events: OutgoingEvent[]): OutgoingEvent[] {
    for (const event of events) taken.add(event);
    charactersWaiting -= charactersOf(events);
    return events;
  }

  return {
    offer(event) {
      const total = characters + event.payload.length;
      if (waiting.length + taken.size >= mostEvents || total > mostCharacters) return false;
      characters = total;
      charactersWaiting += event.payload.length;
      waiting.push(event);
      return true;
    },
    take: (events, most) => markTaken(waiting.splice(0, lengthOfBatch(events, most))),
    takeWhere(isWanted) {
      const wanted = waiting.filter(isWanted);
      if (wanted.length > 0) waiting = waiting.filter((event) => !isWanted(event));
      return markTaken(wanted);
    },
    putBack(events, separately = false) {
      for (const event of events) {
        taken.delete(event);
        if (separately) alone.add(event);
      }
      waiting = [...events, ...waiting];
      charactersWaiting += charactersOf(events);
    },
    release(events) {
      for (const event of events) taken.delete(event);
      characters -= charactersOf(events);
    },
    waiting: () => waiting.length,
    hasBatch: (events, most) => waiting.length >= events || charactersWaiting >= most,
    startsAlone: () => waiting[0] !== undefined && alone.has(waiting[0]),
    held: () => [...taken, ...waiting],
  };
}

function charactersOf(events: readonly OutgoingEvent[]): number {
  let sum = 0;
  for (const { payload } of events) sum += payload.length;
  return sum;
}
