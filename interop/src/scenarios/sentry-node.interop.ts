import { describe, expect, it } from '@jest/globals';
import { describePartnerContract } from '../harness/partner.contract';
import { ours, runChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'middle', 'back']);

const partners = [
  {
    sdk: '@sentry/node 11 as it comes, which streams its spans',
    program: 'sentry-node-11.mjs',
    environment: {},
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware  allowPages  ok
            └─ handler  /  ok
               └─ http.client  GET 127.0.0.1  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware  allowPages  ok
      └─ handler  /  ok
         └─ http.client  GET 127.0.0.1  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
            ├─ middleware  allowPages  ok
            └─ handler  /failure  internal_error
    `,
  },
  {
    sdk: '@sentry/node 11 that sends transactions',
    program: 'sentry-node-11.mjs',
    environment: { LIFECYCLE: 'static' },
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware  allowPages  ok
            └─ handler  request handler  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware  allowPages  ok
      └─ handler  request handler  ok
         └─ http.client  GET middle/  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
            ├─ middleware  allowPages  ok
            └─ handler  /failure  internal_error
    `,
  },
  {
    sdk: '@sentry/node 10',
    program: 'sentry-node-10.mjs',
    environment: {},
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware.express  allowPages  ok
            └─ request_handler.express  /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware.express  allowPages  ok
      └─ request_handler.express  /  ok
         └─ http.client  GET middle/  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
            ├─ middleware.express  allowPages  ok
            └─ request_handler.express  /failure  internal_error
    `,
  },
  {
    sdk: '@sentry/node 7',
    program: 'sentry-node-7.mjs',
    environment: {},
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
    `,
  },
];

for (const partner of partners) describePartnerContract(partner, collector);

describe.each(partners)('a service with $sdk, besides', ({ program, environment, failing }) => {
  it('leaves the decision to ours where it records no traces itself', async () => {
    const chain = [{ name: 'front', rate: '' as const, program, environment }, ours('back', 1)];
    const { received } = await runChain(chain, (service) => collector.environmentOf(service));

    const { traceId, sampled } = sentryTraceOf(received[1]);
    expect(sampled).toBeUndefined();
    expect(await collector.reportedTrace(traceId)).toMatchTrace('back  http.server  GET /  ok  (orphan)');
  });

  it('reports an error in the trace in which it happened', async () => {
    const chain = [ours('front', 1), { name: 'middle', rate: 0, program, environment, path: '/failure' }];
    const { received, rename } = await runChain(chain, (service) => collector.environmentOf(service));

    const trace = await collector.reportedTrace(sentryTraceOf(received[1]).traceId);
    expect(trace).toMatchTrace(failing, { rename });
    expect(trace?.errors).toMatchObject([
      { project: 'middle', title: 'RangeError: this route always fails' },
    ]);
  });
});
