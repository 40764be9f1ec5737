/** The properties of spans that the text gives as examples, in a service that has them. */
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import express, { type RequestHandler } from 'express';
import request from 'supertest';
import { testingTracer } from '../testing/index';
import { createAsyncLocalActiveSpan } from './async-local-active-span';
import { instrumentBetterSqlite3 } from './instrumentation/better-sqlite3/better-sqlite3';
import { tracingHandler } from './instrumentation/express/express';

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());

/** Looks a session up, and says of its span what the text says. */
function isAuthenticated(database: Database.Database): RequestHandler {
  return function is_authenticated({ originalUrl: url, headers, body }, response, next) {
    const context = {
      op: 'middleware',
      tags: { function: 'middleware.auth.is_authenticated' },
      data: { request: { url, headers, body: body as unknown } },
    };
    const session = tracer.startSpan(context, (span) => {
      const found: unknown = database.prepare('SELECT id FROM sessions WHERE token = ?').get(headers.cookie);
      span.setHttpStatus(found ? 200 : 401);
      return found;
    });
    if (session) next();
    else response.status(401).end();
  };
}

function service() {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE sessions (id INTEGER, token TEXT)');
  database.prepare('INSERT INTO sessions VALUES (7, ?)').run('session=secret');
  instrumentBetterSqlite3(tracer, database);
  const app = express().use(tracingHandler(tracer), express.json(), isAuthenticated(database));
  return request(app.post('/orders', (_request, response) => void response.end()));
}

describe('the spans of an authentication', () => {
  it.each([
    ['session=secret', 200, 'ok'],
    ['session=other', 401, 'unauthenticated'],
  ])('are a query, and a middleware with tag and data: %s', async (cookie, code, status) => {
    await service().post('/orders?page=2').set({ cookie, authorization: 'Bearer x.y.z' }).send({
      quantity: 2,
      card: '4111 1111 1111 1111',
    });
    const { spans, contexts } = await transport.take('POST /orders');
    const [middleware, query] = spans;
    expect(spans).toHaveLength(2);
    expect(contexts.trace.status).toBe(status);
    expect(middleware).toMatchObject({
      ...{ op: 'middleware', status, parent_span_id: contexts.trace.span_id },
      tags: { function: 'middleware.auth.is_authenticated', 'http.status_code': String(code) },
      data: {
        request: {
          url: '/orders?page=2',
          headers: {
            'content-type': 'application/json',
            cookie: '[Filtered]',
            authorization: '[Filtered]',
          },
          body: { quantity: 2, card: '[Filtered]' },
        },
      },
    });
    expect(query).toMatchObject({
      ...{ op: 'sql.query', parent_span_id: middleware?.span_id },
      description: 'SELECT id FROM sessions WHERE token = ?',
    });
    expect(JSON.stringify(spans)).not.toMatch(/secret|x\.y\.z|4111/);
  });
});
