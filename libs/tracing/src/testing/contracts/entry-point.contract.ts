import { describe, expect, it } from '@jest/globals';
import type { IncomingHeaders } from '../../core/index';
import { contractRun, type ContractOptions } from './contract-run';

/** Where a trace comes in: a request handler, a job processor, a scheduled task. */
export interface EntryPointHarness {
  /** The name that the transactions of this harness get. */
  transaction: string;
  op: string;
  /** Status of a transaction whose work has gone well, or has thrown. */
  status?: { ok: string; failed: string };
  /**
   * Sends one unit of work through the instrumented library, with the headers, and waits for its end; answers with
   * the error that the library saw, if any.
   */
  enter(headers: IncomingHeaders, work: () => unknown): Promise<unknown>;
  stop(): Promise<void> | void;
}

export interface EntryPointOptions extends ContractOptions<EntryPointHarness> {
  /** False for a schedule, where nothing comes in and each execution begins a trace. */
  continuesTraces?: boolean;
}

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';
const MALFORMED = ['', 'garbage', `${TRACE_ID}-${SPAN_ID}-2`, `${'0'.repeat(32)}-${SPAN_ID}-1`, 'Ünïcödé'];

/** A fact that does not hold for a schedule is no test of one. */
const withoutTest = (_fact: string, _test: () => Promise<void>): void => undefined;

/** What everything that continues a trace must do. */
export function describeEntryPointContract(
  library: string,
  { continuesTraces = true, createActiveSpan, start }: EntryPointOptions,
): void {
  describe(`${library} as an entry point`, () => {
    const inherits = continuesTraces ? it : withoutTest;
    const run = contractRun({ createActiveSpan, start });

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one transaction of the work, however often it is instrumented', async () => {
        await run.harness.enter({}, () => undefined);
        const event = await run.transport.take(run.harness.transaction);
        expect(event.contexts.trace).toMatchObject({
          op: run.harness.op,
          status: run.harness.status?.ok ?? 'ok',
        });
        expect(event.contexts.trace).not.toHaveProperty('parent_span_id');
      });

      it('records the spans of the work inside it', async () => {
        await run.harness.enter({}, async () => {
          await run.tracer.startSpan({ op: 'function', description: 'inside' }, () => Promise.resolve());
        });
        const event = await run.transport.take(run.harness.transaction);
        expect(event.spans).toMatchObject([
          { description: 'inside', parent_span_id: event.contexts.trace.span_id },
        ]);
      });

      inherits('continues a trace that was sampled at its origin', async () => {
        await run.harness.enter({ sentryTrace: `${TRACE_ID}-${SPAN_ID}-1` }, () => undefined);
        const { trace } = (await run.transport.take(run.harness.transaction)).contexts;
        expect(trace).toMatchObject({ trace_id: TRACE_ID, parent_span_id: SPAN_ID });
      });

      inherits('obeys a decision against recording, and passes it on', async () => {
        let header = '';
        await run.harness.enter({ sentryTrace: `${TRACE_ID}-${SPAN_ID}-0` }, () => {
          const span = run.tracer.activeSpan();
          header = span ? run.tracer.propagationHeaders(span)['sentry-trace'] : '';
        });
        expect(header).toMatch(new RegExp(`^${TRACE_ID}-[0-9a-f]{16}-0$`));
      });

      it.each(MALFORMED)('starts a new trace when the header is %j', async (sentryTrace) => {
        expect(await run.harness.enter({ sentryTrace }, () => undefined)).toBeUndefined();
        const { trace } = (await run.transport.take(run.harness.transaction)).contexts;
        expect(trace.trace_id).not.toBe(TRACE_ID);
        expect(trace).not.toHaveProperty('parent_span_id');
      });

      it.each([
        [
          'throws',
          (error: Error) => () => {
            throw error;
          },
        ],
        ['rejects', (error: Error) => () => Promise.reject(error)],
      ] as const)(
        'finishes as failed when the work %s, and leaves the error alone',
        async (_how, failing) => {
          const error = new Error('the work has failed');
          expect(await run.harness.enter({}, failing(error))).toBe(error);
          const { trace } = (await run.transport.take(run.harness.transaction)).contexts;
          expect(trace.status).toBe(run.harness.status?.failed ?? 'internal_error');
        },
      );

      it('keeps fifty interleaved units of work apart', async () => {
        const seen: (string | undefined)[] = [];
        const work = async (): Promise<void> => {
          const before = run.tracer.activeSpan()?.traceId;
          await new Promise((resolve) => setImmediate(resolve));
          await run.tracer.startSpan({ op: 'function' }, () => Promise.resolve());
          if (before === run.tracer.activeSpan()?.traceId) seen.push(before);
        };
        await Promise.all(Array.from({ length: 50 }, () => run.harness.enter({}, work)));
        const events = [];
        for (let count = 0; count < 50; count += 1)
          events.push(await run.transport.take(run.harness.transaction));
        expect(new Set(seen).size).toBe(50);
        expect(events.every((event) => event.spans.length === 1)).toBe(true);
      });
    });

    describe('with a rate of 0', () => {
      run.begin({ tracesSampleRate: 0 });

      it('records nothing of its own accord', async () => {
        let sampled: boolean | undefined;
        await run.harness.enter({}, () => {
          sampled = run.tracer.activeSpan()?.sampled;
        });
        expect(sampled).toBe(false);
      });

      inherits('records what the originating service has decided to record', async () => {
        await run.harness.enter({ sentryTrace: `${TRACE_ID}-${SPAN_ID}-1` }, () => undefined);
        expect((await run.transport.take(run.harness.transaction)).contexts.trace.trace_id).toBe(TRACE_ID);
      });
    });

    describe('with tracing off', () => {
      run.begin({ tracesSampleRate: undefined });

      it('does the work, and records nothing', async () => {
        let done = false;
        const error = await run.harness.enter({ sentryTrace: `${TRACE_ID}-${SPAN_ID}-1` }, () => {
          done = true;
        });
        expect([done, error]).toEqual([true, undefined]);
      });
    });
  });
}
