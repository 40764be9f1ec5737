/** A place on the page through which the thread runs, in CSS pixels from the page's top left corner. */
export interface ThreadStop {
  x: number;
  y: number;
}

const slack = 1 / 6;

/**
 * A loose curve through all stops, as SVG path data (Catmull-Rom as cubic Béziers): at each stop the thread
 * heads from the stop before to the stop after. Fewer than two stops are no thread.
 */
export function threadPath(stops: readonly ThreadStop[]): string {
  const [first, ...others] = stops;
  if (first === undefined || others.length === 0) return '';
  const curves = others.map((to, index) => {
    const from = stops[index] ?? first;
    const before = stops[index - 1] ?? from;
    const after = stops[index + 2] ?? to;
    const leave = { x: from.x + (to.x - before.x) * slack, y: from.y + (to.y - before.y) * slack };
    const arrive = { x: to.x - (after.x - from.x) * slack, y: to.y - (after.y - from.y) * slack };
    return `C${written(leave)} ${written(arrive)} ${written(to)}`;
  });
  return `M${written(first)}${curves.join('')}`;
}

function written({ x, y }: ThreadStop): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}
