import { randomBytes } from 'node:crypto';
import type { Collector } from './collector';

/** Events of one trace, as they are sent. */
export interface Transaction {
  eventId: string;
  traceId: string;
  body: string;
}

/** What became of what was sent: the ids that were acknowledged. */
export interface Sent {
  acknowledged: string[];
  refused: number;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** A transaction with child spans, in an envelope. */
export function transaction(name = 'GET /scaled', traceId = hex(16)): Transaction {
  const eventId = hex(16);
  const end = Date.now() / 1_000;
  const root = hex(8);
  const spans = Array.from({ length: 3 }, (_, index) => ({
    span_id: hex(8),
    parent_span_id: root,
    trace_id: traceId,
    op: 'db',
    description: `SELECT ${index}`,
    start_timestamp: end - 0.2,
    timestamp: end - 0.1,
  }));
  const event = {
    event_id: eventId,
    type: 'transaction',
    transaction: name,
    start_timestamp: end - 0.25,
    timestamp: end,
    contexts: { trace: { trace_id: traceId, span_id: root, op: 'http.server', status: 'ok' } },
    spans,
  };
  return { eventId, traceId, body: `{}\n{"type":"transaction"}\n${JSON.stringify(event)}` };
}

/** An error, in an envelope. */
export function error(message: string): Transaction {
  const [eventId, traceId] = [hex(16), hex(16)];
  const event = {
    event_id: eventId,
    message,
    timestamp: Date.now() / 1_000,
    contexts: { trace: { trace_id: traceId, span_id: hex(8) } },
  };
  return { eventId, traceId, body: `{}\n{"type":"event"}\n${JSON.stringify(event)}` };
}

/** Posts one envelope to a project; undefined when nobody answered. */
export async function send(
  { url }: Pick<Collector, 'url'>,
  { body }: Transaction,
  project: 'web' | 'api' = 'web',
): Promise<Response | undefined> {
  const [id, key] = project === 'web' ? [1, 'webkey'] : [2, 'apikey'];
  try {
    const response = await fetch(`${url}/api/${id}/envelope/?sentry_key=${key}`, { method: 'POST', body });
    await response.arrayBuffer();
    return response;
  } catch {
    return undefined;
  }
}

/** Has several senders send, one after the other each, until `isEnough` of what was acknowledged, or the collector is gone. */
export async function keepSending(
  collector: Pick<Collector, 'url'>,
  { senders, isEnough }: { senders: number; isEnough: (sent: Sent) => boolean },
): Promise<Sent> {
  const sent: Sent = { acknowledged: [], refused: 0 };
  async function sendOneByOne(): Promise<void> {
    while (!isEnough(sent)) {
      const one = transaction();
      const response = await send(collector, one);
      if (response === undefined) return;
      if (response.status === 200) sent.acknowledged.push(one.eventId);
      else sent.refused += 1;
    }
  }
  await Promise.all(Array.from({ length: senders }, sendOneByOne));
  return sent;
}

/** Asks the query API, and expects an answer. */
export async function ask<T>({ url }: Pick<Collector, 'url'>, path: string): Promise<T> {
  const response = await fetch(`${url}${path}`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
