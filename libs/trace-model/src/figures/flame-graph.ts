import { isAsynchronousCall } from '../time/asynchronous-call';
import { childrenInTrace } from '../tree/children-in-trace';
import { withoutNumbers } from '../comparison/compare-traces';
import { entryOf } from '../tree/entry-of';
import { isFailedStatus } from '../failures/failed-status';
import { selfTime } from '../time/self-time';
import type { SpanNode, TraceTree } from '../tree/trace-tree';

/** All spans of a trace that were reached the same way: same service, op and description, below the same. Times in seconds. */
export interface FlameFrame {
  /** Follows from the way to it: the same in every trace, and while a trace grows. */
  key: string;
  /** Undefined for the frame of the whole trace. */
  parent: FlameFrame | undefined;
  /** Empty, as is the op, for the frame of the whole trace. */
  service: string;
  op: string;
  /** As sent; where they differ in numbers and ids, these read `#`. */
  description: string;
  count: number;
  /**
   * What the spans did themselves, and all spans below them: the sum of self times, other services and what nobody waited
   * for included. It is the width of the frame: no child is wider than its parent, also where children ran at the same time
   * or outlived it, and work that was done at the same time counts as often as it was done.
   */
  work: number;
  self: number;
  /** The sum of how long they took. */
  total: number;
  median: number;
  longest: number;
  failed: number;
  /** How many of them were handed on through a queue or a schedule: what is above did not wait for them. */
  handedOn: number;
  /** By the time at which the first span of each began. */
  children: FlameFrame[];
}

interface Gathered {
  frame: FlameFrame;
  nodes: readonly SpanNode[];
}

/** Adds up the spans of a trace by the way that leads to them, below one frame for the whole trace. */
export function flameGraph({ roots }: Pick<TraceTree, 'roots'>): FlameFrame {
  const whole = frameOf(undefined, undefined);
  const gathered: Gathered[] = framesOf(
    roots.map(({ root }) => root),
    whole,
  );
  for (const { frame, nodes } of gathered) {
    const children = nodes.flatMap((node) => childrenInTrace(node));
    for (const child of framesOf(children, frame)) gathered.push(child);
  }
  for (const { frame } of gathered.reverse()) if (frame.parent !== undefined) frame.parent.work += frame.work;
  return whole;
}

function framesOf(nodes: readonly SpanNode[], parent: FlameFrame): Gathered[] {
  const byLikeness = new Map<string, SpanNode[]>();
  const inTime = [...nodes].sort((left, right) => left.span.start_timestamp - right.span.start_timestamp);
  for (const node of inTime) entryOf(byLikeness, likenessOf(node), () => []).push(node);
  const gathered = [...byLikeness].map(([likeness, alike]) => ({
    frame: filled(frameOf(parent, likeness), alike),
    nodes: alike,
  }));
  parent.children = gathered.map(({ frame }) => frame);
  return gathered;
}

function likenessOf({ span, transaction }: SpanNode): string {
  return [transaction.project, span.op ?? '', withoutNumbers(span.description ?? '')].join('\n');
}

function frameOf(parent: FlameFrame | undefined, likeness: string | undefined): FlameFrame {
  return {
    key: parent === undefined ? '' : hashOf(`${parent.key}\n${likeness ?? ''}`),
    parent,
    ...{ service: '', op: '', description: '' },
    ...{ count: 0, work: 0, self: 0, total: 0, median: 0, longest: 0, failed: 0, handedOn: 0 },
    children: [],
  };
}

function filled(frame: FlameFrame, nodes: readonly SpanNode[]): FlameFrame {
  const durations = nodes.map(({ span }) => Math.max(0, span.timestamp - span.start_timestamp));
  const inOrder = [...durations].sort((left, right) => left - right);
  const descriptions = new Set(nodes.map(({ span }) => span.description ?? ''));
  const [first] = nodes;
  const [description = ''] = descriptions;
  frame.service = first?.transaction.project ?? '';
  frame.op = first?.span.op ?? '';
  frame.description = descriptions.size === 1 ? description : withoutNumbers(description);
  frame.count = nodes.length;
  frame.self = sum(nodes.map(selfTime));
  frame.work = frame.self;
  frame.total = sum(durations);
  frame.median = inOrder[Math.ceil(inOrder.length / 2) - 1] ?? 0;
  frame.longest = inOrder.at(-1) ?? 0;
  frame.failed = nodes.filter(({ span }) => isFailedStatus(span.status)).length;
  frame.handedOn = nodes.filter(isHandedOn).length;
  return frame;
}

function isHandedOn(node: SpanNode): boolean {
  const caller = node.begins?.parent;
  return caller !== undefined && isAsynchronousCall(node, caller);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** FNV-1a, of 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
