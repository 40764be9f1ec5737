import { describe, expect, it } from '@jest/globals';
import type { IncomingHeaders } from '../../core/index';
import { contractRun, type ContractOptions } from './contract-run';
import { BAD_BAGGAGE, MALFORMED, SAMPLED, SPAN_ID, TRACE_ID, UNSAMPLED } from './incoming-headers';
import { observedWork, rejecting, throwing, type EnteredWork } from './observed-work';
import { describeUndisturbedHost } from './undisturbed-host.contract';

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
  enter(headers: IncomingHeaders, work: EnteredWork): Promise<unknown>;
  stop(): Promise<void> | void;
}

export interface EntryPointOptions extends ContractOptions<EntryPointHarness> {
  /** False for a schedule, where nothing comes in and each execution begins a trace. */
  continuesTraces?: boolean;
}

/** What everything that continues a trace must do. */
export function describeEntryPointContract(
  library: string,
  { continuesTraces = true, createActiveSpan, start }: EntryPointOptions,
): void {
  describe(`${library} as an entry point`, () => {
    const run = contractRun({ createActiveSpan, start });
    const taken = () => run.transport.take(run.harness.transaction);

    describe('with a rate of 1', () => {
      run.begin({ tracesSampleRate: 1 }, 2);

      it('makes one transaction of the work, of a new trace when no header comes, however often it is instrumented', async () => {
        await run.harness.enter({}, () => undefined);
        const { trace } = (await taken()).contexts;
        expect(trace).toMatchObject({ op: run.harness.op, status: run.harness.status?.ok ?? 'ok' });
        expect(trace).not.toHaveProperty('parent_span_id');
      });

      it('records the spans of the work inside it', async () => {
        await run.harness.enter({}, async () => {
          await run.tracer.startSpan({ op: 'function', description: 'inside' }, () => Promise.resolve());
        });
        const { spans, contexts } = await taken();
        expect(spans).toMatchObject([{ description: 'inside', parent_span_id: contexts.trace.span_id }]);
      });

      if (continuesTraces) {
        it('continues a trace that was sampled at its origin', async () => {
          await run.harness.enter({ sentryTrace: SAMPLED }, () => undefined);
          expect((await taken()).contexts.trace).toMatchObject({
            trace_id: TRACE_ID,
            parent_span_id: SPAN_ID,
          });
        });
      }

      if (continuesTraces) {
        it('obeys a decision against recording, and passes it on with its sampling context', async () => {
          let headers: object | undefined;
          await run.harness.enter({ sentryTrace: UNSAMPLED, baggage: 'sentry-release=theirs' }, () => {
            const span = run.tracer.activeSpan();
            headers = span && run.tracer.propagationHeaders(span);
          });
          expect(headers).toEqual({
            'sentry-trace': expect.stringMatching(new RegExp(`^${TRACE_ID}-[0-9a-f]{16}-0$`)),
            baggage: expect.stringContaining('sentry-release=theirs'),
          });
        });
      }

      it.each(MALFORMED)('starts a new trace when the header is malformed: %j', async (sentryTrace) => {
        expect(await run.harness.enter({ sentryTrace }, () => undefined)).toBeUndefined();
        const { trace } = (await taken()).contexts;
        expect(trace.trace_id).not.toBe(TRACE_ID);
        expect(trace).not.toHaveProperty('parent_span_id');
      });

      if (continuesTraces) {
        it.each(BAD_BAGGAGE)('continues the trace whatever the baggage is: %j', async (baggage) => {
          expect(await run.harness.enter({ sentryTrace: SAMPLED, baggage }, () => undefined)).toBeUndefined();
          expect((await taken()).contexts.trace.trace_id).toBe(TRACE_ID);
          expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
        });
      }

      it.each([
        ['throws', throwing],
        ['rejects', rejecting],
      ])('finishes as failed when the work %s, and leaves the error alone', async (_how, failing) => {
        const error = new Error('the work has failed');
        expect(await run.harness.enter({}, failing(error))).toBe(error);
        expect((await taken()).contexts.trace.status).toBe(run.harness.status?.failed ?? 'internal_error');
        run.transport.takeErrors();
      });

      it('reports the error of the work with the trace that it happened in, once', async () => {
        await run.harness.enter({}, throwing(new Error('the work has failed')));
        const { trace_id, span_id } = (await taken()).contexts.trace;
        const errors = run.transport.takeErrors();
        expect(errors).toMatchObject([
          {
            exception: { values: [{ value: 'the work has failed' }] },
            contexts: { trace: { trace_id, span_id } },
          },
        ]);
      });

      it('sends nothing of work that never settles, and goes on with other work', async () => {
        await new Promise<void>((begun) => {
          const endless = (): Promise<never> => {
            begun();
            return new Promise(() => undefined);
          };
          // What the end of the program does to it is no matter of this test.
          run.harness.enter({}, endless).catch(() => undefined);
        });
        await run.harness.enter({}, () => undefined);
        expect((await taken()).contexts.trace.status).toBe(run.harness.status?.ok ?? 'ok');
      });

      it('keeps fifty concurrent units of work apart', async () => {
        const seen: (string | undefined)[] = [];
        const work = async (): Promise<void> => {
          const before = run.tracer.activeSpan()?.traceId;
          await new Promise((resolve) => setImmediate(resolve));
          await run.tracer.startSpan({ op: 'function' }, () => Promise.resolve());
          if (before === run.tracer.activeSpan()?.traceId) seen.push(before);
        };
        await Promise.all(Array.from({ length: 50 }, () => run.harness.enter({}, work)));
        const events = [];
        for (let count = 0; count < 50; count += 1) events.push(await taken());
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

      if (continuesTraces) {
        it('records what the originating service has decided to record', async () => {
          await run.harness.enter({ sentryTrace: SAMPLED }, () => undefined);
          expect((await taken()).contexts.trace.trace_id).toBe(TRACE_ID);
        });
      }
    });

    describe('with tracing off', () => {
      run.begin({ tracesSampleRate: undefined });

      it('does the work, and records nothing', async () => {
        let done = false;
        const error = await run.harness.enter({}, () => {
          done = true;
        });
        expect([done, error]).toEqual([true, undefined]);
      });

      if (continuesTraces) {
        it('passes a trace on as it came, and records nothing', async () => {
          let header: string | undefined;
          await run.harness.enter({ sentryTrace: SAMPLED }, () => {
            header = run.tracer.activeSpan()?.toSentryTrace();
          });
          expect(header).toBe(SAMPLED);
        });
      }
    });

    describeUndisturbedHost(
      { createActiveSpan, start },
      {
        'work that returns': (harness) => observedWork(enterWith(harness), () => () => undefined),
        'work that throws': (harness) => observedWork(enterWith(harness), throwing),
        'work that rejects': (harness) => observedWork(enterWith(harness), rejecting),
        'work with a malformed header': ({ enter }) =>
          enter({ sentryTrace: 'x', baggage: '=' }, () => undefined),
        'concurrent work': (harness) =>
          Promise.all(Array.from({ length: 20 }, () => enterWith(harness)(() => undefined))),
      },
    );
  });
}

function enterWith({ enter }: EntryPointHarness): (work: EnteredWork) => Promise<unknown> {
  return (work) => enter({ sentryTrace: SAMPLED }, work);
}
