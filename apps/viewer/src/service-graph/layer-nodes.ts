/** An arrow from one node to another, by their numbers. */
export interface GraphEdge {
  from: number;
  to: number;
}

/** In which column each node of a graph stands. */
export interface LayeredNodes {
  /** By node. */
  layerOf: number[];
  /** The edges that lead back, against the direction of all others: whatever closes a circle. */
  back: ReadonlySet<GraphEdge>;
}

/**
 * Puts each node one column behind the last of those that lead to it (longest path). Circles are cut where a walk from
 * the first node on comes back to where it already is, so that the same graph is always drawn the same.
 */
export function layerNodes(nodeCount: number, edges: readonly GraphEdge[]): LayeredNodes {
  const leaving = edgesByNode(nodeCount, edges);
  const { order, back } = walkDepthFirst(nodeCount, leaving);
  const layerOf = Array.from({ length: nodeCount }, () => 0);
  const arriving = edgesByNode(nodeCount, edges, 'to');
  for (const node of order) {
    const isForward = (edge: GraphEdge) => !back.has(edge) && edge.from !== edge.to;
    for (const edge of leaving[node] ?? []) if (isForward(edge)) push(layerOf, node, edge.to);
    for (const edge of arriving[node] ?? []) if (back.has(edge)) push(layerOf, node, edge.from);
  }
  return { layerOf, back };
}

function push(layerOf: number[], node: number, other: number): void {
  layerOf[other] = Math.max(layerOf[other] ?? 0, (layerOf[node] ?? 0) + 1);
}

function edgesByNode(nodeCount: number, edges: readonly GraphEdge[], end: keyof GraphEdge = 'from') {
  const byNode = Array.from({ length: nodeCount }, (): GraphEdge[] => []);
  for (const edge of edges) byNode[edge[end]]?.push(edge);
  return byNode;
}

/** All nodes, each before those that its edges lead to, but for those that lead back. */
function walkDepthFirst(
  nodeCount: number,
  leaving: readonly (readonly GraphEdge[])[],
): { order: number[]; back: Set<GraphEdge> } {
  const back = new Set<GraphEdge>();
  const finished: number[] = [];
  const state = Array.from({ length: nodeCount }, (): 'new' | 'open' | 'finished' => 'new');
  for (let first = 0; first < nodeCount; first += 1) {
    if (state[first] !== 'new') continue;
    state[first] = 'open';
    const path = [{ node: first, waiting: [...(leaving[first] ?? [])] }];
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const edge = last.waiting.shift();
      if (edge === undefined) {
        state[last.node] = 'finished';
        finished.push(last.node);
        path.pop();
      } else if (state[edge.to] === 'new') {
        state[edge.to] = 'open';
        path.push({ node: edge.to, waiting: [...(leaving[edge.to] ?? [])] });
      } else if (state[edge.to] === 'open' && edge.to !== last.node) {
        back.add(edge);
      }
    }
  }
  return { order: finished.reverse(), back };
}
