import type { ActiveSpan } from './active-span';
import { systemClock, type Clock } from './clock';
import type { Span } from './span/span';
import { randomIds, type IdSource } from './span/trace-context';
import { noTransport, type Transport } from './delivery/transport';

interface Ports {
  clock: Clock;
  activeSpan: ActiveSpan;
  ids?: IdSource | undefined;
  random?: (() => number) | undefined;
  transport?: Transport | undefined;
}

/**
 * The options of a tracer with ports that do not fail it: where one throws, the runtime's own does its work, or there is
 * no active span. What is not given is the runtime's own already.
 */
export function withUnfailingPorts<Options extends Ports>(options: Options): Options {
  const { clock, activeSpan, ids, random, transport } = options;
  return {
    ...options,
    clock: unfailingClock(clock),
    activeSpan: unfailingActiveSpan(activeSpan),
    ids: ids && unfailingIds(ids),
    random: random && (() => attempt(random, Math.random)),
    transport: transport && unfailingTransport(transport),
  };
}

function unfailingClock(clock: Clock): Clock {
  const system = (): number => systemClock.nowInSeconds();
  const unfailing = (now: () => number) => (): number => {
    try {
      return now();
    } catch {
      return system();
    }
  };
  return {
    nowInSeconds: unfailing(() => clock.nowInSeconds()),
    startTimeline: () =>
      unfailing(
        attempt(
          () => clock.startTimeline?.() ?? (() => clock.nowInSeconds()),
          () => system,
        ),
      ),
    schedule: (delayMs, work) =>
      attempt(
        () => clock.schedule(delayMs, work),
        () => systemClock.schedule(delayMs, work),
      ),
  };
}

/** Where no span can be made active, work runs all the same, once, and its own errors stay its own. */
function unfailingActiveSpan(activeSpan: ActiveSpan): ActiveSpan {
  return {
    current() {
      try {
        return activeSpan.current();
      } catch {
        return undefined;
      }
    },
    runWith<T>(span: Span | undefined, work: () => T): T {
      let hasBegun = false;
      const begin = (): T => {
        hasBegun = true;
        return work();
      };
      try {
        return activeSpan.runWith(span, begin);
      } catch (error) {
        if (hasBegun) throw error;
        return work();
      }
    },
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
