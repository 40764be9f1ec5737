import type { TimeWindow } from '@clew/trace-model';

const STEPS = [1, 2, 5, 10];

/** Round moments between two offsets (milliseconds), about `wanted` of them, each a multiple of one step. */
export function rulerTicks(fromMs: number, toMs: number, wanted = 5): number[] {
  const length = toMs - fromMs;
  if (!(length > 0) || !Number.isFinite(length)) return [fromMs];
  const rough = length / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (STEPS.find((candidate) => candidate * magnitude >= rough) ?? 10);
  const first = Math.ceil(fromMs / step - 1e-9);
  const count = Math.floor(toMs / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

/** A tick of the ruler: its offset from the start of the whole, and its place in the part in view, from 0 to 1. */
export interface RulerTick {
  offsetMs: number;
  place: number;
}

/** The ticks for the part of the whole that is in view. */
export function ticksOf(whole: TimeWindow, shown: TimeWindow): RulerTick[] {
  const from = (shown.startTimestamp - whole.startTimestamp) * 1_000;
  const to = (shown.endTimestamp - whole.startTimestamp) * 1_000;
  return rulerTicks(from, to).map((offsetMs) => ({
    offsetMs,
    place: to > from ? (offsetMs - from) / (to - from) : 0,
  }));
}
