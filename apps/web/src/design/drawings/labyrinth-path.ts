interface LabyrinthShape {
  /** How many times the way goes round before it reaches the middle. */
  circuits: number;
  /** From the middle of one way to the middle of the next. */
  spacing: number;
}

/**
 * A round labyrinth with a single way: a wall stands from the gate to the middle, each circuit runs all around
 * from one side of it to the other, turns inwards, and comes back. `walls` and `thread` are SVG path data around
 * the origin, `size` is the outer radius.
 */
export function labyrinthPath({ circuits, spacing }: LabyrinthShape) {
  const size = (circuits + 1) * spacing;
  const gate = spacing / 2;
  const circles = Array.from({ length: circuits + 1 }, (_, circle) => {
    const radius = size - circle * spacing;
    // Each circle is open on one side of the standing wall, where the thread passes: right and left by turns.
    const side = circle % 2 === 0 ? 1 : -1;
    return `M${foot(radius, 2 * gate * side)}${aroundTo(radius, 0, side)}`;
  });
  const ways = Array.from({ length: circuits }, (_, circuit) => {
    const radius = size - (circuit + 0.5) * spacing;
    const side = circuit % 2 === 0 ? 1 : -1;
    return `L${foot(radius, gate * side)}${aroundTo(radius, -gate * side, side)}`;
  });
  return {
    walls: `${circles.join('')}M0 ${size}V${spacing}`,
    thread: `M${gate} ${size + gate}${ways.join('')}L0 0`,
    size: size + gate,
  };
}

/** The point of a circle that lies `aside` to the right of its foot. */
function foot(radius: number, aside: number): string {
  return `${aside} ${Math.sqrt(radius ** 2 - aside ** 2).toFixed(1)}`;
}

/** All around the circle to another point near its foot; from the right side that is counter-clockwise. */
function aroundTo(radius: number, aside: number, side: number): string {
  return `A${radius} ${radius} 0 1 ${side > 0 ? 0 : 1} ${foot(radius, aside)}`;
}
