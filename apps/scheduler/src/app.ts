import { logLine } from '@clew/service-host';
import { traceCronTask } from '@clew/tracing/node';
import { createTask } from 'node-cron';
import type { Logger, ScheduledTask } from 'node-cron';
import { pollExchangeRates } from './schedules/poll-exchange-rates';
import type { PollExchangeRatesDependencies } from './schedules/poll-exchange-rates';

/** Everything that the schedule needs from outside. */
export interface PollScheduleDependencies extends PollExchangeRatesDependencies {
  /** Six fields, in UTC. */
  pollCron: string;
}

/** The background poll on its schedule. */
export interface PollSchedule {
  start(): Promise<void>;
  /** Polls once, now; rejects when the poll fails. */
  execute(): Promise<void>;
  /** Ends the schedule and waits for a poll that is running. */
  close(): Promise<void>;
}

const taskName = 'rates.poll_exchange_rates';

/**
 * Puts the background poll on its schedule without starting it. Each execution is a trace of its own; a tick that
 * comes while the last one is still running is left out.
 */
export function createPollSchedule(dependencies: PollScheduleDependencies): PollSchedule {
  const { tracer, pollCron } = dependencies;
  const poll = traceCronTask(tracer, taskName, () => {
    tracer.activeSpan()?.setTag('schedule', pollCron);
    return pollExchangeRates(dependencies);
  });
  let latest: Promise<unknown> = Promise.resolve();
  const task = createTask(pollCron, () => (latest = poll()), {
    name: taskName,
    noOverlap: true,
    timezone: 'UTC',
    logger: cronLogger,
  });
  logExecutions(task);
  return {
    async start() {
      await task.start();
    },
    async execute() {
      await task.execute();
    },
    async close() {
      await task.destroy();
      await Promise.allSettled([latest]);
    },
  };
}

function logExecutions(task: ScheduledTask): void {
  task.on('execution:finished', () => logLine('scheduler', { task: taskName, status: 'ok' }));
  task.on('execution:overlap', () => logLine('scheduler', { task: taskName, status: 'left out' }));
}

/** node-cron's own words about failed and missed executions, in the form of every other log line. */
const cronLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (warning) => logLine('scheduler', { task: taskName, warning }),
  error: (error) => {
    logLine('scheduler', {
      task: taskName,
      status: 'failed',
      error: error instanceof Error ? error.message : error,
    });
  },
};
