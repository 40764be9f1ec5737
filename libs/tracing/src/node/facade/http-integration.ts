import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { TracingOrigin } from '../../core/index';
import { instrumentFetch } from '../instrumentation/http/fetch';
import { instrumentHttp } from '../instrumentation/http/http-client';
import type { Client, Integration } from './client';

export interface HttpOptions {
  /** Whether each outgoing request leaves a breadcrumb. */
  breadcrumbs?: boolean;
  /** Whether each outgoing request is a span, by http, https and fetch. */
  tracing?: boolean;
}

/** The text's default of `tracingOrigins`, as far as a server has any use for it: this machine. */
const LOCAL: readonly TracingOrigin[] = ['localhost', '127.0.0.1'];

/**
 * The text's `Http` integration.
 *
 * @example
 * Sentry.init({ dsn, tracesSampleRate: 0.25, integrations: [new Sentry.Integrations.Http({ tracing: true })] });
 */
export class Http implements Integration {
  readonly name = 'Http';
  private readonly options: Required<HttpOptions>;

  constructor({ breadcrumbs = true, tracing = false }: HttpOptions = {}) {
    this.options = { breadcrumbs, tracing };
  }

  setup(client: Client): () => void {
    const { requestTracer, options } = client;
    const { breadcrumbs, tracing } = this.options;
    const tracingOrigins = options.tracingOrigins ?? LOCAL;
    const stops = [
      ...(breadcrumbs ? [leaveBreadcrumbs(client)] : []),
      ...(tracing
        ? [
            instrumentHttp(requestTracer, { tracingOrigins }),
            instrumentFetch(requestTracer, { tracingOrigins }),
          ]
        : []),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
}

function leaveBreadcrumbs(client: Client): () => void {
  const reporting = client.envelopeUrl === undefined ? undefined : new URL(client.envelopeUrl);

  function note(request: ClientRequest, outcome: { status_code?: number | undefined; level?: string }): void {
    // Reporting is nothing that explains an error.
    if (request.host === reporting?.hostname && request.path === reporting.pathname) return;
    const { level, ...status } = outcome;
    const host = String(request.getHeader('host') ?? request.host);
    const [path = ''] = request.path.split('?', 1);
    const data = { method: request.method, url: `${request.protocol}//${host}${path}`, ...status };
    client.addBreadcrumb({ type: 'http', category: 'http', data, ...(level && { level }) }, { request });
  }
  function onResponse(message: unknown): void {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    note(request, { status_code: response.statusCode });
  }
  function onError(message: unknown): void {
    note((message as { request: ClientRequest }).request, { level: 'error' });
  }
  subscribe('http.client.response.finish', onResponse);
  subscribe('http.client.request.error', onError);
  return () => {
    unsubscribe('http.client.response.finish', onResponse);
    unsubscribe('http.client.request.error', onError);
  };
}
