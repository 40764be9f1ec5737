import type { PlacedFrame } from './place-frames';

/** The frame to which an arrow key leads: up to its parent, down to its first child, sideways along the row. */
export function nextFrame(
  placed: readonly PlacedFrame[],
  current: PlacedFrame,
  key: string,
): PlacedFrame | undefined {
  const row = placed.filter((place) => place.row === current.row);
  switch (key) {
    case 'ArrowUp':
      return placed.find(({ frame }) => frame === current.frame.parent);
    case 'ArrowDown':
      return placed.find(({ frame, row: other }) => other > current.row && isOrAbove(frame, current));
    case 'ArrowLeft':
      return row[row.indexOf(current) - 1];
    case 'ArrowRight':
      return row[row.indexOf(current) + 1];
    default:
      return undefined;
  }
}

/** Below a frame that is drawn over the whole width stands the way to the zoomed one only. */
function isOrAbove({ parent }: PlacedFrame['frame'], { frame, isAbove }: PlacedFrame): boolean {
  return isAbove || parent === frame;
}
