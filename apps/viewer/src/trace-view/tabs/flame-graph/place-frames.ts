import type { FlameFrame } from '@clew/trace-model';

/** Where a frame is drawn. */
export interface PlacedFrame {
  frame: FlameFrame;
  /** The row, counted from 0 at the top. */
  row: number;
  /** Of the drawing's width, from 0 to 1. */
  left: number;
  width: number;
  /** Whether it is above the frame that fills the drawing. */
  isAbove: boolean;
}

export interface PlacedFrames {
  /** Row by row, each from left to right. */
  placed: PlacedFrame[];
  /** How many frames are too narrow to be drawn, or too deep; what is below those is not counted. */
  hidden: number;
  /** How many have no width at all, since nothing in them lasted. */
  timeless: number;
}

/** In pixels. */
export const ROW_HEIGHT = 24;

/** Narrower frames could be neither read nor pressed. */
const NARROWEST = 0.0015;
const MOST_ROWS = 120;
const MOST_ABOVE = 40;

/** Lays out a flame graph from the top: the frames above `zoomed` and itself over the whole width, below it its share. */
export function placeFrames(zoomed: FlameFrame): PlacedFrames {
  const above = framesAbove(zoomed).map((frame, row) => ({ frame, row, left: 0, width: 1, isAbove: true }));
  const placed: PlacedFrame[] = [...above];
  const waiting: PlacedFrame[] = [{ frame: zoomed, row: above.length, left: 0, width: 1, isAbove: false }];
  let hidden = 0;
  let timeless = 0;
  for (const place of waiting) {
    placed.push(place);
    let left = place.left;
    for (const frame of place.frame.children) {
      const width = frame.work > 0 ? (frame.work / place.frame.work) * place.width : 0;
      const row = place.row + 1;
      if (frame.work === 0) timeless += 1;
      else if (width < NARROWEST || row >= above.length + MOST_ROWS) hidden += 1;
      else waiting.push({ frame, row, left, width, isAbove: false });
      left += width;
    }
  }
  return { placed, hidden, timeless };
}

/** The frames above a frame, the whole trace first; of very many, those that are nearest. */
function framesAbove(frame: FlameFrame): FlameFrame[] {
  const above: FlameFrame[] = [];
  for (let next = frame.parent; next !== undefined; next = next.parent) above.push(next);
  return [
    ...above.slice(-1),
    ...above
      .slice(0, -1)
      .slice(0, MOST_ABOVE - 1)
      .reverse(),
  ];
}

/** The frame with a key; the whole trace where there is none. */
export function frameWithKey(whole: FlameFrame, key: string | null): FlameFrame {
  if (key === null || key === '') return whole;
  const waiting = [whole];
  for (const frame of waiting) {
    if (frame.key === key) return frame;
    for (const child of frame.children) waiting.push(child);
  }
  return whole;
}
