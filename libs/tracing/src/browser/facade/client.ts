import type { Span } from '../../core/index';
import { createBrowserTracer, type BrowserTracer, type BrowserTracerOptions } from '../browser-tracer';
import type { Scope } from './scope';

/** A part of the page that an application chooses to have traced. */
export interface Integration {
  readonly name: string;
  /** @returns a function that puts the page back as it was */
  setup(client: Client): () => void;
}

export interface SentryOptions extends BrowserTracerOptions {
  integrations?: readonly Integration[] | undefined;
}

/** What `Sentry.init` has set up, for as long as it is not closed. */
export interface Client extends BrowserTracer {
  readonly isTracing: boolean;
  /** Answers with the span of work that neither a callback nor the scope claims: an integration's to say. */
  unclaimedSpan: () => Span | undefined;
  close(timeoutMs?: number): Promise<boolean>;
}

export function createClient({ integrations = [], ...options }: SentryOptions, scope: Scope): Client {
  const unclaimedSpan = (): Span | undefined => scope.getSpan() ?? client.unclaimedSpan();
  const page = createBrowserTracer(options, unclaimedSpan);
  const client: Client = {
    ...page,
    isTracing: options.tracesSampler !== undefined || Boolean(options.tracesSampleRate),
    unclaimedSpan: () => undefined,
    close(timeoutMs) {
      for (const stop of stops) stop();
      return page.tracer.close(timeoutMs);
    },
  };
  const stops = integrations.map((integration) => integration.setup(client));
  return client;
}
