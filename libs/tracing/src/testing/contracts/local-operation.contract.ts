import { describe, expect, it } from '@jest/globals';
import type { Tracer } from '../../core/index';
import { contractRun, type ContractOptions } from './contract-run';
import { hang } from './hang';
import { describeUndisturbedHost, likeness } from './undisturbed-host.contract';

/** Work that neither brings a trace in nor takes one out: a query, a command. */
export interface LocalOperationHarness {
  op: string;
  description: string;
  /** Runs the operation through the instrumented library, and answers with its result. */
  run(): unknown;
  expectedResult: unknown;
  /** Runs one that fails; answers with the error that the caller saw. */
  fail(): unknown;
  /** Starts one that never ends; resolves when it goes on. */
  hang?(): Promise<void>;
  stop(): Promise<void> | void;
}

export interface LocalOperationOptions extends ContractOptions<LocalOperationHarness> {
  /** What becomes of an operation that never ends; null where the caller cannot go on before the end. */
  endless: 'is left out' | 'is kept' | null;
}

/** What every leaf span must do. */
export function describeLocalOperationContract(
  library: string,
  { endless, createActiveSpan, start }: LocalOperationOptions,
): void {
  describe(`${library} as a local operation`, () => {
    const run = contractRun({ createActiveSpan, start });

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one span of the operation, however often it is instrumented, and returns its result', async () => {
        const result = await inCaller(run.tracer, () => run.harness.run());
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
        const error = await inCaller(run.tracer, () => run.harness.fail());
        expect(String(error)).toContain('Error');
        expect((await run.transport.take('caller')).spans).toMatchObject([{ status: 'internal_error' }]);
      });

      it('makes no span when none is active', async () => {
        expect(await run.harness.run()).toEqual(run.harness.expectedResult);
      });

      if (endless) {
        it(`that never ends ${endless}, and nothing is said about its outcome`, async () => {
          await inCaller(run.tracer, () => hang(run.harness));
          const { spans } = await run.transport.take('caller');
          expect(spans.map(({ op, status }) => [op, status])).toEqual(
            endless === 'is kept' ? [[run.harness.op, undefined]] : [],
          );
        });
      }

      it('belongs to the span that was active when it began, also among concurrent ones', async () => {
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
      ['a rate of 0', 0],
      ['tracing off', undefined],
    ])('with %s', (_name, tracesSampleRate) => {
      run.begin({ tracesSampleRate });

      it('does the same work, and records nothing', async () => {
        const result = await inCaller(run.tracer, () => run.harness.run());
        const error = await inCaller(run.tracer, () => run.harness.fail());
        expect(result).toEqual(run.harness.expectedResult);
        expect(String(error)).toContain('Error');
      });
    });

    describeUndisturbedHost(
      { createActiveSpan, start },
      {
        'an operation': (harness, tracer) => inCaller(tracer, () => harness.run()),
        'an operation outside of any span': async (harness) => harness.run(),
        'an operation that fails': async (harness, tracer) =>
          likeness(await inCaller(tracer, () => harness.fail())),
        'concurrent operations': (harness, tracer) =>
          Promise.all(Array.from({ length: 20 }, () => inCaller(tracer, () => harness.run()))),
      },
    );
  });
}

function inCaller(tracer: Tracer, work: () => unknown): Promise<unknown> {
  return tracer.startSpan({ transaction: 'caller' }, async () => work());
}
