import type { ServiceCall, ServiceCalls, ServiceFigures } from '@clew/trace-model';
import { graphLayout, type GraphLayout } from './graph-layout';

/** A service of the graph; undefined stands for the callers of which nothing is known. */
export type GraphNode = ServiceFigures | undefined;

/** The services of a trace and their calls, and where they are drawn. */
export interface CallGraph {
  nodes: GraphNode[];
  /** With the numbers of the nodes that they join. */
  edges: { call: ServiceCall; from: number; to: number }[];
  layout: GraphLayout;
}

/** The graph of who called whom. Services that appear first stand first. */
export function callGraph({ services, calls }: ServiceCalls): CallGraph {
  const hasUnknown = calls.some(({ caller }) => caller === undefined);
  const nodes: GraphNode[] = hasUnknown ? [...services, undefined] : [...services];
  const numberOf = new Map(nodes.map((node, number) => [node?.service, number]));
  const edges = calls.flatMap((call) => {
    const [from, to] = [numberOf.get(call.caller), numberOf.get(call.service)];
    return from === undefined || to === undefined ? [] : [{ call, from, to }];
  });
  return { nodes, edges, layout: graphLayout(nodes.length, edges) };
}
