import type { AddressInfo } from 'node:net';
import { Queue } from 'bullmq';
import express from 'express';
import { settings } from './settings';
import { createSubscribers, type Subscriber } from './subscribers';

const subscribers = createSubscribers();
const welcomeMails = new Queue<Subscriber>('welcome-mails', { connection: { url: settings.redisUrl } });

const app = express();
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

const server = app.listen(settings.port, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

process.once('SIGTERM', async () => {
  server.close();
  server.closeIdleConnections();
  await welcomeMails.close();
});
