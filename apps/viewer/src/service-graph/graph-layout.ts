import type { GraphEdge } from './layer-nodes';
import { orderLayers } from './order-layers';

/** A point of the drawing, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where the text of a line begins that is nearest to it; further ones follow away from the line. */
export interface LabelPlace extends Point {
  isBelow: boolean;
}

/** Where everything of a graph is drawn. */
export interface GraphLayout {
  width: number;
  height: number;
  /** The upper left corner of each node. */
  nodes: Point[];
  /** The line of each edge, as the `d` of an SVG path, from its caller to the one called. */
  paths: string[];
  /** Where what is said of an edge stands: at the middle of its line just before the one called, above or below it. */
  labels: LabelPlace[];
  /** From left to right and from top to bottom. */
  order: number[];
}

export const NODE_WIDTH = 196;
export const NODE_HEIGHT = 64;
const GAP = { x: 112, y: 28 };
const BEND_HEIGHT = 12;
const MARGIN = 12;
/** Where a line that leads back leaves and arrives, below those that lead on. */
const BACK_OFFSET = 18;
const LOOP = 26;

/** Places the nodes in columns, callers to the left, and draws lines that pass between the nodes of other columns. */
export function graphLayout(nodeCount: number, edges: readonly GraphEdge[]): GraphLayout {
  const { layers, chains, back } = orderLayers(nodeCount, edges);
  const heightOf = (place: number) => (place < nodeCount ? NODE_HEIGHT : BEND_HEIGHT);
  const heights = layers.map((layer) => layer.reduce((sum, place) => sum + heightOf(place) + GAP.y, -GAP.y));
  const tallest = Math.max(0, ...heights);
  const placeAt: Point[] = [];
  for (const [layer, places] of layers.entries()) {
    let y = MARGIN + (tallest - (heights[layer] ?? 0)) / 2;
    for (const place of places) {
      placeAt[place] = { x: MARGIN + layer * (NODE_WIDTH + GAP.x), y };
      y += heightOf(place) + GAP.y;
    }
  }
  const middleOf = (place: number): Point => {
    const { x, y } = placeAt[place] ?? { x: 0, y: 0 };
    return { x, y: y + heightOf(place) / 2 };
  };
  const lines = edges.map((edge, index) => {
    const isBack = back.has(edge);
    const offset = isBack ? BACK_OFFSET : 0;
    const points = (chains[index] ?? []).map(middleOf).map(({ x, y }) => ({ x, y: y + offset }));
    return points.length === 0 ? loopAt(middleOf(edge.from)) : lineThrough(points, isBack);
  });
  return {
    width: 2 * MARGIN + layers.length * (NODE_WIDTH + GAP.x) - GAP.x,
    height: 2 * MARGIN + tallest + (edges.some(({ from, to }) => from === to) ? LOOP : 0),
    nodes: placeAt.slice(0, nodeCount),
    paths: lines.map(({ path }) => path),
    labels: lines.map(({ label }) => label),
    order: layers.flat().filter((place) => place < nodeCount),
  };
}

interface Line {
  path: string;
  label: LabelPlace;
}

/** A line through places from left to right; level where it passes one, drawn the other way where it leads back. */
function lineThrough(places: readonly Point[], isBack: boolean): Line {
  const corners = places.flatMap(({ x, y }, index) => {
    const enters = index > 0 ? [{ x, y }] : [];
    const leaves = index < places.length - 1 ? [{ x: x + NODE_WIDTH, y }] : [];
    return [...enters, ...leaves];
  });
  const along = isBack ? corners.reverse() : corners;
  const [first = { x: 0, y: 0 }, ...others] = along;
  let path = `M${first.x},${first.y}`;
  let before = first;
  for (const point of others) {
    const middle = (before.x + point.x) / 2;
    path += ` C${middle},${before.y} ${middle},${point.y} ${point.x},${point.y}`;
    before = point;
  }
  const [last = first, last2 = first] = [along.at(-1), along.at(-2)];
  const middle = { x: (last.x + last2.x) / 2, y: (last.y + last2.y) / 2 };
  return { path, label: { x: middle.x, y: middle.y + (isBack ? 16 : -5), isBelow: isBack } };
}

function loopAt({ x, y }: Point): Line {
  const [left, right, bottom] = [x + NODE_WIDTH * 0.35, x + NODE_WIDTH * 0.65, y + NODE_HEIGHT / 2];
  const depth = bottom + LOOP;
  return {
    path: `M${left},${bottom} C${left},${depth} ${right},${depth} ${right},${bottom}`,
    label: { x: x + NODE_WIDTH / 2, y: bottom + LOOP - 4, isBelow: true },
  };
}
