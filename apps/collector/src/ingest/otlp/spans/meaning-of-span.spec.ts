import { describe, expect, it } from '@jest/globals';
import { offeredFixture } from '../../../testing/otlp/offered-fixture';
import { meaningOfSpan } from './meaning-of-span';

const KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

const meaningOf = (kind: keyof typeof KINDS, attributes: Record<string, unknown>, name = 'NAME') =>
  meaningOfSpan(offeredFixture({ kind: KINDS[kind], name, attributes }));

describe('what a span means by the semantic conventions', () => {
  const requests: [keyof typeof KINDS, Record<string, unknown>, string, string, string][] = [
    [
      'server',
      { 'http.request.method': 'GET', 'http.route': '/a/:id', 'url.path': '/a/7' },
      'http.server',
      'GET /a/:id',
      'route',
    ],
    ['server', { 'http.request.method': 'GET', 'url.path': '/a/7' }, 'http.server', 'GET /a/7', 'url'],
    ['server', { 'http.request.method': 'GET', 'url.path': '/' }, 'http.server', 'GET /', 'route'],
    ['server', { 'http.method': 'GET', 'http.target': '/a/7?token=1#x' }, 'http.server', 'GET /a/7', 'url'],
    ['server', { 'http.method': 'GET', 'http.url': 'http://shop/a/7?b=1' }, 'http.server', 'GET /a/7', 'url'],
    ['server', { 'http.method': 'GET', 'http.url': 'no address' }, 'http.server', 'NAME', 'custom'],
    ['server', { 'http.request.method': 'GET' }, 'http.server', 'NAME', 'custom'],
    [
      'client',
      { 'http.request.method': 'POST', 'url.full': 'http://shop/a?b=1#c' },
      'http.client',
      'POST http://shop/a',
      'url',
    ],
    [
      'client',
      { 'http.method': 'POST', 'http.url': 'http://shop/a?b=1' },
      'http.client',
      'POST http://shop/a',
      'url',
    ],
    ['client', { 'http.method': 'POST', 'http.target': '/a?b=1' }, 'http.client', 'POST /a', 'url'],
    ['client', { 'http.method': 'POST' }, 'http.client', 'NAME', 'custom'],
    ['internal', { 'http.request.method': 'GET', 'url.full': 'http://shop/' }, 'http', 'NAME', 'custom'],
  ];
  it.each(requests)('of the kind %s with %j is %s: %s (%s)', (kind, attributes, op, description, source) => {
    expect(meaningOf(kind, attributes)).toEqual({ op, description, source });
  });

  const others: [keyof typeof KINDS, Record<string, unknown>, string, string, string][] = [
    ['client', { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT 1' }, 'db', 'SELECT 1', 'task'],
    ['client', { 'db.system': 'redis', 'db.statement': 'GET yarn' }, 'db', 'GET yarn', 'task'],
    ['client', { 'db.system': 'redis' }, 'db', 'NAME', 'task'],
    ['server', { 'rpc.system.name': 'grpc' }, 'rpc', 'NAME', 'route'],
    ['client', { 'rpc.system': 'grpc', 'rpc.service': 'Shop' }, 'rpc', 'NAME', 'route'],
    [
      'producer',
      { 'messaging.system': 'kafka', 'messaging.operation.type': 'send' },
      'queue.publish',
      'NAME',
      'task',
    ],
    ['producer', { 'messaging.system': 'kafka' }, 'queue.publish', 'NAME', 'task'],
    [
      'client',
      { 'messaging.system': 'kafka', 'messaging.operation': 'receive' },
      'queue.receive',
      'NAME',
      'task',
    ],
    [
      'consumer',
      { 'messaging.system': 'kafka', 'messaging.operation': 'process' },
      'queue.process',
      'NAME',
      'task',
    ],
    ['consumer', { 'messaging.system': 'kafka' }, 'queue.process', 'NAME', 'task'],
    ['internal', { 'messaging.system': 'kafka', 'messaging.operation': 'wind' }, 'queue', 'NAME', 'task'],
    ['server', { 'faas.trigger': 'timer' }, 'timer', 'NAME', 'task'],
    ['internal', {}, 'default', 'NAME', 'custom'],
    ['server', {}, 'default', 'NAME', 'custom'],
    [
      'internal',
      { 'http.request.method': 7, 'db.system': '', 'rpc.system': [] },
      'default',
      'NAME',
      'custom',
    ],
  ];
  it.each(others)('of the kind %s with %j is %s: %s (%s)', (kind, attributes, op, description, source) => {
    expect(meaningOf(kind, attributes)).toEqual({ op, description, source });
  });

  it('has the op that the span names itself', () => {
    expect(meaningOf('internal', { 'sentry.op': 'task' }).op).toBe('task');
    expect(meaningOf('client', { 'db.system': 'redis', 'sentry.op': 'cache.get' }).op).toBe('cache.get');
  });
});
