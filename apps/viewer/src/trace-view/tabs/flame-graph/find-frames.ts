import type { FlameFrame } from '@clew/trace-model';
import { frameName } from './frame-name';

/** The frames that hold a text in their name or service. */
export interface FoundFrames {
  frames: ReadonlySet<FlameFrame>;
  /** How many spans they stand for. */
  spans: number;
  /** The part of the trace's work that is in them or below them, from 0 to 1. */
  share: number;
}

/** Searches all of a flame graph for `needle`, in lower case; what is below a match counts once. */
export function findFrames(whole: FlameFrame, needle: string): FoundFrames {
  const frames = new Set<FlameFrame>();
  let spans = 0;
  let work = 0;
  const waiting = needle === '' ? [] : whole.children.map((frame) => ({ frame, isBelow: false }));
  for (const { frame, isBelow } of waiting) {
    const isFound = `${frameName(frame)}\n${frame.service}`.toLowerCase().includes(needle);
    if (isFound) {
      frames.add(frame);
      spans += frame.count;
      if (!isBelow) work += frame.work;
    }
    for (const child of frame.children) waiting.push({ frame: child, isBelow: isBelow || isFound });
  }
  return { frames, spans, share: whole.work > 0 ? work / whole.work : 0 };
}
