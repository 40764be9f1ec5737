import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { listenWithin } from './listen-within';

const storage = new AsyncLocalStorage<string>();

function boundEmitter<Emitter extends EventEmitter>(emitter: Emitter): Emitter {
  listenWithin(emitter, (work) => storage.run('request', work));
  return emitter;
}

describe('an emitter whose listeners are bound', () => {
  it.each(['on', 'addListener', 'prependListener', 'once'] as const)(
    'runs what is added by %s there',
    (add) => {
      const emitter = boundEmitter(new EventEmitter());
      const seen: unknown[] = [];
      emitter[add]('event', function (this: unknown, ...args: unknown[]) {
        seen.push(storage.getStore(), this === emitter, ...args);
      });
      storage.run('connection', () => emitter.emit('event', 1, 2));
      expect(seen).toEqual(['request', true, 1, 2]);
    },
  );

  it.each(['on', 'addListener', 'prependListener', 'once'] as const)(
    'forgets what %s added, when told',
    (add) => {
      const emitter = boundEmitter(new EventEmitter());
      const listener = (): never => {
        throw new Error('it was removed');
      };
      emitter[add]('event', listener);
      expect(emitter.listeners('event')).toEqual([listener]);
      emitter.off('event', listener);
      expect(emitter.emit('event')).toBe(false);
    },
  );

  it('runs what is added once a single time, and forgets it', () => {
    const emitter = boundEmitter(new EventEmitter());
    let runs = 0;
    emitter.once('event', () => (runs += 1));
    expect([emitter.emit('event'), emitter.emit('event'), runs, emitter.listenerCount('event')]).toEqual([
      true,
      false,
      1,
      0,
    ]);
  });

  it('refuses what is no function in the words of Node', () => {
    const message = (emitter: EventEmitter, add: 'on' | 'once'): unknown => {
      try {
        return emitter[add]('event', 'x' as never);
      } catch (error) {
        return String(error);
      }
    };
    for (const add of ['on', 'once'] as const) {
      expect(message(boundEmitter(new EventEmitter()), add)).toBe(message(new EventEmitter(), add));
    }
  });

  it('runs its listeners in all contexts that it was bound in, the last one innermost', () => {
    const emitter = boundEmitter(new EventEmitter());
    const other = new AsyncLocalStorage<string>();
    listenWithin(emitter, (work) => other.run('hub', work));
    const seen: unknown[] = [];
    emitter.on('event', () => seen.push(storage.getStore(), other.getStore()));
    emitter.emit('event');
    expect(seen).toEqual(['request', 'hub']);
  });

  it('shares the methods of its prototype, whose other objects stay as they are', () => {
    const prototype = Object.create(EventEmitter.prototype) as EventEmitter;
    const make = (): EventEmitter => Object.create(prototype) as EventEmitter;
    const [bound, other] = [make(), make()];
    listenWithin(bound, (work) => storage.run('request', work), prototype);
    const seen: unknown[] = [];
    for (const emitter of [bound, other]) {
      emitter.on('event', () => seen.push(storage.getStore()));
      emitter.emit('event');
    }
    expect(seen).toEqual(['request', undefined]);
    expect(Object.keys(bound)).not.toContain('on');
  });

  it('is bound itself where the prototype is not its own', () => {
    const emitter = new EventEmitter();
    listenWithin(emitter, (work) => storage.run('request', work), {});
    emitter.on('event', () => expect(storage.getStore()).toBe('request'));
    expect(emitter.emit('event')).toBe(true);
  });

  it('is read and waited for like any other', async () => {
    const stream = boundEmitter(new PassThrough());
    const end = once(stream, 'end');
    const read: string[] = [];
    const reading = pipeline(stream, async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) read.push(String(part));
    });
    stream.end('text');
    await Promise.all([end, reading]);
    expect(read).toEqual(['text']);
    expect(Object.keys(stream)).not.toContain('on');
  });
});
