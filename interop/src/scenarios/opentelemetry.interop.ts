import { describe, expect, it } from '@jest/globals';
import { recordingServer } from '../harness/recording-server';
import { ours, runChain, type ServiceOfChain } from '../harness/run-chain';
import { sentryTraceOf } from '../harness/trace-headers';

// The collector takes no OTLP yet; what is reported is read where it arrives.
const recorder = recordingServer();

const run = (...chain: ServiceOfChain[]) => runChain(chain, (service) => recorder.environmentOf(service));
const clew = (name: string, rate: number) => ours(name, rate, { PROPAGATE_TRACEPARENT: 'true' });
const openTelemetry = (name: string, rate: number): ServiceOfChain => {
  return { name, rate, program: 'opentelemetry.mjs' };
};

describe("a service with OpenTelemetry's SDK, beside ours that are told to speak traceparent", () => {
  it('is one trace with those of ours before and behind it', async () => {
    const { received, rename } = await run(clew('front', 1), openTelemetry('middle', 0), clew('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    expect(await recorder.reportedTrace(traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        └─ http.client  GET middle/  ok
           └─ middle  server  GET /  unset
              ├─ internal  middleware - allowPages  unset
              └─ internal  request handler  unset
                 └─ client  GET  unset
                    └─ back  http.server  GET /  ok
      `,
      { rename },
    );
  });

  it('begins a trace that two of ours continue', async () => {
    const { received, rename } = await run(openTelemetry('front', 1), clew('middle', 0), clew('back', 0));

    const [, traceId = ''] = received[1]?.traceparent?.split('-') ?? [];
    expect(await recorder.reportedTrace(traceId)).toMatchTrace(
      `
        front  server  GET /  unset
        ├─ internal  middleware - allowPages  unset
        └─ internal  request handler  unset
           └─ client  GET  unset
              └─ middle  http.server  GET /  ok
                 └─ http.client  GET back/  ok
                    └─ back  http.server  GET /  ok
      `,
      { rename },
    );
  });

  it('obeys our "no", although its own rate is 1, and so do ours behind it', async () => {
    const { received } = await run(clew('front', 0), openTelemetry('middle', 1), clew('back', 1));

    const { traceId } = sentryTraceOf(received[1]);
    expect(received[2]?.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
    expect(await recorder.reportedTrace(traceId)).toBeUndefined();
  });

  it('hears nothing of our traces where ours are not told to', async () => {
    const { received } = await run(ours('front', 1), openTelemetry('middle', 1));

    expect(received[1]?.traceparent).toBeNull();
  });
});
