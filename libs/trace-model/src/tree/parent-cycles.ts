/**
 * Finds where chains of parents run in circles.
 *
 * @returns of each circle, the member that comes first in `nodes`. Detaching these leaves a forest.
 */
export function findCycleBreaks<Node>(
  nodes: readonly Node[],
  parentOf: (node: Node) => Node | undefined,
): Set<Node> {
  const position = new Map(nodes.map((node, index) => [node, index]));
  const walkOf = new Map<Node, number>();
  const breaks = new Set<Node>();
  nodes.forEach((start, walk) => {
    let node: Node | undefined = start;
    while (node !== undefined && !walkOf.has(node)) {
      walkOf.set(node, walk);
      node = parentOf(node);
    }
    if (node !== undefined && walkOf.get(node) === walk) {
      breaks.add(earliestInCycle(node, parentOf, (member) => position.get(member) ?? 0));
    }
  });
  return breaks;
}

function earliestInCycle<Node>(
  member: Node,
  parentOf: (node: Node) => Node | undefined,
  positionOf: (node: Node) => number,
): Node {
  let earliest = member;
  let node = parentOf(member);
  while (node !== undefined && node !== member) {
    if (positionOf(node) < positionOf(earliest)) earliest = node;
    node = parentOf(node);
  }
  return earliest;
}
