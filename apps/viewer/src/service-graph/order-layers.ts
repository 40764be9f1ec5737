import { layerNodes, type GraphEdge } from './layer-nodes';

/** A graph in columns, each from top to bottom. */
export interface OrderedLayers {
  /** The places of each column: a node's number, or, from the number of nodes on, a bend of an edge that passes. */
  layers: number[][];
  /** The places that each edge goes through from left to right, its ends included; none where it leads to itself. */
  chains: number[][];
  /** The edges that are drawn from right to left. */
  back: ReadonlySet<GraphEdge>;
}

const SWEEPS = 6;

/**
 * Orders each column so that few edges cross: again and again each place goes to the mean height of its neighbours to the
 * left, then to the right. Places that are equal stay in the order in which they came.
 */
export function orderLayers(nodeCount: number, edges: readonly GraphEdge[]): OrderedLayers {
  const { layerOf, back } = layerNodes(nodeCount, edges);
  const layers = Array.from({ length: nodeCount === 0 ? 0 : Math.max(...layerOf) + 1 }, (): number[] => []);
  for (const [node, layer] of layerOf.entries()) layers[layer]?.push(node);
  let next = nodeCount;
  const chains = edges.map((edge) => {
    if (edge.from === edge.to) return [];
    const [left, right] = back.has(edge) ? [edge.to, edge.from] : [edge.from, edge.to];
    const chain = [left];
    for (let layer = (layerOf[left] ?? 0) + 1; layer < (layerOf[right] ?? 0); layer += 1) {
      layers[layer]?.push(next);
      chain.push(next);
      next += 1;
    }
    return [...chain, right];
  });
  untangle(layers, chains);
  return { layers, chains, back };
}

function untangle(layers: number[][], chains: readonly (readonly number[])[]): void {
  const left = new Map<number, number[]>();
  const right = new Map<number, number[]>();
  for (const chain of chains) {
    for (const [index, place] of chain.entries()) {
      const following = chain[index + 1];
      if (following === undefined) continue;
      right.set(place, [...(right.get(place) ?? []), following]);
      left.set(following, [...(left.get(following) ?? []), place]);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    const indices = isForward ? [...layers.keys()].slice(1) : [...layers.keys()].reverse().slice(1);
    for (const index of indices) {
      const beside = layers[isForward ? index - 1 : index + 1] ?? [];
      layers[index] = sortedByMean(layers[index] ?? [], isForward ? left : right, beside);
    }
  }
}

function sortedByMean(
  layer: readonly number[],
  neighbours: ReadonlyMap<number, readonly number[]>,
  beside: readonly number[],
): number[] {
  const heightOf = new Map(beside.map((place, index) => [place, index / beside.length]));
  const means = layer.map((place, index) => {
    const heights = (neighbours.get(place) ?? []).flatMap((other) => heightOf.get(other) ?? []);
    const own = index / layer.length;
    return { place, mean: heights.length === 0 ? own : sum(heights) / heights.length };
  });
  return means.sort((one, other) => one.mean - other.mean).map(({ place }) => place);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
