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

  it('of one node that calls itself has room for the line', () => {
    const { height, nodes, labels } = graphLayout(1, [{ from: 0, to: 0 }]);
    expect((nodes[0]?.y ?? 0) + NODE_HEIGHT).toBeLessThan(height);
    expect(labels[0]?.y).toBeLessThanOrEqual(height);
  });

  it('of nothing is empty', () => {
    expect(graphLayout(0, []).nodes).toEqual([]);
  });
});
