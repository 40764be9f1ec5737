import type { ErrorEvent, Tracer, TracingOrigin, TransactionEvent } from '../../core/index';
import { createNodeTracer, type NodeTracer, type NodeTracerOptions } from '../node-tracer';
import { CapturedMessage, type MessageLevel } from './captured-message';
import type { RunWithin } from '../instrumentation/listen-within';
import type { Scope, ScopeJson } from './scope';
import type { Surroundings } from './surroundings';

/** A part of the process that an application chooses to have traced. */
export interface Integration {
  readonly name: string;
  /** @returns a function that puts the process back as it was */
  setup(client: Client): () => void;
}

/** An error or a message as it is sent, with what the scope knows. */
export interface SentryEvent extends Omit<ErrorEvent, 'exception' | 'level' | 'tags'>, ScopeJson {
  level: MessageLevel;
  exception?: ErrorEvent['exception'];
  message?: string;
}

export interface SentryOptions extends Omit<NodeTracerOptions, 'beforeSend'> {
  /** In place of the default ones of the same names; or a function of these. */
  integrations?: readonly Integration[] | ((defaults: readonly Integration[]) => readonly Integration[]);
  /** `false`: only those of `integrations`. */
  defaultIntegrations?: false;
  /** May change an error or a message before it is sent, or drop it by answering `null`. */
  beforeSend?: (event: SentryEvent, hint: { originalException: unknown }) => SentryEvent | null;
  /** Which outgoing requests carry the trace: as in the text, those to this machine, unless told otherwise. */
  tracingOrigins?: readonly TracingOrigin[];
  _experiments?: {
    /** Everything that can be traced without being handed over is: http, https, fetch, ioredis, processes. */
    autoEnablingIntegrations?: boolean;
  };
}

/** What `Sentry.init` has set up, for as long as it is not closed. */
export interface Client extends NodeTracer {
  readonly options: SentryOptions;
  /** The tracer for outgoing requests, which may belong to a span that the application has started for them. */
  readonly requestTracer: Tracer;
  /** How to do something later in the hub of the running code. */
  runLater: () => RunWithin;
  /** Takes the integrations away again. */
  stop(): void;
  /** The same, and delivers what is left: `true` if all of it is. */
  close(timeoutMs?: number): Promise<boolean>;
}

export interface ClientSurroundings {
  surroundings: Pick<Surroundings<unknown>, 'activeSpan' | 'spanForRequest'>;
  /** The scope of the running code. */
  currentScope: () => Scope;
  runLater: () => RunWithin;
  /** The integrations that are there unless the application says otherwise. */
  defaults: readonly Integration[];
}

export function createClient(
  options: SentryOptions,
  { surroundings, currentScope, runLater, defaults }: ClientSurroundings,
): Client {
  const { activeSpan, spanForRequest } = surroundings;
  const trail = () => currentScope().breadcrumbs;
  const node = createNodeTracer(withScope(options, currentScope), activeSpan, { find: trail, begin: trail });
  const client: Client = {
    ...node,
    options,
    requestTracer: { ...node.tracer, activeSpan: spanForRequest },
    runLater,
    stop() {
      for (const stop of stops.splice(0)) stop();
    },
    close(timeoutMs) {
      client.stop();
      return node.tracer.close(timeoutMs);
    },
  };
  const stops = chosenIntegrations(options, defaults).map((integration) => integration.setup(client));
  stops.push(node.stopWatching);
  return client;
}

/** Whatever is sent has the scope of the hub that it happened in. */
function withScope(
  { beforeSend, beforeSendTransaction, ...options }: SentryOptions,
  scope: () => Scope,
): NodeTracerOptions {
  return {
    ...options,
    beforeSend(error, hint) {
      const event = scope().applyTo(eventOf(error, hint.originalException));
      return (beforeSend ? beforeSend(event, hint) : event) as ErrorEvent | null;
    },
    beforeSendTransaction(transaction) {
      const event = scope().applyTo(transaction) as TransactionEvent;
      return beforeSendTransaction ? beforeSendTransaction(event) : event;
    },
  };
}

function eventOf({ exception, ...event }: ErrorEvent, original: unknown): SentryEvent {
  if (!(original instanceof CapturedMessage)) return { ...event, exception };
  return { ...event, level: original.level, message: exception.values[0]?.value ?? '' };
}

function chosenIntegrations(
  { integrations, defaultIntegrations }: SentryOptions,
  known: readonly Integration[],
): readonly Integration[] {
  const defaults = defaultIntegrations === false ? [] : known;
  if (typeof integrations === 'function') return integrations(defaults);
  // Hosts without a compiler give anything.
  const own = Array.isArray(integrations) ? (integrations as readonly Integration[]) : [];
  const names = new Set(own.map(({ name }) => name));
  return [...defaults.filter(({ name }) => !names.has(name)), ...own];
}
