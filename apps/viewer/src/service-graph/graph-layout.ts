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
  /** Which end of the text the point is. */
  anchor: 'start' | 'middle' | 'end';
}

/** Where everything of a graph is drawn. */
export interface GraphLayout {
  width: number;
  height: number;
  /** The upper left corner of each node. */
  nodes: Point[];
  /** The line of each edge, as the `d` of an SVG path, from its caller to the one called. */
  paths: string[];
  /** Where what is said of an edge stands: above or below its line, where that is level and no other one begins or ends. */
  labels: LabelPlace[];
  /** From left to right and from top to bottom. */
  order: number[];
}

export const NODE_WIDTH = 196;
export const NODE_HEIGHT = 64;
const GAP = { x: 124, y: 28 };
/** What a line takes of a gap to change its height, where the rest is level for what is said of it. */
const BEND_WIDTH = 32;
/** From a line that is not level. */
const LABEL_DISTANCE = 8;
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
  const labelEnds = chooseLabelEnds(edges, back);
  const lines = edges.map((edge, index) => {
    const isBack = back.has(edge);
    const offset = isBack ? BACK_OFFSET : 0;
    const points = (chains[index] ?? []).map(middleOf).map(({ x, y }) => ({ x, y: y + offset }));
    return points.length === 0 ? loopAt(middleOf(edge.from)) : lineThrough(points, isBack, labelEnds[index]);
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

/** At which end of its line an edge has room for what is said of it; undefined: at neither. */
type LabelEnd = 'caller' | 'called' | undefined;

/** An edge stands alone where its node has no other one of the same direction. */
function chooseLabelEnds(edges: readonly GraphEdge[], back: ReadonlySet<GraphEdge>): LabelEnd[] {
  const called = new Map<string, number>();
  const callers = new Map<string, number>();
  const key = (edge: GraphEdge, node: number) => `${back.has(edge)} ${node}`;
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    callers.set(key(edge, edge.from), (callers.get(key(edge, edge.from)) ?? 0) + 1);
    called.set(key(edge, edge.to), (called.get(key(edge, edge.to)) ?? 0) + 1);
  }
  return edges.map((edge) => {
    if (called.get(key(edge, edge.to)) === 1) return 'called';
    return callers.get(key(edge, edge.from)) === 1 ? 'caller' : undefined;
  });
}

/** A line through places from left to right; level where it passes one, drawn the other way where it leads back. */
function lineThrough(places: readonly Point[], isBack: boolean, labelEnd: LabelEnd): Line {
  const corners = places.flatMap(({ x, y }, index) => {
    const enters = index > 0 ? [{ x, y }] : [];
    const leaves = index < places.length - 1 ? [{ x: x + NODE_WIDTH, y }] : [];
    return [...enters, ...leaves];
  });
  const along = isBack ? corners.reverse() : corners;
  const turns = withLevelStretch(along, labelEnd, isBack ? -BEND_WIDTH : BEND_WIDTH);
  const [start = { x: 0, y: 0 }, end = start] = labelEnd === 'caller' ? turns : turns.slice(-2);
  return { path: pathThrough(turns), label: labelBeside(start, end, isBack) };
}

/** Over or under the middle of a line that is level, else in the corner that it leaves free there. */
function labelBeside(start: Point, end: Point, isBelow: boolean): LabelPlace {
  const slope = Math.sign((end.y - start.y) * (end.x - start.x));
  const side = isBelow ? -slope : slope;
  return {
    x: (start.x + end.x) / 2 + side * LABEL_DISTANCE,
    y: (start.y + end.y) / 2 + (isBelow ? 16 : -5),
    isBelow,
    anchor: side === 0 ? 'middle' : side < 0 ? 'end' : 'start',
  };
}

/** Corners with one more, from which on, or until which, the line is level at the end at which its label stands. */
function withLevelStretch(corners: readonly Point[], labelEnd: LabelEnd, bendWidth: number): Point[] {
  const [first, second] = corners;
  const [beforeLast, last] = corners.slice(-2);
  if (labelEnd === 'caller' && first && second) {
    return [first, { x: second.x - bendWidth, y: first.y }, ...corners.slice(1)];
  }
  if (labelEnd === 'called' && beforeLast && last) {
    return [...corners.slice(0, -1), { x: beforeLast.x + bendWidth, y: last.y }, last];
  }
  return [...corners];
}

/** Leaves each corner and arrives at it level. */
function pathThrough([first = { x: 0, y: 0 }, ...others]: readonly Point[]): string {
  let path = `M${first.x},${first.y}`;
  let before = first;
  for (const point of others) {
    const middle = (before.x + point.x) / 2;
    path += ` C${middle},${before.y} ${middle},${point.y} ${point.x},${point.y}`;
    before = point;
  }
  return path;
}

function loopAt({ x, y }: Point): Line {
  const [left, right, bottom] = [x + NODE_WIDTH * 0.35, x + NODE_WIDTH * 0.65, y + NODE_HEIGHT / 2];
  const depth = bottom + LOOP;
  return {
    path: `M${left},${bottom} C${left},${depth} ${right},${depth} ${right},${bottom}`,
    label: { x: x + NODE_WIDTH / 2, y: bottom + LOOP - 4, isBelow: true, anchor: 'middle' },
  };
}
