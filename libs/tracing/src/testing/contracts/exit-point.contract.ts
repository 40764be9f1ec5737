import { describe, expect, it } from '@jest/globals';
import type { TransactionEvent } from '../../core/index';
import { contractRun, type ContractOptions } from './contract-run';

/** What the receiver got beside the request or message itself. */
export interface ReceivedHeaders {
  sentryTrace: string | undefined;
  baggage: string | undefined;
}

/** Where a trace goes out: a client of another service, a queue. */
export interface ExitPointHarness {
  op: string;
  description: string | RegExp;
  /** Sends one request or message through the instrumented library; resolves with what its receiver got. */
  send(): Promise<ReceivedHeaders>;
  /** Sends one that fails; resolves with the error that the caller saw. */
  fail(): Promise<unknown>;
  stop(): Promise<void> | void;
}

export type ExitPointOptions = ContractOptions<ExitPointHarness>;

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

/** What everything that carries the header must do. */
export function describeExitPointContract(
  library: string,
  { createActiveSpan, start }: ExitPointOptions,
): void {
  describe(`${library} as an exit point`, () => {
    const run = contractRun({ createActiveSpan, start });

    /** Runs `work` in a transaction, and answers with its outcome and its event. */
    const within = async <T>(work: () => Promise<T>): Promise<{ value: T; event: TransactionEvent }> => {
      const value = await run.tracer.startSpan({ transaction: 'caller' }, work);
      return { value, event: await run.transport.take('caller') };
    };

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one span of the request, whose id is the one in the header', async () => {
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
        const transaction = run.tracer.continueTrace(
          { sentryTrace: `${TRACE_ID}-${SPAN_ID}-0` },
          { name: 'unsampled' },
        );
        const received = await run.tracer.runWith(transaction, () => run.harness.send());
        transaction.finish();
        expect(received.sentryTrace).toMatch(new RegExp(`^${TRACE_ID}-[0-9a-f]{16}-0$`));
      });

      it('sends no header, and records nothing, when no span is active', async () => {
        expect((await run.harness.send()).sentryTrace).toBeUndefined();
      });

      it('records a failure on the span, and leaves the error to the caller', async () => {
        const { value, event } = await within(() => run.harness.fail());
        expect(String(value)).toContain('Error');
        expect(event.spans).toMatchObject([{ op: run.harness.op, status: 'internal_error' }]);
      });

      it('keeps fifty interleaved requests apart', async () => {
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

    describe('with tracing off', () => {
      run.begin({ tracesSampleRate: undefined });

      it('passes a trace on as it came, and records nothing', async () => {
        const transaction = run.tracer.continueTrace(
          { sentryTrace: `${TRACE_ID}-${SPAN_ID}-1` },
          { name: 'off' },
        );
        const received = await run.tracer.runWith(transaction, () => run.harness.send());
        transaction.finish();
        expect(received.sentryTrace).toMatch(new RegExp(`^${TRACE_ID}-[0-9a-f]{16}-1$`));
      });
    });
  });
}
