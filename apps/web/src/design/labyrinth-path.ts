interface LabyrinthShape {
  /** How many times the way goes round. */
  circuits: number;
  /** From the middle of one way to the middle of the next. */
  spacing: number;
}

const degree = Math.PI / 180;
/** Half the opening at the foot of the labyrinth, where every circuit turns into the next. */
const turningAngle = 16;

/**
 * A round labyrinth with one way: each circuit runs all around, turns, and comes back one circle further in.
 * `walls` and `thread` are SVG path data around the origin, `size` the outer radius.
 */
export function labyrinthPath({ circuits, spacing }: LabyrinthShape) {
  const size = (circuits + 1) * spacing;
  const walls = Array.from({ length: circuits + 1 }, (_, circle) => {
    const radius = size - circle * spacing - spacing / 4;
    // The wall leaves its opening where the thread turns inwards: right and left by turns.
    const [from, to] = circle % 2 === 0 ? [turningAngle / 2, 360 - turningAngle * 2] : [turningAngle * 2, 360 - turningAngle / 2];
    return `M${point(radius, from)}${arc(radius, to, 1)}`;
  });
  const legs = Array.from({ length: circuits }, (_, circuit) => {
    const radius = size - circuit * spacing - spacing * 0.75;
    const clockwise = circuit % 2 === 0;
    const start = clockwise ? turningAngle : 360 - turningAngle;
    return `${circuit === 0 ? `M${point(size, turningAngle)}L` : 'L'}${point(radius, start)}${arc(
      radius,
      360 - start,
      clockwise ? 1 : 0,
    )}`;
  });
  return { walls: walls.join(''), thread: `${legs.join('')}L0 0`, size };
}

/** A point on a circle; angles in degrees clockwise from the foot. */
function point(radius: number, angle: number): string {
  return `${(-radius * Math.sin(angle * degree)).toFixed(1)} ${(radius * Math.cos(angle * degree)).toFixed(1)}`;
}

function arc(radius: number, toAngle: number, sweep: 0 | 1): string {
  return `A${radius} ${radius} 0 1 ${sweep} ${point(radius, toAngle)}`;
}
