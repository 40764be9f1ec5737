import type { TimeWindow, WindowFraction } from './time-window';

/** A long wait that an axis squeezes: nothing of the trace ran from its start to its end. */
export interface TimeBreak extends TimeWindow {
  /** Where the squeezed stretch begins and ends on the axis, from 0 to 1. */
  startPlace: number;
  endPlace: number;
}

/** Gives every moment of a window a place from 0 (its start) to 1 (its end), and every place its moment. */
export interface TimeAxis {
  window: TimeWindow;
  /** The squeezed waits, by time. */
  breaks: readonly TimeBreak[];
  /** The place of a moment, in seconds since the epoch; a moment outside the window lies below 0 or above 1. */
  placeOf: (timestamp: number) => number;
  /** The moment at a place, in seconds since the epoch. */
  timestampAt: (place: number) => number;
}

export interface TimeAxisOptions {
  /** What the axis covers; without it, the time from the first span's start to the last one's end. */
  window?: TimeWindow;
  /** False for one scale throughout. */
  squeezesWaits?: boolean;
}

interface Timed {
  start_timestamp: number;
  timestamp: number;
}

/** A shorter wait is as easily looked at as squeezed. */
const SHORTEST_BREAK_SECONDS = 1;
const PLACE_OF_BREAK = 0.04;
const MOST_PLACE_OF_BREAKS = 0.4;

/**
 * The time axis of a trace, on which a request of 300 ms and the e-mail that it sends two hours later share one view:
 * linear, but for breaks, which take 4 % of it each (all of them together at most 40 %).
 *
 * A break is a wait of at least a second that is longer than all the time during which spans ran, taken together.
 * The yardstick is the work, not the window, since of many long waits each is but a small share of the window. An open
 * span counts as running even where it only waits for its children: its bar states how long it took, and a bar across
 * a break would be drawn too short.
 */
export function timeAxis(
  spans: Iterable<Timed>,
  { window, squeezesWaits = true }: TimeAxisOptions = {},
): TimeAxis {
  const { busySeconds, waits, covered } = readSpans(spans);
  const whole = window ?? covered;
  const long = waits.filter(
    ({ startTimestamp, endTimestamp }) =>
      endTimestamp - startTimestamp >= Math.max(SHORTEST_BREAK_SECONDS, busySeconds) &&
      startTimestamp >= whole.startTimestamp &&
      endTimestamp <= whole.endTimestamp,
  );
  return axisWithBreaks(whole, squeezesWaits && busySeconds > 0 ? long : []);
}

/** Where a span lies on an axis; nothing is clipped. On an axis without duration every span fills all of it. */
export function extentOf(
  { window, placeOf }: TimeAxis,
  { start_timestamp, timestamp }: Timed,
): WindowFraction {
  if (window.endTimestamp <= window.startTimestamp) return { start: 0, end: 1 };
  const start = placeOf(start_timestamp);
  return { start, end: Math.max(start, placeOf(timestamp)) };
}

function readSpans(spans: Iterable<Timed>): {
  busySeconds: number;
  waits: TimeWindow[];
  covered: TimeWindow;
} {
  const byStart = [...spans].sort((left, right) => left.start_timestamp - right.start_timestamp);
  const startTimestamp = byStart[0]?.start_timestamp ?? 0;
  const waits: TimeWindow[] = [];
  let busySeconds = 0;
  let busyUntil = startTimestamp;
  for (const { start_timestamp: start, timestamp: end } of byStart) {
    if (start > busyUntil) waits.push({ startTimestamp: busyUntil, endTimestamp: start });
    busySeconds += Math.max(0, end - Math.max(start, busyUntil));
    busyUntil = Math.max(busyUntil, start, end);
  }
  return { busySeconds, waits, covered: { startTimestamp, endTimestamp: busyUntil } };
}

function axisWithBreaks(window: TimeWindow, waits: readonly TimeWindow[]): TimeAxis {
  const breakPlace = Math.min(PLACE_OF_BREAK, MOST_PLACE_OF_BREAKS / waits.length);
  const waited = waits.reduce((sum, wait) => sum + wait.endTimestamp - wait.startTimestamp, 0);
  const scaled = window.endTimestamp - window.startTimestamp - waited;
  const scale = scaled > 0 ? (1 - breakPlace * waits.length) / scaled : 0;
  const knots = new Knots(window.startTimestamp);
  const breaks = waits.map(({ startTimestamp, endTimestamp }) => {
    const startPlace = knots.lastPlace + (startTimestamp - knots.lastTimestamp) * scale;
    const endPlace = startPlace + breakPlace;
    knots.add(startTimestamp, startPlace);
    knots.add(endTimestamp, endPlace);
    return { startTimestamp, endTimestamp, startPlace, endPlace };
  });
  knots.add(window.endTimestamp, 1);
  return {
    window,
    breaks,
    placeOf: (timestamp) => knots.placeOf(timestamp),
    timestampAt: (place) => knots.timestampAt(place),
  };
}

/** Where the scale of an axis changes; between two knots it is linear, beyond the outer ones it goes on. */
class Knots {
  private readonly timestamps: number[];
  private readonly places = [0];

  constructor(startTimestamp: number) {
    this.timestamps = [startTimestamp];
  }

  get lastTimestamp(): number {
    return this.timestamps.at(-1) ?? 0;
  }

  get lastPlace(): number {
    return this.places.at(-1) ?? 0;
  }

  add(timestamp: number, place: number): void {
    if (timestamp <= this.lastTimestamp) return;
    this.timestamps.push(timestamp);
    this.places.push(place);
  }

  placeOf(timestamp: number): number {
    return interpolate(this.timestamps, this.places, timestamp);
  }

  timestampAt(place: number): number {
    return interpolate(this.places, this.timestamps, place);
  }
}

function interpolate(from: readonly number[], to: readonly number[], value: number): number {
  const right = Math.min(Math.max(1, firstAbove(from, value)), from.length - 1);
  const [from0 = 0, from1 = 0] = [from[right - 1], from[right]];
  const [to0 = 0, to1 = 0] = [to[right - 1], to[right]];
  return from1 > from0 ? to0 + ((value - from0) / (from1 - from0)) * (to1 - to0) : to0;
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
