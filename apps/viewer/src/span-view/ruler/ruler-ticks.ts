import type { TimeAxis, TimeWindow, WindowFraction } from '@clew/trace-model';
import { formatDuration } from '../../format/format-duration';
import { roundDuration } from '../../format/round-duration';
import { placeInView } from '../zoom/zoom';

const MOST_TICKS = 5;

/** Below this part of the view a stretch has no room for a tick. */
const NARROWEST_WITH_TICK = 0.05;

/** This close to the break that follows, a label would run into it. */
const NEAR_BREAK = 0.07;

/** Round moments between two offsets (milliseconds), about `wanted` of them, each a multiple of one step. */
export function rulerTicks(fromMs: number, toMs: number, wanted = MOST_TICKS): number[] {
  const length = toMs - fromMs;
  if (!(length > 0) || !Number.isFinite(length)) return [fromMs];
  const step = roundDuration(length / wanted);
  const first = Math.ceil(fromMs / step - 1e-9);
  const count = Math.floor(toMs / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

/** A tick of the ruler: what it says, and its place in the part in view, from 0 to 1. */
export interface RulerTick {
  place: number;
  label: string;
}

/**
 * The ticks for the part of the axis that is in view. They count from the start of the whole and, behind a break, anew
 * from its end: `+100 ms`. Where two offsets would read the same, all but the first count from the first.
 */
export function ticksInView(axis: TimeAxis, zoom: WindowFraction): RulerTick[] {
  return stretchesOf(axis).flatMap((stretch, index) => {
    const start = Math.max(axis.placeOf(stretch.startTimestamp), zoom.start);
    const end = Math.min(axis.placeOf(stretch.endTimestamp), zoom.end);
    const share = (end - start) / (zoom.end - zoom.start);
    if (share < NARROWEST_WITH_TICK && index > 0) return [];
    const offsetOf = (place: number) => (axis.timestampAt(place) - stretch.startTimestamp) * 1_000;
    const isBeforeBreak = end < zoom.end;
    const lastPlace = isBeforeBreak ? placeInView(zoom, end) - NEAR_BREAK : 1;
    const offsets = rulerTicks(offsetOf(start), offsetOf(end), Math.max(1, Math.round(MOST_TICKS * share)));
    const labels = labelsOf(offsets, index > 0);
    const ticks = offsets.map((offset, at) => ({
      place: placeInView(zoom, axis.placeOf(stretch.startTimestamp + offset / 1_000)),
      label: labels[at] ?? '',
    }));
    return ticks.filter(({ place }) => place <= lastPlace + 1e-9);
  });
}

/** The times between the breaks. */
function stretchesOf({ window, breaks }: TimeAxis): TimeWindow[] {
  const starts = [window.startTimestamp, ...breaks.map(({ endTimestamp }) => endTimestamp)];
  const ends = [...breaks.map(({ startTimestamp }) => startTimestamp), window.endTimestamp];
  return starts.map((startTimestamp, index) => ({
    startTimestamp,
    endTimestamp: ends[index] ?? window.endTimestamp,
  }));
}

function labelsOf(offsets: readonly number[], isBehindBreak: boolean): string[] {
  const sign = isBehindBreak ? '+' : '';
  const plain = offsets.map((offset) => sign + formatDuration(offset));
  const [first = 0] = offsets;
  if (new Set(plain).size === plain.length) return plain;
  return plain.map((label, index) =>
    index === 0 ? label : `+${formatDuration((offsets[index] ?? 0) - first)}`,
  );
}
