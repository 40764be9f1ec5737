import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { LiveStream } from './live-stream';

describe('the memory of the live stream', () => {
  it('has the last 500 transactions and says when there were more', () => {
    const stream = new LiveStream(() => 'web', 'epoch');
    for (let count = 0; count < 600; count += 1) stream.publish(eventRecord());
    expect(stream.missedSince('epoch-600')).toEqual({ transactions: [], gap: false });
    expect(stream.missedSince('epoch-100')).toMatchObject({ gap: false, transactions: { length: 500 } });
    expect(stream.missedSince('epoch-99')).toMatchObject({ gap: true, transactions: { length: 500 } });
    expect(stream.missedSince('epoch-598').transactions.map(({ id }) => id)).toEqual([
      'epoch-599',
      'epoch-600',
    ]);
  });

  it('takes the ids of another process and of the future for gaps', () => {
    const stream = new LiveStream(() => 'web', 'epoch');
    stream.publish(eventRecord());
    expect(stream.missedSince('before-1')).toEqual({ transactions: [], gap: true });
    expect(stream.missedSince('epoch-2')).toEqual({ transactions: [], gap: true });
  });

  it('ends its readers when it closes', () => {
    const stream = new LiveStream(() => 'web');
    let ended = 0;
    stream.follow({ deliver: () => undefined, end: () => (ended += 1) });
    stream.close();
    expect([ended, stream.readerCount]).toEqual([1, 0]);
  });
});
