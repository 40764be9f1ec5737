import { describe, expect, it } from '@jest/globals';
import type { Tracer, TransactionEvent } from '../../core/index';
import { contractRun, type ContractOptions } from './contract-run';
import { SPAN_ID, TRACE_ID, UNSAMPLED } from './incoming-headers';
import { hang } from './hang';
import { describeUndisturbedHost, likeness } from './undisturbed-host.contract';

/** What the receiver got beside the request or message itself. */
export interface ReceivedHeaders {
  sentryTrace: string | undefined;
  baggage: string | undefined;
  /** What else it got, and what the caller saw of it, as far as tracing must not change it. */
  rest?: unknown;
}

/** Where a trace goes out: a client of another service, a queue. The caller's arguments are best frozen. */
export interface ExitPointHarness {
  op: string;
  description: string | RegExp;
  /** Sends one request or message through the instrumented library; resolves with what its receiver got. */
  send(): Promise<ReceivedHeaders>;
  /** Sends one that fails; resolves with the error that the caller saw. */
  fail(): Promise<unknown>;
  /** Sends one that is never answered; resolves when it has arrived. */
  hang?(): Promise<void>;
  stop(): Promise<void> | void;
}

export interface ExitPointOptions extends ContractOptions<ExitPointHarness> {
  /** False where nobody waits for an answer: no harness without `hang` is taken otherwise. */
  waitsForAnswers?: boolean;
}

/** What everything that carries the header must do. */
export function describeExitPointContract(
  library: string,
  { waitsForAnswers = true, createActiveSpan, start }: ExitPointOptions,
): void {
  describe(`${library} as an exit point`, () => {
    const run = contractRun({ createActiveSpan, start });

    /** Runs `work` in a transaction, and answers with its outcome and its event. */
    const within = async <T>(work: () => Promise<T>): Promise<{ value: T; event: TransactionEvent }> => {
      const value = await run.tracer.startSpan({ transaction: 'caller' }, work);
      return { value, event: await run.transport.take('caller') };
    };
    /** What a request carries that is sent while the service works on one with this header. */
    const receivedAfter = async (sentryTrace: string): Promise<ReceivedHeaders> => {
      const transaction = run.tracer.continueTrace({ sentryTrace }, { name: 'caller' });
      const received = await run.tracer.runWith(transaction, () => run.harness.send());
      transaction.finish();
      return received;
    };

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one span of the request, whose id is the one in the header, however often it is instrumented', async () => {
        const { value, event } = await within(() => run.harness.send());
        expect(event.spans).toHaveLength(1);
        const [span] = event.spans;
        expect(span).toMatchObject({
          op: run.harness.op,
          status: 'ok',
          parent_span_id: event.contexts.trace.span_id,
        });
        expect(span?.description).toEqual(expect.stringMatching(run.harness.description));
        expect(value.sentryTrace).toBe(`${span?.trace_id}-${span?.span_id}-1`);
        expect(value.baggage).toContain(`sentry-trace_id=${span?.trace_id}`);
      });

      it('carries a decision against recording, too', async () => {
        const { sentryTrace } = await receivedAfter(UNSAMPLED);
        expect(sentryTrace).toMatch(new RegExp(`^${TRACE_ID}-[0-9a-f]{16}-0$`));
      });

      it('sends no header, and records nothing, when no span is active', async () => {
        expect((await run.harness.send()).sentryTrace).toBeUndefined();
      });

      it('records a failure on the span, and leaves the error to the caller', async () => {
        const { value, event } = await within(() => run.harness.fail());
        expect(String(value)).toContain('Error');
        expect(event.spans).toMatchObject([{ op: run.harness.op, status: 'internal_error' }]);
      });

      if (waitsForAnswers) {
        it('keeps the span of a request that is never answered, since its receiver is below it', async () => {
          const { event } = await within(() => hang(run.harness));
          expect(event.spans).toMatchObject([{ op: run.harness.op }]);
          expect(event.spans[0]).not.toHaveProperty('status');
        });
      }

      it('keeps fifty concurrent requests apart', async () => {
        const outcomes = await Promise.all(
          Array.from({ length: 50 }, () =>
            run.tracer.startSpan({ transaction: 'caller' }, async (root) => ({
              traceId: root.traceId,
              received: await run.harness.send(),
            })),
          ),
        );
        const events = run.transport.takeAll();
        expect(events.filter((event) => event.spans.length === 1)).toHaveLength(50);
        for (const { traceId, received } of outcomes) expect(received.sentryTrace).toContain(traceId);
      });
    });

    describe('with a rate of 0', () => {
      run.begin({ tracesSampleRate: 0 });

      it('carries the decision that was made here', async () => {
        const received = await run.tracer.startSpan({ transaction: 'caller' }, () => run.harness.send());
        expect(received.sentryTrace).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-0$/);
      });
    });

    describe('with tracing off', () => {
      run.begin({ tracesSampleRate: undefined });

      it.each([`${TRACE_ID}-${SPAN_ID}-1`, `${TRACE_ID}-${SPAN_ID}`])(
        'passes the trace %s on as it came, and records nothing',
        async (incoming) => {
          expect((await receivedAfter(incoming)).sentryTrace).toBe(incoming);
        },
      );

      it('begins no trace that its receiver would be lost in: there is a trace, and no span to be below', async () => {
        const { sentryTrace } = await run.tracer.startSpan({ transaction: 'x' }, () => run.harness.send());
        expect(sentryTrace).toMatch(/^[0-9a-f]{32}$/);
      });
    });

    describeUndisturbedHost(
      { createActiveSpan, start },
      {
        'a request': (harness, tracer) => inCaller(tracer, async () => (await harness.send()).rest),
        'a request outside of any span': async (harness) => (await harness.send()).rest,
        'a request that fails': (harness, tracer) =>
          inCaller(tracer, async () => likeness(await harness.fail())),
        'concurrent requests': (harness, tracer) =>
          Promise.all(
            Array.from({ length: 20 }, () => inCaller(tracer, async () => (await harness.send()).rest)),
          ),
      },
    );
  });
}

function inCaller<T>(tracer: Tracer, work: () => Promise<T>): Promise<T> {
  return tracer.startSpan({ transaction: 'caller' }, work);
}
