import { randomIds, type IdSource } from './span/trace-context';
import { noTransport, type Transport } from './delivery/transport';

interface Ports {
  ids?: IdSource | undefined;
  random?: (() => number) | undefined;
  transport?: Transport | undefined;
}

/**
 * The options of a tracer with ports that do not fail it: where one throws, the runtime's own does its work. What is not
 * given is the runtime's own already.
 */
export function withUnfailingPorts<Options extends Ports>(options: Options): Options {
  const { ids, random, transport } = options;
  return {
    ...options,
    ids: ids && unfailingIds(ids),
    random: random && (() => attempt(random, Math.random)),
    transport: transport && unfailingTransport(transport),
  };
}

function unfailingIds(ids: IdSource): IdSource {
  return {
    traceId: () =>
      attempt(
        () => ids.traceId(),
        () => randomIds.traceId(),
      ),
    spanId: () =>
      attempt(
        () => ids.spanId(),
        () => randomIds.spanId(),
      ),
    eventId: () =>
      attempt(
        () => ids.eventId(),
        () => randomIds.eventId(),
      ),
  };
}

/** What a transport that throws was to send is lost, and cannot be counted by it. */
function unfailingTransport(transport: Transport): Transport {
  const failed = (): Promise<boolean> => Promise.resolve(false);
  return {
    send: (event) => attempt(() => transport.send(event), ignore),
    recordLoss: (reason, quantities) => attempt(() => transport.recordLoss(reason, quantities), ignore),
    losses: () =>
      attempt(
        () => transport.losses(),
        () => noTransport.losses(),
      ),
    flush: (timeoutMs) => attempt(() => transport.flush(timeoutMs), failed),
    close: (timeoutMs) => attempt(() => transport.close(timeoutMs), failed),
  };
}

function attempt<T>(work: () => T, otherwise: () => T): T {
  try {
    return work();
  } catch {
    return otherwise();
  }
}

function ignore(): void {
  return undefined;
}
