/** A span's rectangle in the minimap, in the order of the rows; its places go from 0 to 1. */
export interface MinimapBar {
  start: number;
  end: number;
  /** The class of its colour. */
  colour: string;
}

/** All rectangles of one colour as one SVG path. */
export interface MinimapShape {
  colour: string;
  path: string;
}

interface Minimap {
  /** How many lines high the drawing is. */
  lines: number;
  /** Parents before what covers them. */
  shapes: MinimapShape[];
}

/** How wide the drawing is; a shorter span is a column wide. */
export const COLUMNS = 600;

/** So many columns at either end lie under a handle: what is there reaches out from under it. */
const UNDER_HANDLE = 3;

const MOST_LINES = 64;

/** More lines than this stand so close that room between them would only flicker. */
const MOST_APART = 24;

/** With fewer lines than this, the rest stays empty: three spans are not three walls. */
const FEWEST_LINES = 10;

/**
 * Draws any number of spans as a few paths. Up to 64 each has a line; beyond, consecutive rows share one, on which a
 * later row covers an earlier one, so that children stay visible on their parents.
 */
export function minimapShapes(bars: readonly MinimapBar[]): Minimap {
  const lines = Math.min(Math.max(bars.length, FEWEST_LINES), MOST_LINES);
  const colours = [...new Set(bars.map(({ colour }) => colour))];
  const paths: string[][] = colours.map(() => []);
  const grid = paint(bars, lines, colours);
  const room = bars.length > MOST_APART ? 0 : 0.1;
  const height = 1 - 2 * room;
  for (let line = 0; line < lines; line += 1) {
    for (const { start, end, colour } of runsOf(grid.subarray(line * COLUMNS, (line + 1) * COLUMNS))) {
      paths[colour - 1]?.push(`M${start} ${line + room}h${end - start}v${height}h${start - end}z`);
    }
  }
  return {
    lines,
    shapes: colours.map((colour, index) => ({ colour, path: paths[index]?.join('') ?? '' })),
  };
}

/** A cell is 0 where nothing is, else one more than the place of its colour. */
function paint(bars: readonly MinimapBar[], lines: number, colours: readonly string[]): Uint8Array {
  const grid = new Uint8Array(lines * COLUMNS);
  const numbers = new Map(colours.map((colour, index) => [colour, index + 1]));
  const rowsPerLine = Math.max(1, bars.length / lines);
  bars.forEach(({ start, end, colour }, row) => {
    const line = Math.floor(row / rowsPerLine) * COLUMNS;
    const from = Math.min(Math.max(Math.floor(start * COLUMNS), 0), COLUMNS - UNDER_HANDLE);
    const until = Math.min(Math.max(Math.ceil(end * COLUMNS), from + 1, UNDER_HANDLE), COLUMNS);
    grid.fill(numbers.get(colour) ?? 0, line + from, line + until);
  });
  return grid;
}

function* runsOf(cells: Uint8Array): Generator<{ start: number; end: number; colour: number }> {
  let start = 0;
  for (let end = 1; end <= cells.length; end += 1) {
    const colour = cells[start] ?? 0;
    if (cells[end] === colour) continue;
    if (colour > 0) yield { start, end, colour };
    start = end;
  }
}
