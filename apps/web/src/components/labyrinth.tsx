import { labyrinthPath } from '../design/drawings/labyrinth-path';

const { thread, walls, size } = labyrinthPath({ circuits: 6, spacing: 14 });

/** The labyrinth with the thread laid through it, from the gate to the centre. */
export function Labyrinth() {
  return (
    <svg className="labyrinth" viewBox={`${-size} ${-size} ${size * 2} ${size * 2}`} aria-hidden="true">
      <path className="labyrinth-walls" d={walls} />
      <path className="labyrinth-thread" d={thread} />
    </svg>
  );
}
