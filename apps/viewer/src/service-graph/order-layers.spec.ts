import { describe, expect, it } from '@jest/globals';
import { orderLayers } from './order-layers';

/** The columns of a graph that is told as `a>b`, each place a word: a node's name, or `·` where an edge passes. */
function drawn(...told: string[]): string {
  const names = [...new Set(told.flatMap((edge) => edge.split('>')))];
  const edges = told.flatMap((edge) => {
    const [from = '', to] = edge.split('>');
    return to === undefined ? [] : [{ from: names.indexOf(from), to: names.indexOf(to) }];
  });
  const { layers, back } = orderLayers(names.length, edges);
  const height = Math.max(0, ...layers.map((layer) => layer.length));
  const lines = Array.from({ length: height }, (_, row) =>
    layers
      .map((layer) => (layer[row] === undefined ? ' ' : (names[layer[row]] ?? '·')))
      .join(' ')
      .trimEnd(),
  );
  const backwards = [...back].map(({ from, to }) => `${names[to]}<${names[from]}`);
  return [...lines, ...backwards].join('\n');
}

describe('a graph in columns', () => {
  it('has each node behind the last of those that lead to it', () => {
    expect(drawn('w>a', 'a>d', 'a>q', 'w>d')).toBe(['w a q', '  · d'].join('\n'));
  });

  it('stands the nodes beside those that lead to them, so that few edges cross', () => {
    expect(drawn('r>a', 'r>b', 'b>x', 'a>y')).toBe(['r a y', '  b x'].join('\n'));
  });

  it('cuts circles where they come back, and draws that edge to the left', () => {
    expect(drawn('a>b', 'b>c', 'c>a')).toBe(['a b c', '  ·', 'a<c'].join('\n'));
    expect(drawn('a>b', 'b>a')).toBe(['a b', 'a<b'].join('\n'));
  });

  it('lets a node lead to itself, and stand alone', () => {
    expect(drawn('a>a')).toBe('a');
    expect(drawn('a', 'b>c')).toBe(['a c', 'b'].join('\n'));
    expect(drawn()).toBe('');
  });

  it('is the same for the same graph, and holds all of forty nodes in one column, or in a row', () => {
    const star = Array.from({ length: 39 }, (_, index) => `hub>s${index}`);
    expect(
      orderLayers(
        40,
        star.map((_, index) => ({ from: 0, to: index + 1 })),
      ).layers[1],
    ).toHaveLength(39);
    const row = Array.from({ length: 39 }, (_, index) => `s${index}>s${index + 1}`);
    expect(drawn(...row).split(' ')).toHaveLength(40);
    expect(drawn(...star)).toBe(drawn(...star));
  });
});
