import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { LiveStream, type StreamedEvent } from './live-stream';

const OWN = new Set([1]);

/** A stream, and what it has told so far. */
function followedStream(): {
  stream: LiveStream;
  told: StreamedEvent[];
  publish: (projectId: number, count: number) => void;
} {
  const stream = new LiveStream((projectId) => `project-${projectId}`);
  const told: StreamedEvent[] = [];
  stream.follow({
    deliver: (event) => told.push(event),
    miss: () => undefined,
    end: () => undefined,
  });
  const publish = (projectId: number, count: number) => {
    for (let each = 0; each < count; each += 1) stream.publish(eventRecord({ projectId }));
  };
  return { stream, told, publish };
}

describe('the memory of the live stream', () => {
  it('has the last 500 transactions and says when there were more', () => {
    const { stream, told, publish } = followedStream();
    publish(1, 600);
    const since = (index: number) => stream.missedSince(told[index]?.id ?? '', OWN);
    expect(since(599)).toEqual({ events: [], gap: false });
    expect(since(99)).toMatchObject({ gap: false, events: { length: 500 } });
    expect(since(98)).toMatchObject({ gap: true, events: { length: 500 } });
    expect(since(597).events).toEqual([told[598], told[599]]);
  });

  it('has no gap for a reader who may not see what has gone by', () => {
    const { stream, told, publish } = followedStream();
    publish(1, 1);
    publish(2, 2_000);
    publish(1, 1);
    expect(stream.missedSince(told[0]?.id ?? '', OWN)).toEqual({ events: [told[2_001]], gap: false });
  });

  it('tells of several projects in the order in which they were stored, the last 500 of all', () => {
    const { stream, told, publish } = followedStream();
    for (let round = 0; round < 300; round += 1) publish(1 + (round % 2), 2);
    const both = new Set([1, 2]);
    expect(stream.missedSince(told[0]?.id ?? '', both)).toEqual({ events: told.slice(100), gap: true });
    expect(stream.missedSince(told[99]?.id ?? '', both)).toEqual({
      events: told.slice(100),
      gap: false,
    });
  });

  it('takes the ids of another process, and of nobody, for gaps', () => {
    const { stream, publish } = followedStream();
    const { told, publish: publishElsewhere } = followedStream();
    publish(1, 1);
    publishElsewhere(1, 1);
    const gap = { events: [], gap: true };
    for (const id of [told[0]?.id ?? '', 'A'.repeat(22), '0', ''])
      expect(stream.missedSince(id, OWN)).toEqual(gap);
  });

  it('says nothing by its ids of how many there were', () => {
    const { told, publish } = followedStream();
    publish(1, 50);
    const ids = told.map(({ id }) => id);
    expect(new Set(ids).size).toBe(50);
    expect(ids.every((id) => /^[\w-]{22}$/.test(id))).toBe(true);
    const beginnings = new Set(ids.map((id) => id.slice(0, 4)));
    expect(beginnings.size).toBeGreaterThan(45);
  });

  it('ends its readers when it closes', () => {
    const stream = new LiveStream(() => 'web');
    let ended = 0;
    stream.follow({ deliver: () => undefined, miss: () => undefined, end: () => (ended += 1) });
    stream.close();
    expect([ended, stream.readerCount]).toEqual([1, 0]);
  });
});
