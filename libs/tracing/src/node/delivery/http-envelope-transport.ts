import {
  createEventQueue,
  countOfBatch,
  createQueuedTransport,
  eventEnvelope,
  type ActiveSpan,
  type Clock,
  type OutgoingEvent,
  type QueuedTransport,
} from '../../core/index';
import type { EnvelopeEndpoint } from './envelope-endpoint';
import { createHttpPost } from './http-post';
import { postBlocking } from './post-blocking';

export interface HttpEnvelopeTransportOptions {
  endpoint: EnvelopeEndpoint;
  clock: Clock;
  activeSpan: ActiveSpan;
}

export interface HttpEnvelopeTransport extends QueuedTransport {
  /** Delivers what it can of what is held, while the process stands still for at most `longestMs`: its last act. */
  deliverBlocking(longestMs: number): void;
}

/**
 * Posts envelopes over connections that are kept open. Its own requests run with no span active, and the http
 * instrumentation leaves such requests alone: that is what keeps the transport from tracing itself.
 *
 * Nothing of it keeps the process alive, except for `flush` and `close` until they are through. A process that ends by
 * itself, because it has nothing more to do, delivers before that what is left.
 */
export function createHttpEnvelopeTransport(options: HttpEnvelopeTransportOptions): HttpEnvelopeTransport {
  const { endpoint, clock, activeSpan } = options;
  const post = createHttpPost(endpoint);
  const transport = createQueuedTransport({
    clock,
    headers: endpoint.envelopeHeaders,
    post: (body) => activeSpan.runWith(undefined, () => post(body)),
  });
  const flush = (timeoutMs?: number) => keepingProcessAlive(() => transport.flush(timeoutMs));

  let triedAtLastEnd: ReadonlySet<OutgoingEvent> | undefined;
  function deliverBeforeEnd(): void {
    // The process comes here again after every attempt: only what is new since then is worth another one.
    const undelivered = transport.undelivered();
    if (triedAtLastEnd && undelivered.every((event) => triedAtLastEnd?.has(event))) return;
    triedAtLastEnd = new Set(undelivered);
    void flush();
  }
  process.on('beforeExit', deliverBeforeEnd);

  return {
    ...transport,
    flush,
    close(timeoutMs) {
      process.off('beforeExit', deliverBeforeEnd);
      return keepingProcessAlive(() => transport.close(timeoutMs));
    },
    deliverBlocking: (longestMs) => postBlocking(endpoint, envelopesOf(transport, endpoint), longestMs),
  };
}

/** What is held, in envelopes of as many events as the server takes. */
function envelopesOf(transport: QueuedTransport, { envelopeHeaders }: EnvelopeEndpoint): string[] {
  const headers = { sent_at: new Date().toISOString(), ...envelopeHeaders };
  const left = createEventQueue(Infinity, Infinity);
  for (const event of transport.undelivered()) left.offer(event);
  const envelopes: string[] = [];
  while (left.waiting().length > 0) {
    envelopes.push(eventEnvelope(left.take(countOfBatch(left.waiting(), transport.batchSize())), headers));
  }
  return envelopes;
}

const LONGEST_INTERVAL_MS = 2 ** 31 - 1;

async function keepingProcessAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, LONGEST_INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
