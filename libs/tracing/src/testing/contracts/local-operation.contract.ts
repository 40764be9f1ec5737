import { describe, expect, it } from '@jest/globals';
import { contractRun, type ContractOptions } from './contract-run';

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

export type LocalOperationOptions = ContractOptions<LocalOperationHarness>;

/** What every leaf span must do. */
export function describeLocalOperationContract(
  library: string,
  { createActiveSpan, start }: LocalOperationOptions,
): void {
  describe(`${library} as a local operation`, () => {
    const run = contractRun({ createActiveSpan, start });

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one span of the operation, and returns its result', async () => {
        const result = await run.tracer.startSpan({ transaction: 'caller' }, async () => run.harness.run());
        const event = await run.transport.take('caller');
        expect(result).toEqual(run.harness.expectedResult);
        expect(event.spans).toMatchObject([
          {
            op: run.harness.op,
            description: run.harness.description,
            status: 'ok',
            parent_span_id: event.contexts.trace.span_id,
          },
        ]);
      });

      it('records a failure on the span, and leaves the error to the caller', async () => {
        const error = await run.tracer.startSpan({ transaction: 'caller' }, async () => run.harness.fail());
        expect(String(error)).toContain('Error');
        expect((await run.transport.take('caller')).spans).toMatchObject([{ status: 'internal_error' }]);
      });

      it('makes no span when none is active', async () => {
        expect(await run.harness.run()).toEqual(run.harness.expectedResult);
      });

      it('belongs to the span that was active when it began', async () => {
        await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            run.tracer.startSpan({ transaction: `caller ${index}` }, async () => {
              await new Promise((resolve) => setImmediate(resolve));
              await run.harness.run();
            }),
          ),
        );
        const counts = run.transport.takeAll().map((event) => event.spans.length);
        expect(counts).toEqual(Array.from({ length: 50 }, () => 1));
      });
    });

    describe.each([
      ['rate 0', 0],
      ['tracing off', undefined],
    ])('with %s', (_name, tracesSampleRate) => {
      run.begin({ tracesSampleRate });

      it('does the same work, and records nothing', async () => {
        const result = await run.tracer.startSpan({ transaction: 'caller' }, async () => run.harness.run());
        const error = await run.tracer.startSpan({ transaction: 'caller' }, async () => run.harness.fail());
        expect(result).toEqual(run.harness.expectedResult);
        expect(String(error)).toContain('Error');
      });
    });
  });
}
