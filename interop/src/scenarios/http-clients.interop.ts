import { describe, expect, it } from '@jest/globals';
import { ours, runChain, type ServiceOfChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'back']);

const run = (...chain: ServiceOfChain[]) => runChain(chain, (service) => collector.environmentOf(service));

describe.each(['request', 'axios', 'got', 'undici'])('a service of ours that asks with %s', (client) => {
  const front = ours('front', 1, { CLIENT: client });

  it('has one span of its request, and the next service is below that', async () => {
    const { received, rename } = await run(front, ours('back', 0));

    expect(await collector.reportedTrace(sentryTraceOf(received[1]).traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        └─ http.client  GET back/  ok
           └─ back  http.server  GET /  ok
      `,
      { rename },
    );
  });

  it('has a span of each request that a redirect takes, and each of them names itself', async () => {
    const { received, rename } = await run(front, { ...ours('back', 0), path: '/moved' });

    expect(await collector.reportedTrace(sentryTraceOf(received[1]).traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        ├─ http.client  GET back/moved  ok
        │  └─ back  http.server  GET /moved  ok
        └─ http.client  GET back/  ok
           └─ back  http.server  GET /  ok
      `,
      { rename },
    );
  });

  it('hands on the decision against recording', async () => {
    const { received } = await run(ours('front', 0, { CLIENT: client }), ours('back', 1));

    expect(sentryTraceOf(received[1]).sampled).toBe(false);
  });
});
