import { graphLayout, type GraphLayout } from './graph-layout';

/** A service as it is drawn. */
export interface GraphService {
  service: string;
  figures: string;
  /** What went wrong, where something did. */
  failed: string;
  /** Where it leads. */
  href: string;
}

/** All calls from one service to another as they are drawn; `caller` is undefined where nobody known called. */
export interface GraphCall {
  caller: string | undefined;
  service: string;
  figures: string;
  failed: string;
  /** What else there is to say. */
  remark: string;
  /** Whether all were handed on through a queue or a schedule, so that nobody waited. */
  isHandedOn: boolean;
  /** Where it leads, if anywhere: for the pointer, since the drawing is no more than a table beside it says. */
  href?: string | undefined;
}

/** What is drawn: services, those that begin first, and their calls. */
export interface ServicesWithCalls {
  services: readonly GraphService[];
  calls: readonly GraphCall[];
}

/** A service of the graph; undefined stands for the callers of which nothing is known. */
export type GraphNode = GraphService | undefined;

/** Services and their calls, and where they are drawn. */
export interface CallGraph {
  nodes: GraphNode[];
  /** With the numbers of the nodes that they join. */
  edges: { call: GraphCall; from: number; to: number }[];
  layout: GraphLayout;
}

/** The graph of who called whom. */
export function callGraph({ services, calls }: ServicesWithCalls): CallGraph {
  const hasUnknown = calls.some(({ caller }) => caller === undefined);
  const nodes: GraphNode[] = hasUnknown ? [...services, undefined] : [...services];
  const numberOf = new Map(nodes.map((node, number) => [node?.service, number]));
  const edges = calls.flatMap((call) => {
    const [from, to] = [numberOf.get(call.caller), numberOf.get(call.service)];
    return from === undefined || to === undefined ? [] : [{ call, from, to }];
  });
  return { nodes, edges, layout: graphLayout(nodes.length, edges) };
}
