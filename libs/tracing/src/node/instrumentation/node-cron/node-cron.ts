/**
 * node-cron 3.0.3 and up, and 4.
 *
 * Seam: the task function itself. The events of node-cron 4 cannot make a span active while the task runs.
 *
 *   scheduler  cron  rates.poll_exchange_rates
 *   └─ …  all that the task does
 *
 * Wire: nothing comes in; a schedule is where traces begin.
 */
import {
  finishWith,
  tellOutcome,
  TracingConfigurationError,
  type Failure,
  type Span,
  type Tracer,
} from '../../../core/index';

/** On the wrapped function, so that a task that is wrapped twice still makes one transaction of an execution. */
const TRACED = Symbol.for('clew.instrumented.node-cron');

/**
 * Wraps a task so that each execution is a transaction of a trace of its own. The error of a failed execution is reported
 * with it, and reaches node-cron unchanged.
 * @throws TracingConfigurationError when the name is empty, since nobody could tell its transactions apart.
 *
 * @example
 * cron.schedule('0 * * * * *', traceCronTask(tracer, 'rates.poll_exchange_rates', pollExchangeRates));
 */
export function traceCronTask<Args extends unknown[], Result>(
  tracer: Tracer,
  name: string,
  task: (...args: Args) => Result,
): (...args: Args) => Result {
  if (name.trim() === '') {
    throw new TracingConfigurationError(
      'a cron task needs a name: pass one, such as rates.poll_exchange_rates',
    );
  }
  if (TRACED in task) return task;
  function tracedTask(this: unknown, ...args: Args): Result {
    const transaction = tracer.startTransaction({ name, source: 'task', op: 'cron' });
    const report = (span: Span, failure?: Failure): void => {
      if (failure) tracer.captureException(failure.error, { span, handled: false, mechanism: 'node-cron' });
    };
    return finishWith(transaction, () =>
      tracer.runWith(transaction, () => tellOutcome(() => task.apply(this, args), report, transaction)),
    );
  }
  return Object.defineProperty(tracedTask, TRACED, { value: true });
}
