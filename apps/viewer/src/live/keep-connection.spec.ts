import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { keepConnection } from './keep-connection';

/** Stands in for the browser's: it connects and hears only what a test says. */
class QuietSource extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = this.CONNECTING;

  close(): void {
    this.readyState = this.CLOSED;
  }

  say(name: string, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }

  beat(nextMs: number): void {
    this.say('heartbeat', `{"next_ms":${nextMs}}`);
  }

  fail(isFinal = false): void {
    if (isFinal) this.close();
    this.dispatchEvent(new Event('error'));
  }
}

let sources: QuietSource[];
let heard: string[];

function kept() {
  const connection = keepConnection({
    open: () => {
      const source = new QuietSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    onHeard: ({ type }) => heard.push(type),
    onLost: () => heard.push('lost'),
    onSilent: () => heard.push('silent'),
    events: ['transaction'],
  });
  connection.start();
  return connection;
}

const latest = () => sources.at(-1) ?? new QuietSource();

beforeEach(() => {
  jest.useFakeTimers();
  [sources, heard] = [[], []];
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a kept connection', () => {
  it('is silent when two heartbeats were missed and half the time of the third, and is closed and made again', () => {
    kept();
    latest().beat(1_000);
    jest.advanceTimersByTime(2_499);
    expect(heard).toEqual(['heartbeat']);
    jest.advanceTimersByTime(1);
    expect(heard).toEqual(['heartbeat', 'silent']);
    expect(latest().readyState).toBe(2);
    jest.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    latest().beat(1_000);
    expect(heard).toEqual(['heartbeat', 'silent', 'heartbeat']);
  });

  it('is there as long as anything comes', () => {
    kept();
    latest().beat(1_000);
    for (let seconds = 0; seconds < 60; seconds += 2) {
      jest.advanceTimersByTime(2_000);
      latest().say('transaction');
    }
    expect(heard).not.toContain('silent');
    expect(sources).toHaveLength(1);
  });

  it('keeps to the usual heartbeat where none is said, or none that is one', () => {
    kept();
    for (const data of ['{}', 'nonsense', '{"next_ms":-1}', '{"next_ms":1e9}', '{"next_ms":"1"}'])
      latest().say('heartbeat', data);
    jest.advanceTimersByTime(12_499);
    expect(heard).not.toContain('silent');
    jest.advanceTimersByTime(1);
    expect(heard).toContain('silent');
  });

  it('is silent when nobody answers, and is tried again after pauses that double up to ten seconds', () => {
    kept();
    const pauses = [1_000, 2_000, 4_000, 8_000, 10_000, 10_000];
    for (const [tries, pause] of pauses.entries()) {
      jest.advanceTimersByTime(10_000);
      expect(heard).toHaveLength(tries + 1);
      jest.advanceTimersByTime(pause - 1);
      expect(sources).toHaveLength(tries + 1);
      jest.advanceTimersByTime(1);
      expect(sources).toHaveLength(tries + 2);
    }
    latest().beat(1_000);
    jest.advanceTimersByTime(2_500 + 1_000);
    expect(sources).toHaveLength(pauses.length + 2);
  });

  it('is left to the browser when it is lost, and is silent when the browser gets no answer either', () => {
    kept();
    latest().beat(1_000);
    latest().fail();
    jest.advanceTimersByTime(9_999);
    expect([sources.length, ...heard]).toEqual([1, 'heartbeat', 'lost']);
    jest.advanceTimersByTime(1);
    expect(heard.at(-1)).toBe('silent');
  });

  it('is made again where the browser has given up for good', () => {
    kept();
    latest().fail(true);
    jest.advanceTimersByTime(1_000);
    expect([sources.length, ...heard]).toEqual([2, 'lost']);
  });

  it('is not made again once it was stopped', () => {
    const connection = kept();
    latest().beat(1_000);
    connection.stop();
    jest.advanceTimersByTime(60_000);
    expect([sources.length, ...heard]).toEqual([1, 'heartbeat']);
    expect(latest().readyState).toBe(2);
  });
});
