import { describe, expect, it } from '@jest/globals';
import { graphLayout, NODE_HEIGHT, NODE_WIDTH } from './graph-layout';

describe('the drawing of a graph', () => {
  it('has no node upon another, and all of them within it', () => {
    const edges = Array.from({ length: 60 }, (_, index) => ({
      from: (index * 7) % 40,
      to: (index * 11 + 3) % 40,
    }));
    const { nodes, width, height } = graphLayout(40, edges);
    for (const [index, node] of nodes.entries()) {
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.y).toBeGreaterThanOrEqual(0);
      expect(node.x + NODE_WIDTH).toBeLessThanOrEqual(width);
      expect(node.y + NODE_HEIGHT).toBeLessThanOrEqual(height);
      const upon = nodes.filter(
        ({ x, y }, other) =>
          other < index && Math.abs(x - node.x) < NODE_WIDTH && Math.abs(y - node.y) < NODE_HEIGHT,
      );
      expect(upon).toEqual([]);
    }
  });

  it('draws a line from the right side of the caller to the left side of the one called', () => {
    const { nodes, paths } = graphLayout(2, [{ from: 0, to: 1 }]);
    const [caller, called] = nodes;
    expect(
      paths[0]?.startsWith(`M${(caller?.x ?? 0) + NODE_WIDTH},${(caller?.y ?? 0) + NODE_HEIGHT / 2} `),
    ).toBe(true);
    expect(paths[0]?.endsWith(` ${called?.x},${(called?.y ?? 0) + NODE_HEIGHT / 2}`)).toBe(true);
  });

  it('draws what leads back beside what leads on', () => {
    const { paths } = graphLayout(2, [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
    ]);
    expect(new Set(paths).size).toBe(2);
    expect(paths.join('')).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each([
    ['fans out', [0, 1], [0, 2], [0, 3]],
    ['comes together', [0, 3], [1, 3], [2, 3]],
  ])('has what is said of a line above a level stretch of it where the graph %s', (_, ...pairs) => {
    const { paths, labels } = graphLayout(
      4,
      pairs.map(([from = 0, to = 0]) => ({ from, to })),
    );
    for (const [index, { x, y }] of labels.entries()) {
      const level = levelStretches(paths[index] ?? '').find(({ from, to }) => from < x && x < to);
      expect(level?.y).toBeGreaterThan(y);
      expect((level?.to ?? 0) - (level?.from ?? 0)).toBeGreaterThan(80);
    }
    expect(new Set(labels.map(({ y }) => y)).size).toBe(3);
  });

  it('has what is said of a line that shares both of its nodes in the corner that it leaves free', () => {
    const edges = [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 1, to: 3 },
    ];
    const { nodes, labels } = graphLayout(4, edges);
    const [, caller, called] = nodes;
    const middle = ((caller?.x ?? 0) + NODE_WIDTH + (called?.x ?? 0)) / 2;
    expect(called?.y).toBeLessThan(caller?.y ?? 0);
    expect(labels[1]).toMatchObject({ anchor: 'end', isBelow: false });
    expect(labels[1]?.x).toBeLessThan(middle);
  });

  it('of one node that calls itself has room for the line', () => {
    const { height, nodes, labels } = graphLayout(1, [{ from: 0, to: 0 }]);
    expect((nodes[0]?.y ?? 0) + NODE_HEIGHT).toBeLessThan(height);
    expect(labels[0]?.y).toBeLessThanOrEqual(height);
  });

  it('of nothing is empty', () => {
    expect(graphLayout(0, []).nodes).toEqual([]);
  });
});

/** The curves of a path that end as high as they begin. */
function levelStretches(path: string): { from: number; to: number; y: number }[] {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const corners = [numbers.slice(0, 2)];
  for (let at = 6; at < numbers.length; at += 6) corners.push(numbers.slice(at, at + 2));
  return corners.slice(1).flatMap(([to = 0, y = 0], index) => {
    const [from = 0, before = 0] = corners[index] ?? [];
    return before === y ? [{ from, to, y }] : [];
  });
}
