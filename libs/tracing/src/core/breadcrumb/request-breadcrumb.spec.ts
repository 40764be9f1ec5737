import { expect, it } from '@jest/globals';
import type { SpanStatus } from '../span/span-status';
import { requestBreadcrumb } from './request-breadcrumb';

it.each<[number | SpanStatus, string, object]>([
  [200, 'info', { status_code: 200 }],
  [304, 'info', { status_code: 304 }],
  [404, 'warning', { status_code: 404 }],
  [500, 'error', { status_code: 500 }],
  ['internal_error', 'error', {}],
  ['deadline_exceeded', 'error', {}],
  ['cancelled', 'info', {}],
])('a request that ends with %p is a breadcrumb of the level %s', (outcome, level, data) => {
  const request = { method: 'GET', url: 'http://db.internal/products' };
  expect(requestBreadcrumb({ ...request, category: 'http', outcome })).toEqual({
    ...{ type: 'http', category: 'http', level },
    data: { ...request, ...data },
  });
});
