import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { followStream, type FollowedStream } from '../../testing/followed-stream';
import { readCollectorConfig } from '../../config';
import { runningCollector } from '../../testing/running-collector';
import { NOW, transactionPayload, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();
const lively = runningCollector({ CLEW_HEARTBEAT_MS: '100' });
const controllers: AbortController[] = [];
afterEach(() => controllers.splice(0).forEach((controller) => controller.abort()));

function follow(query = '', lastEventId?: string): Promise<FollowedStream> {
  const controller = new AbortController();
  controllers.push(controller);
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  return followStream(`${collector.url()}/api/0/stream/${query}`, { headers, signal: controller.signal });
}

async function positionOf(address: string): Promise<string> {
  const response = await fetch(`${collector.url()}${address}`);
  await response.text();
  return response.headers.get('x-clew-stream-position') ?? '';
}

async function openStreams(): Promise<number> {
  const metrics = await fetch(`${collector.url()}/metrics`).then((answer) => answer.text());
  return Number(/^clew_stream_readers (\d+)$/m.exec(metrics)?.[1]);
}

const GAP = { id: expect.any(String) as unknown, event: 'gap', data: '{}' };

describe('the live stream', () => {
  it('tells of each transaction once it is stored', async () => {
    const { next } = await follow();
    const event = transactionPayload({ name: 'GET /live' });
    await collector.send('api', event);
    const message = await next();
    expect(message.event).toBe('transaction');
    expect(JSON.parse(message.data ?? '')).toEqual({
      project: 'api',
      event_id: event['event_id'],
      trace_id: expect.any(String) as unknown,
      transaction: 'GET /live',
      op: 'http.server',
      status: 'ok',
      start_timestamp: event['start_timestamp'],
      timestamp: event['timestamp'],
    });
  });

  it('tells of each error', async () => {
    const { next } = await follow();
    const [eventId, traceId] = [uniqueId(), uniqueId()];
    const trace = { trace_id: traceId, span_id: traceId.slice(16) };
    const event = { event_id: eventId, message: 'no wool left', timestamp: NOW, contexts: { trace } };
    await collector.send('api', event);
    const message = await next();
    expect([message.event, JSON.parse(message.data ?? '')]).toEqual([
      'error-event',
      { project: 'api', event_id: eventId, trace_id: traceId, title: 'no wool left', timestamp: NOW },
    ]);
  });

  it('tells nothing of duplicates', async () => {
    const { next } = await follow();
    const event = transactionPayload({ name: 'once' });
    await collector.send('api', event, event, transactionPayload({ name: 'after' }));
    expect([(await next()).data, (await next()).data]).toEqual([
      expect.stringContaining('once'),
      expect.stringContaining('after'),
    ]);
  });

  it('resumes after the last id without a gap', async () => {
    const { next } = await follow();
    await collector.send('api', ...['one', 'two', 'three'].map((name) => transactionPayload({ name })));
    const { id } = await next();
    const resumed = await follow('', id);
    expect([(await resumed.next()).data, (await resumed.next()).data]).toEqual([
      expect.stringContaining('two'),
      expect.stringContaining('three'),
    ]);
  });

  it('resumes after the position that an answer had, whatever it was about', async () => {
    await collector.send('api', transactionPayload({ name: 'in the answer' }));
    const position = await positionOf('/api/0/projects/');
    await collector.send('api', transactionPayload({ name: 'after the answer' }));
    const { next } = await follow(`?after=${position}`);
    expect((await next()).data).toContain('after the answer');
  });

  it('resumes after the last id rather than after the position', async () => {
    const position = await positionOf('/api/0/session/');
    const { next } = await follow(`?after=${position}`);
    await collector.send('api', transactionPayload({ name: 'one' }), transactionPayload({ name: 'two' }));
    const { id } = await next();
    expect((await (await follow(`?after=${position}`, id)).next()).data).toContain('two');
  });

  it('has no other gap after one', async () => {
    const { next } = await follow('', 'yarn');
    const { id } = await next();
    const resumed = await follow('', id);
    await collector.send('api', transactionPayload({ name: 'one' }));
    expect((await resumed.next()).data).toContain('one');
  });

  it('says nothing by its positions of whether anything was stored between two answers', async () => {
    const positions = await Promise.all(Array.from({ length: 20 }, () => positionOf('/api/0/projects/')));
    expect(new Set(positions).size).toBe(20);
    await collector.send('api', transactionPayload());
    positions.push(await positionOf('/api/0/projects/'));
    expect(positions.every((position) => /^[\w-]{22}$/.test(position))).toBe(true);
  });

  it.each(['yarn', 'abc-1', 'A'.repeat(22), '9'.repeat(22), 'x'.repeat(10_000)])(
    'says that something may be missing after the id %s',
    async (id) => {
      const { next } = await follow('', id);
      expect(await next()).toEqual(GAP);
    },
  );

  it.each(['', 'yarn', '9'.repeat(22)])(
    'says that something may be missing after the position “%s”',
    async (position) => {
      const { next } = await follow(`?after=${position}`);
      expect(await next()).toEqual(GAP);
    },
  );

  it('tells of one project when asked for one', async () => {
    const { next } = await follow('?project=web');
    await collector.send('api', transactionPayload({ name: 'elsewhere' }));
    await collector.send('web', transactionPayload({ name: 'here' }));
    expect((await next()).data).toContain('here');
  });

  it('answers a question for its head alone, and is over', async () => {
    const response = await fetch(`${collector.url()}/api/0/stream/`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    // Those who followed in the tests before may still be leaving.
    while ((await openStreams()) !== 0) await setTimeout(10);
  });
});

describe('the heartbeat of a live stream', () => {
  it('comes at once and then at regular times, and says when the next one does', async () => {
    const controller = new AbortController();
    controllers.push(controller);
    const { body } = await fetch(`${lively.url()}/api/0/stream/`, { signal: controller.signal });
    let text = '';
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.split('event: heartbeat').length > 3) break;
    }
    expect(text).toBe(`retry: 1000\n\n${'event: heartbeat\ndata: {"next_ms":100}\n\n'.repeat(3)}`);
  });

  it.each(['0', '99', '3600001', 'often'])('of %s milliseconds is refused', (heartbeatMs) => {
    expect(() => readCollectorConfig([], { CLEW_HEARTBEAT_MS: heartbeatMs })).toThrow('CLEW_HEARTBEAT_MS');
  });
});
