import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable, pipeline } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { errorReporting, type TransactionEvent } from '../../../core/index';
import { startEchoServer, type EchoServer } from '../../../testing/servers/echo-server';
import { testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { errorHandler, tracingHandler } from './express';
import { instrumentHttp } from '../http/http-client';

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
  reportErrors: errorReporting(() => []),
});
const failures = new Map<string, unknown>();
const left: (() => void)[] = [];
let echo: EchoServer;
let server: http.Server;
let address: AddressInfo;
let remove: () => void;

const app = express();
app.use(tracingHandler(tracer));
app.get('/fails/:how', (request, _response, next) => next(failures.get(request.params.how)));
app.get('/breaks', (_request, response) => {
  response.writeHead(200).write('half');
  const source = new Readable({ read: () => undefined });
  pipeline(source, response, () => undefined);
  setImmediate(() => source.destroy(new Error('the disk is gone')));
});
app.get('/streams', (_request, response) => {
  const source = new Readable({ read: () => undefined });
  pipeline(source, response, () => undefined);
  source.push('begun');
});
app.get('/waits', (_request, response) => {
  http.get(`${echo.origin}/hangs`, { agent: false }).on('error', () => undefined);
  response.write('begun');
});
// An application that reports in two places.
app.use(errorHandler(tracer), errorHandler(tracer));
app.use(((_error, _request, response, _next) => void response.status(500).end()) as ErrorRequestHandler);

beforeAll(async () => {
  echo = await startEchoServer();
  remove = instrumentHttp(tracer, { tracingOrigins: [] });
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = server.address() as AddressInfo;
});
afterEach(() => transport.expectNothingUnclaimed());
afterAll(async () => {
  remove();
  server.closeAllConnections();
  server.close();
  await echo.stop();
});

/** Asks for the path, leaves the service as soon as it answers or breaks, and waits for its transaction. */
async function transactionOf(path: string, name = `GET ${path}`): Promise<TransactionEvent> {
  const request = http.get({ host: '127.0.0.1', port: address.port, path, agent: false });
  request.on('error', () => undefined);
  request.on('response', (response) => {
    response.on('error', () => undefined).on('data', () => left.forEach((leave) => leave()));
    response.resume();
  });
  left.push(() => path !== '/breaks' && request.destroy());
  const event = await transport.take(name);
  left.length = 0;
  request.destroy();
  return event;
}

describe('the error of a request', () => {
  it.each<[string, unknown]>([
    ['an error', new Error('broken')],
    ['a text', 'broken'],
    ['a status of the server', Object.assign(new Error('broken'), { status: 503 })],
    ['a status that is none', Object.assign(new Error('broken'), { statusCode: 'teapot' })],
    ['a getter that throws', unreadable()],
  ])('is reported once, with the trace of the request: %s', async (how, error) => {
    failures.set('now', error);
    const event = await transactionOf('/fails/now', 'GET /fails/:how');
    const { trace_id, span_id, status } = event.contexts.trace;
    expect(status).toBe('internal_error');
    const errors = transport.takeErrors();
    // A text is no object that could be known again.
    expect(errors).toHaveLength(how === 'a text' ? 2 : 1);
    expect(errors[0]).toMatchObject({
      exception: { values: [{ mechanism: { type: 'express', handled: false } }] },
      contexts: { trace: { trace_id, span_id } },
    });
  });

  it.each([{ status: 404 }, { statusCode: 400 }, { status_code: 422 }, { output: { statusCode: 499 } }])(
    "is not reported when it is the client's: %j",
    async (error) => {
      failures.set('now', error);
      await transactionOf('/fails/now', 'GET /fails/:how');
      expect(transport.takeErrors()).toEqual([]);
    },
  );

  it('is reported when it has broken the answer off, without any handler', async () => {
    const { contexts } = await transactionOf('/breaks');
    expect(contexts.trace.status).toBe('internal_error');
    expect(transport.takeErrors()).toMatchObject([
      {
        exception: { values: [{ value: 'the disk is gone' }] },
        contexts: { trace: { span_id: contexts.trace.span_id } },
      },
    ]);
  });

  it('is none when the client leaves in the middle of an answer', async () => {
    expect((await transactionOf('/streams')).contexts.trace.status).toBe('cancelled');
    expect(transport.takeErrors()).toEqual([]);
  });

  it('is none when the client leaves; what the service still waits for ends then', async () => {
    const { contexts, spans } = await transactionOf('/waits');
    expect(contexts.trace.status).toBe('cancelled');
    expect(spans).toMatchObject([{ op: 'http.client', status: 'cancelled' }]);
  });
});

function unreadable(): Error {
  return Object.defineProperty(new Error('broken'), 'status', {
    get: () => {
      throw new Error('not for you');
    },
  });
}
