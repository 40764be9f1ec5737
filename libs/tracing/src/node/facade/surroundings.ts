import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActiveSpan, Span } from '../../core/index';
import { currentSpanFor } from '../replaced-span';

/** What surrounds the running code. */
interface Around<Hub> {
  /** The hub of its request; absent outside of any. */
  hub?: Hub | undefined;
  /** What a callback or a handler has made active. */
  span?: Span | undefined;
  /** What `scope.setSpan` has put in its place. */
  scopeSpan?: Span | undefined;
  /** What `startSpan` has opened. */
  transaction?: Span | undefined;
  /** A span that the application has started for the outgoing request that it is about to make. */
  request?: Span | undefined;
}

/**
 * Which hub and which spans the running code belongs to, across awaits, timers and streams. What is opened here counts
 * for the code that follows in the same request, job or loop, until it is finished; what runs beside it never sees it.
 */
export interface Surroundings<Hub> {
  activeSpan: ActiveSpan;
  hub: () => Hub | undefined;
  runInHub: <T>(hub: Hub, work: () => T) => T;
  /** What a new transaction belongs below: never another one that `startSpan` has opened, which may be a neighbour. */
  outerSpan: () => Span | undefined;
  /** The span that an outgoing request belongs to, or is. */
  spanForRequest: () => Span | undefined;
  setSpan: (span: Span | undefined) => void;
  openTransaction: (transaction: Span) => void;
  /** `http.get` knows nothing of the span that was started for it a line before. */
  noteRequest: (span: Span) => void;
}

export function createSurroundings<Hub>(): Surroundings<Hub> {
  const storage = new AsyncLocalStorage<Around<Hub>>();
  const around = (): Around<Hub> => storage.getStore() ?? {};
  /** The text never says when something is over, except by finishing it. */
  const enter = (entered: Around<Hub>): void => storage.enterWith({ ...around(), ...entered });

  function outerSpan(): Span | undefined {
    const { scopeSpan, span } = around();
    return ifOpen(scopeSpan) ?? (span && currentSpanFor(span));
  }
  const current = (): Span | undefined => ifOpen(around().transaction) ?? outerSpan();

  return {
    activeSpan: { current, runWith: (span, work) => storage.run(inside(span, around()), work) },
    hub: () => around().hub,
    runInHub: (hub, work) => storage.run({ ...around(), hub }, work),
    outerSpan,
    spanForRequest: () => ifOpen(around().request) ?? current(),
    setSpan(span) {
      const scopeSpan = isSpan(span) ? span : undefined;
      enter({ scopeSpan, transaction: undefined, request: undefined });
    },
    openTransaction: (transaction) => enter({ transaction }),
    noteRequest(span) {
      if (span.op === 'http' || span.op === 'http.client') enter({ request: span });
    },
  };
}

/**
 * A callback begins anew. Only a middleware that goes on to the next one returns from its span to the one around it,
 * and what it has opened for the rest of the request stays open.
 */
function inside<Hub>(span: Span | undefined, around: Around<Hub>): Around<Hub> {
  const isReturn = span !== undefined && around.span?.parentSpanId === span.spanId;
  return isReturn ? { ...around, span } : { hub: around.hub, span };
}

function ifOpen(span: Span | undefined): Span | undefined {
  const isOpen = span?.endTimestamp === undefined && span?.transaction.isClosed === false;
  return isOpen ? span : undefined;
}

/** A host without a compiler sets anything as the span of its scope. */
function isSpan(value: unknown): value is Span {
  try {
    return typeof (value as Partial<Span> | undefined)?.transaction?.isClosed === 'boolean';
  } catch {
    return false;
  }
}
