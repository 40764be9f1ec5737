// The service under measurement: one route, five nested spans with two tags and two data each around one outgoing call.
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { answerWith, options } from '../process/answer.mjs';
import { memoryAfterCollection } from '../process/memory.mjs';
import { requirePeer } from '../peers.mjs';

const { load } = await import(`../sdk/${options.sdk}.mjs`);
const sdk = (await load(options)).init(options);

// Only now: some of the SDKs can instrument nothing that was loaded before them.
const express = requirePeer('express');
const http = requirePeer('node:http');

const SPANS = Array.from({ length: 5 }, (_, at) => ({
  op: 'function',
  description: `step ${at + 1} of the work`,
  tags: { currency: 'EUR', step: String(at + 1) },
  data: { lines: at, comment: 'two tags and two data' },
}));

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const app = express();
sdk.addBeforeRoutes(app);
app.get('/products/:id', async (request, response) => {
  const text = await nested(0);
  response.json({ id: request.params.id, text });
});
sdk.addAfterRoutes(app);

function nested(depth) {
  const span = SPANS[depth];
  return span ? sdk.inSpan(span, () => nested(depth + 1)) : callUpstream();
}

function callUpstream() {
  return new Promise((resolve, reject) => {
    http
      .get({ host: 'localhost', port: options.upstream, path: '/stock', agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(text));
      })
      .once('error', reject);
  });
}

const server = app.listen(0, '127.0.0.1');
server.keepAliveTimeout = 0;
await once(server, 'listening');
let begun;
let delay;

answerWith({
  port: () => server.address().port,
  memory: () => memoryAfterCollection(),
  /** What the warm-up has left behind is sent before anything counts. */
  async begin() {
    await sdk.flush();
    await setImmediate();
    begun = process.cpuUsage();
  },
  /** Microseconds of processor time since then, the delivery of everything included. */
  async end() {
    await sdk.flush();
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  },
  watchDelay() {
    delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
  },
  /** By how many milliseconds the event loop was late since then, or less, in 99 of 100 cases. */
  delay() {
    delay.disable();
    return delay.percentile(99) / 1e6;
  },
});
