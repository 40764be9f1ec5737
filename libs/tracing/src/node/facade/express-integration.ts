import type { Application } from 'express';
import { instrumentExpressMiddleware } from '../instrumentation/express/middleware';
import { warnOfTracing } from '../warn-of-tracing';
import type { Client, Integration } from './client';

/** The text's `Express` integration: a span for each middleware that a traced request passes. */
export class Express implements Integration {
  readonly name = 'Express';
  private readonly app: Application | undefined;

  constructor({ app }: { app?: Application } = {}) {
    this.app = app;
  }

  setup({ tracer }: Client): () => void {
    if (this.app) return instrumentExpressMiddleware(tracer, this.app);
    warnOfTracing('no middleware is traced: pass your app, as in new Apm.Integrations.Express({ app })');
    return () => undefined;
  }
}
