import { describe, expect, it } from '@jest/globals';
import { labyrinthPath } from './labyrinth-path';

describe('the labyrinth', () => {
  it('has one way, from the gate to the middle', () => {
    const { thread } = labyrinthPath({ circuits: 3, spacing: 10 });
    expect(thread.match(/M/g)).toHaveLength(1);
    expect(thread.endsWith('L0 0')).toBe(true);
  });

  it('leads once around for every circuit, in turning directions', () => {
    const { thread } = labyrinthPath({ circuits: 4, spacing: 10 });
    const directions = [...thread.matchAll(/A\S+ \S+ 0 1 (\d)/g)].map(([, sweep]) => sweep);
    expect(directions).toEqual(['0', '1', '0', '1']);
  });

  it('stays inside its outer wall', () => {
    const { walls, size } = labyrinthPath({ circuits: 5, spacing: 10 });
    const radii = [...walls.matchAll(/A(\S+)/g)].map(([, radius]) => Number(radius));
    expect(Math.max(...radii)).toBeLessThan(size);
  });
});
