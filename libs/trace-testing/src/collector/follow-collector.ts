import { EventSourceParserStream } from 'eventsource-parser/stream';
import { Arrivals } from './arrivals';
import { askCollector } from './ask-collector';

/** What the collector's stream says about a transaction once it is stored. */
interface ArrivedTransaction {
  project: string;
  event_id: string;
  trace_id: string;
  transaction: string;
}

/** The time for which somebody was willing to wait is over. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

export interface FollowOptions {
  /** The collector's address, such as `http://127.0.0.1:9000`. */
  collectorUrl: string;
  timeoutMs: number;
  /** Called for each stored transaction: whether it is one of those that are waited for. */
  isAwaited: (arrived: ArrivedTransaction) => boolean;
}

/**
 * Does some work while following the collector's stream of stored transactions, which begins before the work does.
 *
 * @throws {DeadlineError} where the work is not done in time; `signal` ends what it waits for.
 * @throws {Error} where the stream cannot be had, or breaks off.
 */
export async function followCollector<Result>(
  { collectorUrl, timeoutMs, isAwaited }: FollowOptions,
  work: (arrivals: Arrivals, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const deadline = setTimeout(
    () => controller.abort(new DeadlineError(`nothing more within ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    const response = await askCollector(new URL('/api/0/stream/', collectorUrl), signal);
    const arrivals = new Arrivals();
    readTransactions(response, (arrived) => {
      if (isAwaited(arrived)) arrivals.announce();
    }).then(
      () => controller.abort(brokenStream(collectorUrl, 'it was closed')),
      (error: unknown) => controller.abort(brokenStream(collectorUrl, String(error))),
    );
    return await work(arrivals, signal);
  } finally {
    clearTimeout(deadline);
    controller.abort();
  }
}

function brokenStream(collectorUrl: string, reason: string): Error {
  return new Error(`the stream of the collector at ${collectorUrl} broke off: ${reason}`);
}

async function readTransactions(
  { body }: Response,
  onTransaction: (arrived: ArrivedTransaction) => void,
): Promise<void> {
  if (body === null) return;
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of events) {
    if (event === 'transaction') onTransaction(JSON.parse(data) as ArrivedTransaction);
  }
}
