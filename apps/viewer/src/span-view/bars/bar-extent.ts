/** No rectangle is thinner, in pixels: `min-width` of `.span-bar`. */
const LEAST_WIDTH = 2;

/**
 * Where a rectangle from `left` to `right` (places from 0 to 1) lies, as CSS lengths. It begins early enough for its
 * least width to end inside, also where a span without duration stands at the very end.
 */
export function barExtent(left: number, right: number): { left: string; width: string } {
  return { left: `min(${left * 100}%, 100% - ${LEAST_WIDTH}px)`, width: `${(right - left) * 100}%` };
}
