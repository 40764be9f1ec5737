import type { EventEmitter } from 'node:events';

type Listener = (...args: unknown[]) => unknown;
type AddListener = (this: EventEmitter, name: string | symbol, listener: Listener) => EventEmitter;

/** Runs a listener in the context that it was added in, as far as tracing is concerned. */
export type RunWithin = <T>(work: () => T) => T;

/** Where the listeners of an emitter run: not a property, since on requests of Express each of those is costly. */
const contexts = new WeakMap<EventEmitter, RunWithin>();
/** On a prototype (or an emitter) whose methods heed that. */
const BINDS_LISTENERS = Symbol('clew.bindsListeners');

/**
 * Lets every listener that is added to an emitter from now on run in the context of whoever calls this: Node emits the
 * events of a request in the context of its connection, which outlives it. Binding listeners costs nothing where there
 * are none; a replaced `emit` would cost at every event.
 *
 * @param prototype where the methods that add listeners are put, once: Express gives each application a prototype of its
 * own for requests and one for responses. Without one, they are put on the emitter itself, which takes longer.
 */
export function listenWithin(emitter: EventEmitter, runWithin: RunWithin, prototype: object = emitter): void {
  const outer = contexts.get(emitter);
  contexts.set(emitter, outer ? (work) => outer(() => runWithin(work)) : runWithin);
  if (BINDS_LISTENERS in emitter) return;
  bindListeners(prototype as EventEmitter);
  // A prototype that is none of the emitter's helps nobody.
  if (!(BINDS_LISTENERS in emitter)) bindListeners(emitter);
}

function bindListeners(target: EventEmitter): void {
  // Whose methods they are is said at each call.
  const { on, prependListener } = target as unknown as Record<'on' | 'prependListener', AddListener>;
  const add = (adder: AddListener) =>
    function addBound(this: EventEmitter, name: string | symbol, listener: Listener): EventEmitter {
      return adder.call(this, name, boundListener(listener, contexts.get(this)));
    };
  function once(this: EventEmitter, name: string | symbol, listener: Listener): EventEmitter {
    if (typeof listener !== 'function') return on.call(this, name, listener);
    const onlyOnce = (...args: unknown[]): unknown => {
      this.removeListener(name, bound);
      return listener.apply(this, args);
    };
    const bound = Object.assign(boundListener(onlyOnce, contexts.get(this)), { listener });
    return on.call(this, name, bound);
  }
  define(target, 'on', add(on));
  define(target, 'addListener', add(on));
  define(target, 'prependListener', add(prependListener));
  define(target, 'once', once);
  define(target, BINDS_LISTENERS, true);
}

/** `listener` is where Node itself looks for what a wrapped listener stands for, so that it can be removed again. */
function boundListener(listener: Listener, runWithin: RunWithin | undefined): Listener {
  // Whatever else is no function, Node refuses it with its own words.
  if (runWithin === undefined || typeof listener !== 'function') return listener;
  function bound(this: unknown, ...args: unknown[]): unknown {
    return (runWithin as RunWithin)(() => listener.apply(this, args));
  }
  const { listener: wrapped = listener } = listener as { listener?: Listener };
  return Object.assign(bound, { listener: wrapped });
}

function define(target: object, name: string | symbol, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}
