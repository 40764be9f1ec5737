import { describe, expect, it } from '@jest/globals';
import { ours, runChain, type ServiceOfChain } from './run-chain';
import type { CollectorUnderTest } from './running-collector';
import { samplingContextOf, sentryTraceOf } from './trace-headers';

/** A service with an SDK of Sentry's. */
export interface Partner {
  sdk: string;
  program: string;
  environment?: Record<string, string>;
  /** The trace of a chain of three in which only the middle one has this SDK. */
  inTheMiddle: string;
  /** The trace of a chain of three in which only the first one has it. */
  inFront: string;
}

/** What must hold of services with any of Sentry's SDKs beside ours. */
export function describePartnerContract(partner: Partner, collector: CollectorUnderTest): void {
  const { sdk, program, environment = {}, inTheMiddle, inFront } = partner;
  const theirs = (name: string, rate: number): ServiceOfChain => ({ name, rate, program, environment });
  const run = (...chain: ServiceOfChain[]) => runChain(chain, (service) => collector.environmentOf(service));

  describe(`a service with ${sdk}`, () => {
    it('is one trace with those of ours before and behind it, and hands the sampling context on', async () => {
      const { received, rename } = await run(ours('front', 1), theirs('middle', 0), ours('back', 0));

      const { traceId } = sentryTraceOf(received[1]);
      const context = samplingContextOf(received[1]);
      expect(await collector.reportedTrace(traceId)).toMatchTrace(inTheMiddle, { rename });
      expect(context).toMatchObject({ trace_id: traceId, sample_rate: 1, sampled: 'true' });
      expect(context['sample_rand']).toBeLessThan(1);
      expect(samplingContextOf(received[2])).toEqual(context);
    });

    it('begins a trace that two of ours continue, with the sampling context that it sent', async () => {
      const { received, rename } = await run(theirs('front', 1), ours('middle', 0), ours('back', 0));

      const { traceId } = sentryTraceOf(received[1]);
      const context = samplingContextOf(received[1]);
      expect(await collector.reportedTrace(traceId)).toMatchTrace(inFront, { rename });
      expect(context).toMatchObject({ trace_id: traceId, sample_rate: 1 });
      expect(samplingContextOf(received[2])).toMatchObject(context);
    });

    it('obeys our "no", although its own rate is 1, and so do ours behind it', async () => {
      const { received } = await run(ours('front', 0), theirs('middle', 1), ours('back', 1));

      expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
      expect(await collector.reportedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
    });

    it('says "no", and ours obey, although their own rate is 1', async () => {
      const { received } = await run(theirs('front', 0), ours('middle', 1), ours('back', 1));

      expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
      expect(await collector.reportedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
    });
  });
}
