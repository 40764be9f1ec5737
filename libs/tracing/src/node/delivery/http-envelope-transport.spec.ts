import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseDsn, systemClock, type OutgoingEvent } from '../../core/index';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { envelopeEndpoint } from './envelope-endpoint';
import { createHttpEnvelopeTransport, type HttpEnvelopeTransport } from './http-envelope-transport';

let collector: FakeCollector;
let transport: HttpEnvelopeTransport;

function start(tunnel?: string): void {
  const endpoint = envelopeEndpoint(parseDsn(collector.dsn), { name: 'clew.test', version: '1' }, tunnel);
  transport = createHttpEnvelopeTransport({
    endpoint,
    clock: systemClock,
    activeSpan: createAsyncLocalActiveSpan(),
  });
}

beforeEach(async () => {
  collector = await startFakeCollector({ batch: 100 });
  start();
});
afterEach(async () => {
  await transport.close();
  await collector.stop();
});

const event = (eventId: string): OutgoingEvent => ({
  type: 'transaction',
  eventId,
  payload: JSON.stringify({ event_id: eventId, transaction: 'Größe 🧶' }),
  samplingContext: { trace_id: eventId },
  quantities: { transaction: 1, span: 1 },
});

describe('delivery from a Node process', () => {
  it('tells the server who sends, for which project, and of which trace', async () => {
    transport.send(event('a'));
    expect(await transport.flush()).toBe(true);
    expect(collector.received).toMatchObject([
      {
        path: '/api/1/envelope/',
        headers: {
          'content-type': 'application/x-sentry-envelope',
          'x-sentry-auth':
            'Sentry sentry_version=7, sentry_client=clew.test/1, sentry_key=0123456789abcdef0123456789abcdef',
        },
        envelope: { event_id: 'a', sdk: { name: 'clew.test', version: '1' }, trace: { trace_id: 'a' } },
        event: { transaction: 'Größe 🧶' },
      },
    ]);
    expect(collector.received[0]?.envelope).not.toHaveProperty('dsn');
  });

  it('sends to a tunnel on request, with the DSN in the envelope and no key beside it', async () => {
    await transport.close();
    start(`http://127.0.0.1:${collector.port}/tunnel?for=telemetry`);
    transport.send(event('a'));
    expect(await transport.flush()).toBe(true);
    expect(collector.received).toMatchObject([
      { path: '/tunnel?for=telemetry', envelope: { dsn: collector.dsn } },
    ]);
    expect(collector.received[0]?.headers).not.toHaveProperty('x-sentry-auth');
  });

  it('goes on when the server has closed a connection that lay idle', async () => {
    let connections = 0;
    const idle = http.createServer((request, response) => {
      request.resume().on('end', () => response.end('{}'));
    });
    idle.on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => idle.listen(0, '127.0.0.1', resolve));
    const { port } = idle.address() as { port: number };
    await transport.close();
    start(`http://127.0.0.1:${port}/`);
    for (const id of ['a', 'b', 'c']) {
      transport.send(event(id));
      expect(await transport.flush()).toBe(true);
      idle.closeAllConnections();
    }
    expect(connections).toBe(3);
    expect(transport.losses().size).toBe(0);
    idle.close();
  });

  it('holds the process up no longer than it may', () => {
    for (const id of ['a', 'b', 'c']) transport.send(event(id));
    const began = performance.now();
    // The server of this test stands still, too: without a bound, neither would ever go on.
    transport.deliverBlocking(100);
    expect(performance.now() - began).toBeGreaterThanOrEqual(99);
    expect(collector.requests()).toBe(0);
  });
});
