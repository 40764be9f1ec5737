import { afterEach, describe, expect, it } from '@jest/globals';
import cron from 'node-cron';
import { errorReporting, TracingConfigurationError } from '../../../core/index';
import { describeEntryPointContract, testingTracer, type EntryPointHarness } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { traceCronTask } from './node-cron';

/** node-cron logs the failures that these tests cause on purpose. */
const SILENT = { info: ignore, warn: ignore, error: ignore, debug: ignore };
const NAME = 'rates.poll_exchange_rates';

describeEntryPointContract('node-cron', {
  continuesTraces: false,
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): EntryPointHarness => ({
    ...{ transaction: NAME, op: 'cron' },
    async enter(_headers, work) {
      let task = (): unknown => work();
      for (let time = 0; time < times; time += 1) task = traceCronTask(tracer, NAME, task);
      return 'createTask' in cron ? executeNow(task) : executeManually(task);
    },
    stop: () => undefined,
  }),
});

async function executeNow(task: () => unknown): Promise<unknown> {
  const scheduled = cron.createTask('0 0 1 1 *', task, { logger: SILENT });
  try {
    await scheduled.execute();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await scheduled.destroy();
  }
}

/** node-cron 3 keeps the error of a task to itself, so it is caught on its way there. */
function executeManually(task: () => unknown): Promise<unknown> {
  return new Promise((resolve) => {
    async function observed(): Promise<void> {
      try {
        await task();
        resolve(undefined);
      } catch (error) {
        resolve(error);
        throw error;
      }
    }
    const notStarted: object = { scheduled: false };
    const scheduled: object = cron.schedule('0 0 1 1 *', observed, notStarted);
    (scheduled as { now(): void }).now();
  });
}

describe('a traced cron task', () => {
  const reportErrors = errorReporting(() => []);
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { reportErrors });
  afterEach(() => transport.expectNothingUnclaimed());

  it('is a trace of its own at each execution, even inside another span', async () => {
    const task = traceCronTask(tracer, NAME, () => undefined);
    tracer.startSpan({ transaction: 'outer' }, () => {
      task();
      task();
    });
    const events = transport.takeAll();
    expect(new Set(events.map((event) => event.contexts.trace.trace_id)).size).toBe(3);
    expect(events.every((event) => event.contexts.trace.parent_span_id === undefined)).toBe(true);
    expect(events[0]).toMatchObject({ transaction: NAME, transaction_info: { source: 'task' } });
  });

  it('gets the arguments and the receiver of the schedule, and returns what the task returns', () => {
    const task = traceCronTask(tracer, NAME, function task(this: unknown, ...args: unknown[]) {
      return [this, args];
    });
    const receiver = {};
    expect(task.call(receiver, 1, 2)).toEqual([receiver, [1, 2]]);
    expect(transport.takeAll()).toHaveLength(1);
  });

  it('never mixes two executions that overlap', async () => {
    const running: (() => void)[] = [];
    const task = traceCronTask(tracer, NAME, async () => {
      await new Promise<void>((resolve) => running.push(resolve));
      await tracer.startSpan({ op: 'function', description: 'poll' }, () => Promise.resolve());
    });
    const executions = [task(), task()];
    for (const resolve of running.reverse()) resolve();
    await Promise.all(executions);
    const events = transport.takeAll();
    expect(new Set(events.map((event) => event.contexts.trace.trace_id)).size).toBe(2);
    for (const { contexts, spans } of events) {
      expect(spans).toMatchObject([{ description: 'poll', parent_span_id: contexts.trace.span_id }]);
    }
  });

  it.each<[string, (error: unknown) => unknown]>([
    ['throws', throwIt],
    ['rejects', (error) => Promise.resolve().then(() => throwIt(error))],
    [
      'answers with what rejects without being a promise',
      (error) => ({ then: (_resolve: unknown, reject: (error: unknown) => void) => reject(error) }),
    ],
  ])('that %s has failed, is reported once, and hands its error on', async (_how, failing) => {
    const given = new Error('no rates today');
    const task = traceCronTask(tracer, NAME, () => failing(given));
    const seen = await Promise.resolve()
      .then(task)
      .catch((error: unknown) => error);
    const { trace } = (await transport.take(NAME)).contexts;
    const { trace_id, span_id } = trace;
    expect(transport.takeErrors()).toMatchObject([
      {
        exception: {
          values: [{ value: 'no rates today', mechanism: { type: 'node-cron', handled: false } }],
        },
        contexts: { trace: { trace_id, span_id } },
      },
    ]);
    expect([seen, trace.status]).toEqual([given, 'internal_error']);
  });

  it('may answer with what is no promise and calls back at once', async () => {
    const task = traceCronTask(tracer, NAME, () => ({
      then: (resolve: (value: number) => void) => resolve(7),
    }));
    expect(await task()).toBe(7);
    expect((await transport.take(NAME)).contexts.trace.status).toBe('ok');
  });

  it('needs a name', () => {
    expect(() => traceCronTask(tracer, ' ', () => undefined)).toThrow(TracingConfigurationError);
  });
});

function ignore(): void {
  return undefined;
}

function throwIt(error: unknown): never {
  throw error;
}
