import express, { type Express } from 'express';
import { parseEnvelope } from '../../core/index';
import type { RecordedTransactions } from '../recorded-transactions';

/** Takes what pages report, from every origin; with two services of somebody else's beside it. */
export function pageCollector(web: RecordedTransactions): Express {
  const app = express();
  app.use((_request, response, next) => {
    response.set('Access-Control-Allow-Origin', '*');
    next();
  });
  app.post('/api/1/envelope/', express.raw({ type: '*/*', limit: '2mb' }), (request, response) => {
    web.accept(parseEnvelope(request.body as Uint8Array));
    response.json({});
  });
  // Answers every origin, but allows no header in a preflight; `/allowing` does.
  app.get('/elsewhere', (request, response) => void response.json(request.headers));
  app.options('/allowing', (_request, response) => {
    response.set('Access-Control-Allow-Headers', 'sentry-trace, baggage').send();
  });
  app.get('/allowing', (request, response) => void response.json(request.headers));
  return app;
}
