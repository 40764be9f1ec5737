import { describe, expect, it } from '@jest/globals';
import { ours, runChain, type ServiceOfChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'middle', 'back']);

const run = (...chain: ServiceOfChain[]) => runChain(chain, (service) => collector.environmentOf(service));
const clew = (name: string, rate: number) => ours(name, rate, { PROPAGATE_TRACEPARENT: 'true' });

const exporters = [
  { exporter: 'of http/json, in batches', environment: { PROTOCOL: 'http/json' } },
  {
    exporter: 'of http/protobuf, each span alone',
    environment: { PROTOCOL: 'http/protobuf', BATCHES: 'no' },
  },
];

describe.each(exporters)(
  "a service with OpenTelemetry's SDK and exporter $exporter, beside ours that are told to speak traceparent",
  ({ environment }) => {
    const openTelemetry = (name: string, rate: number): ServiceOfChain => {
      return { name, rate, program: 'opentelemetry.mjs', environment };
    };

    it('is one trace with those of ours before and behind it', async () => {
      const { received, rename } = await run(clew('front', 1), openTelemetry('middle', 0), clew('back', 0));

      const { traceId } = sentryTraceOf(received[1]);
      expect(await collector.reportedTrace(traceId)).toMatchTrace(
        `
          front  http.server  GET /  ok
          └─ http.client  GET middle/  ok
             └─ middle  http.server  GET /  ok
                ├─ default  middleware - allowPages  ok
                └─ default  request handler  ok
                   └─ http.client  GET back/  ok
                      └─ back  http.server  GET /  ok
        `,
        { rename },
      );
    });

    it('begins a trace that two of ours continue', async () => {
      const { received, rename } = await run(openTelemetry('front', 1), clew('middle', 0), clew('back', 0));

      const [, traceId = ''] = received[1]?.traceparent?.split('-') ?? [];
      expect(await collector.reportedTrace(traceId)).toMatchTrace(
        `
          front  http.server  GET /  ok
          ├─ default  middleware - allowPages  ok
          └─ default  request handler  ok
             └─ http.client  GET middle/  ok
                └─ middle  http.server  GET /  ok
                   └─ http.client  GET back/  ok
                      └─ back  http.server  GET /  ok
        `,
        { rename },
      );
    });

    it('reports an exception in the trace in which it happened', async () => {
      const failing = { ...openTelemetry('middle', 0), path: '/failure' };
      const { received, rename } = await run(clew('front', 1), failing);

      const trace = await collector.reportedTrace(sentryTraceOf(received[1]).traceId);
      expect(trace).toMatchTrace(
        `
          front  http.server  GET /  ok
          └─ http.client  GET middle/failure  internal_error
             └─ middle  http.server  GET /failure  internal_error
                ├─ default  middleware - allowPages  ok
                └─ default  request handler  internal_error
        `,
        { rename },
      );
      expect(trace?.errors).toMatchObject([
        { project: 'middle', title: 'RangeError: this route always fails' },
      ]);
    });
  },
);

describe("a service with OpenTelemetry's SDK", () => {
  const openTelemetry = (name: string, rate: number): ServiceOfChain => {
    return { name, rate, program: 'opentelemetry.mjs' };
  };

  it('obeys our "no", although its own rate is 1, and so do ours behind it', async () => {
    const { received } = await run(clew('front', 0), openTelemetry('middle', 1), clew('back', 1));

    const { traceId } = sentryTraceOf(received[1]);
    expect(received[2]?.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
    expect(await collector.reportedTrace(traceId)).toBeUndefined();
  });

  it('hears nothing of our traces where ours are not told to speak traceparent', async () => {
    const { received } = await run(ours('front', 1), openTelemetry('middle', 1));

    expect(received[1]?.traceparent).toBeNull();
  });
});
