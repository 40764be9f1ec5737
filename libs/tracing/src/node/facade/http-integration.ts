import type { TracingOrigin } from '../../core/index';
import { instrumentFetch } from '../instrumentation/http/fetch';
import { instrumentHttp } from '../instrumentation/http/http-client';
import { instrumentRequestBreadcrumbs } from '../instrumentation/http/request-breadcrumbs';
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
      ...(breadcrumbs ? [instrumentRequestBreadcrumbs(client)] : []),
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
