import { afterEach, describe, expect, it } from '@jest/globals';
import { followStream, type FollowedStream } from '../../testing/followed-stream';
import { runningCollector } from '../../testing/running-collector';
import { transactionPayload } from '../../testing/wire-fixtures';

const collector = runningCollector();
const controllers: AbortController[] = [];
afterEach(() => controllers.splice(0).forEach((controller) => controller.abort()));

function follow(query = '', lastEventId?: string): Promise<FollowedStream> {
  const controller = new AbortController();
  controllers.push(controller);
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  return followStream(`${collector.url()}/api/0/stream/${query}`, { headers, signal: controller.signal });
}

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

  it('tells nothing of duplicates and of errors', async () => {
    const { next } = await follow();
    const event = transactionPayload({ name: 'once' });
    await collector.send('api', event, event, { message: 'an error' }, transactionPayload({ name: 'after' }));
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

  it.each(['yarn', 'abc-1', 'A'.repeat(22), '9'.repeat(22), 'x'.repeat(10_000)])(
    'says that something may be missing after the id %s',
    async (id) => {
      const { next } = await follow('', id);
      expect(await next()).toEqual({ event: 'gap', data: '{}' });
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
    expect((await fetch(`${collector.url()}/metrics`).then((answer) => answer.text())).split('\n')).toContain(
      'clew_stream_readers 0',
    );
  });
});
