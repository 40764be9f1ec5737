import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActiveSpan, Tracer, TracerOptions } from '../../core/index';
import type { RecordingTransport } from '../recording-transport';
import { testingTracer } from '../testing-tracer';

/** Work that neither brings a trace in nor takes one out: a query, a command. */
export interface LocalOperationHarness {
  op: string;
  description: string;
  /** Runs the operation through the instrumented library, and answers with its result. */
  run(): unknown;
  expectedResult: unknown;
  /** Runs one that fails; answers with the error that the caller saw. */
  fail(): unknown;
  stop(): Promise<void> | void;
}

export interface LocalOperationOptions {
  createActiveSpan: () => ActiveSpan;
  /** Builds the library's smallest real program, instrumented, twice if `times` says so. */
  start: (tracer: Tracer, times: number) => Promise<LocalOperationHarness> | LocalOperationHarness;
}

/** What every leaf span must do. */
export function describeLocalOperationContract(
  library: string,
  { createActiveSpan, start }: LocalOperationOptions,
): void {
  describe(`${library} as a local operation`, () => {
    let harness: LocalOperationHarness;
    let tracer: Tracer;
    let transport: RecordingTransport;

    const begin = (options: Partial<TracerOptions>, times = 1): void => {
      beforeAll(async () => {
        ({ tracer, transport } = testingTracer(createActiveSpan(), options));
        harness = await start(tracer, times);
      });
      afterEach(() => {
        transport.expectNothingUnclaimed();
        expect(tracer.activeSpan()).toBeUndefined();
      });
      afterAll(() => harness.stop());
    };

    describe('with a rate of 1', () => {
      begin({ tracesSampleRate: 1 }, 2);

      it('makes one span of the operation, and returns its result', async () => {
        const result = await tracer.startSpan({ transaction: 'caller' }, async () => harness.run());
        const event = await transport.take('caller');
        expect(result).toEqual(harness.expectedResult);
        expect(event.spans).toMatchObject([
          {
            op: harness.op,
            description: harness.description,
            status: 'ok',
            parent_span_id: event.contexts.trace.span_id,
          },
        ]);
      });

      it('records a failure on the span, and leaves the error to the caller', async () => {
        const error = await tracer.startSpan({ transaction: 'caller' }, async () => harness.fail());
        expect(String(error)).toContain('Error');
        expect((await transport.take('caller')).spans).toMatchObject([{ status: 'internal_error' }]);
      });

      it('makes no span when none is active', async () => {
        expect(await harness.run()).toEqual(harness.expectedResult);
      });

      it('belongs to the span that was active when it began', async () => {
        await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            tracer.startSpan({ transaction: `caller ${index}` }, async () => {
              await new Promise((resolve) => setImmediate(resolve));
              await harness.run();
            }),
          ),
        );
        const counts = transport.takeAll().map((event) => event.spans.length);
        expect(counts).toEqual(Array.from({ length: 50 }, () => 1));
      });
    });

    describe.each([
      ['rate 0', 0],
      ['tracing off', undefined],
    ])('with %s', (_name, tracesSampleRate) => {
      begin({ tracesSampleRate });

      it('does the same work, and records nothing', async () => {
        const result = await tracer.startSpan({ transaction: 'caller' }, async () => harness.run());
        const error = await tracer.startSpan({ transaction: 'caller' }, async () => harness.fail());
        expect(result).toEqual(harness.expectedResult);
        expect(String(error)).toContain('Error');
      });
    });
  });
}
