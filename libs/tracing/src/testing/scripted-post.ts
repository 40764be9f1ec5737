import type { Delivery } from '../core/delivery/delivery';
import { createQueuedTransport } from '../core/delivery/queued-transport';
import type { QueuedTransportOptions } from '../core/delivery/delivery-options';
import { parseEnvelope, type EnvelopeItem } from '../core/envelope/envelope';
import type { ServerAnswer } from '../core/delivery/rate-limits';
import type { LossReason, OutgoingEvent, Quantities } from '../core/delivery/transport';
import { ManualClock } from './manual-clock';

/** What a server does with one request: answers with a code, with more than that, fails to, or never does. */
export type ScriptedAnswer = number | 'fails' | 'hangs' | ScriptedHeaders;

export interface ScriptedHeaders {
  status?: number;
  rateLimits?: string | null;
  retryAfter?: string | null;
  batch?: string | null;
}

export function answerOf({ status = 200, rateLimits, retryAfter, batch }: ScriptedHeaders): ServerAnswer {
  const headers: Readonly<Record<string, string | null | undefined>> = {
    'x-sentry-rate-limits': rateLimits,
    'retry-after': retryAfter,
    'x-clew-batch': batch,
  };
  return { status, headers: { get: (name) => headers[name] ?? null } };
}

/** One envelope as it was posted. */
export interface PostedEnvelope {
  /** Seconds since the begin. */
  at: number;
  headers: Readonly<Record<string, unknown>>;
  items: { headers: EnvelopeItem['headers']; payload: Readonly<Record<string, unknown>> }[];
}

export interface TransportUnderTest {
  transport: Delivery;
  clock: ManualClock;
  posted: PostedEnvelope[];
  /** Sends a transaction of two child spans, or an error. */
  send(eventId: string, overrides?: Partial<OutgoingEvent>): void;
  /** The ids of the events that were posted, envelope by envelope. */
  postedIds(): string[][];
  /** The client reports that were posted, with their ids. */
  postedReports(): { id: unknown; discarded: unknown }[];
  /** What is lost, by reason. */
  lost(): Partial<Record<LossReason, Quantities>>;
  /** The most requests that were ever on their way together. */
  mostRequests(): number;
}

export type ScriptedOptions = Partial<QueuedTransportOptions>;

/** Starts a transport of one kind, to a server that gives these answers. */
export type StartTransport = (answers: ScriptedAnswer[], options?: ScriptedOptions) => TransportUnderTest;

/** A transport to a server that gives the scripted answers in order, the last one for ever. */
export function scriptedTransport(
  answers: ScriptedAnswer[],
  options: ScriptedOptions = {},
  create: (options: QueuedTransportOptions) => Delivery = createQueuedTransport,
): TransportUnderTest {
  const clock = new ManualClock();
  const begin = clock.nowInSeconds();
  const posted: PostedEnvelope[] = [];
  let requests = 0;
  let mostRequests = 0;

  async function post(body: string): Promise<ServerAnswer> {
    requests += 1;
    mostRequests = Math.max(mostRequests, requests);
    posted.push({ at: clock.nowInSeconds() - begin, ...contentOf(body) });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'hangs') await new Promise(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    requests -= 1;
    if (answer === 'fails') throw new Error('connect ECONNREFUSED');
    return answerOf(typeof answer === 'object' ? answer : { status: answer as number });
  }

  const transport = create({ post, clock, headers: {}, random: () => 0.5, ...options });
  return {
    ...{ transport, clock, posted },
    send: (eventId, overrides = {}) => transport.send({ ...transactionOf(eventId), ...overrides }),
    postedIds: () =>
      posted.map(({ items }) =>
        items
          .filter(({ headers }) => headers.type !== 'client_report')
          .map(({ payload }) => String(payload['id'])),
      ),
    postedReports: () =>
      posted.flatMap(({ items }) =>
        items
          .filter(({ headers }) => headers.type === 'client_report')
          .map(({ headers, payload }) => ({
            id: headers['report_id'],
            discarded: payload['discarded_events'],
          })),
      ),
    lost: () => Object.fromEntries(transport.losses()),
    mostRequests: () => mostRequests,
  };
}

/** Until all promises that can settle now have done so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** What a transaction of two child spans costs when it is lost. */
export const TRANSACTION_LOST: Quantities = { transaction: 1, span: 3 };

function transactionOf(eventId: string): OutgoingEvent {
  return {
    type: 'transaction',
    eventId,
    payload: JSON.stringify({ id: eventId }),
    samplingContext: { transaction: eventId },
    quantities: TRANSACTION_LOST,
  };
}

function contentOf(body: string): Pick<PostedEnvelope, 'headers' | 'items'> {
  const { headers, items } = parseEnvelope(new TextEncoder().encode(body));
  const payloadOf = (bytes: Uint8Array) =>
    JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  return {
    headers,
    items: items.map((item) => ({ headers: item.headers, payload: payloadOf(item.payload) })),
  };
}
