import { tracing } from './tracing';
import type { AddressInfo } from 'node:net';
import { bullmqTelemetry, errorHandler, tracingHandler } from '@clew/tracing/node';
import { Queue } from 'bullmq';
import express from 'express';
import { answerError } from './answer-error';
import { closeServer } from './close-server';
import { settings } from './settings';
import { createSubscribers, type Subscriber } from './subscribers';

const { tracer } = tracing;
const subscribers = createSubscribers();
const welcomeMails = new Queue<Subscriber>('welcome-mails', {
  connection: { url: settings.redisUrl },
  telemetry: bullmqTelemetry(tracer),
});

const app = express().disable('x-powered-by');
app.use(tracingHandler(tracer));
app.use(express.json({ limit: '16kb' }));

app.post('/subscribers', async (request, response) => {
  const { email, name } = (request.body ?? {}) as Partial<Subscriber>;
  if (typeof email !== 'string' || !email.includes('@') || typeof name !== 'string') {
    response.status(400).json({ error: 'an email and a name are needed' });
    return;
  }
  if (!subscribers.add({ email, name })) {
    response.status(409).json({ error: 'this address has signed up already' });
    return;
  }
  await welcomeMails.add('send-welcome-mail', { email, name });
  response.status(201).json({ subscribers: subscribers.count() });
});
app.use(errorHandler(tracer));
app.use(answerError);

const server = app.listen(settings.port, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

process.once('SIGTERM', async () => {
  setTimeout(() => process.exit(1), 10_000).unref(); // whatever hangs
  await closeServer(server, 5_000); // first, since a request in flight needs what is closed after it
  await welcomeMails.close();
  await tracing.close(); // last, since all of that is recorded
});
