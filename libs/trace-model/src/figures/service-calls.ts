import { isAsynchronousCall } from '../time/asynchronous-call';
import { entryOf } from '../tree/entry-of';
import { isFailedStatus } from '../failures/failed-status';
import type { PlacedErrors } from '../failures/place-errors';
import { selfTime } from '../time/self-time';
import { addSpan, noFigures, type SpanFigures } from './trace-statistics';
import type { TraceTree } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** What a service did in a trace. */
export interface ServiceFigures {
  service: string;
  /** Of its transactions. */
  transactions: SpanFigures;
  spanCount: number;
  /** How many of its spans failed, the root spans of its transactions included. */
  failedSpans: number;
  /** The seconds that its spans took without their children, whichever service those are in. */
  self: number;
  /** The error events that it reported. */
  errors: number;
}

/** All calls from one service to another. `caller` is undefined where the parent is in no known transaction. */
export interface ServiceCall {
  caller: string | undefined;
  service: string;
  /** Of the child transactions: how many, and how long they took. */
  transactions: SpanFigures;
  /** How many of them were handed on through a queue or a schedule, so that nobody waited. */
  asynchronous: number;
}

/** Who took part in a trace and who called whom, in the order in which they first appear. */
export interface ServiceCalls {
  services: ServiceFigures[];
  calls: ServiceCall[];
}

/** The services of a trace and the calls between them. An originating transaction is nobody's call. */
export function serviceCalls(
  tree: Pick<TraceTree, 'transactions' | 'errors'>,
  errors: Pick<PlacedErrors, 'at'>,
): ServiceCalls {
  const services = new Map<string, ServiceFigures>();
  const calls = new Map<string, ServiceCall>();
  const figuresOf = (service: string) => entryOf(services, service, () => nothingOf(service));
  for (const { transaction, root, parent, kind } of tree.transactions) {
    const figures = figuresOf(transaction.project);
    addSpan(figures.transactions, root, errors);
    for (const node of walkSpans(root)) {
      figures.spanCount += 1;
      if (isFailedStatus(node.span.status)) figures.failedSpans += 1;
      figures.self += selfTime(node);
    }
    if (kind === 'originating') continue;
    const caller = parent?.transaction.project;
    const key = `${caller ?? ''}\n${transaction.project}`;
    const call = entryOf(calls, key, () => noCalls(caller, transaction.project));
    addSpan(call.transactions, root, errors);
    if (parent !== undefined && isAsynchronousCall(root, parent)) call.asynchronous += 1;
  }
  for (const { project } of tree.errors) figuresOf(project).errors += 1;
  return { services: [...services.values()], calls: [...calls.values()] };
}

function noCalls(caller: string | undefined, service: string): ServiceCall {
  return { caller, service, transactions: noFigures(), asynchronous: 0 };
}

function nothingOf(service: string): ServiceFigures {
  return { service, transactions: noFigures(), spanCount: 0, failedSpans: 0, self: 0, errors: 0 };
}
