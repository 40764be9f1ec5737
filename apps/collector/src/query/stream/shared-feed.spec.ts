import { afterEach, describe, expect, it } from '@jest/globals';
import { uniqueId } from '../../testing/wire-fixtures';
import type { AnnouncedEvent, RecentEvents, SharedEvents } from '../../store/shared-events';
import { LiveStream } from './live-stream';
import { SharedFeed } from './shared-feed';

const PROJECTS = new Set([1]);

function stored(): AnnouncedEvent {
  const eventId = uniqueId();
  return {
    type: 'transaction',
    projectId: 1,
    eventId,
    traceId: uniqueId(),
    transaction: 'GET /shared',
    title: 'GET /shared',
    op: 'http.server',
    status: 'ok',
    startTimestamp: 1,
    timestamp: 2,
  };
}

/** A store of which each question gets the next answer, and the last one from then on. */
class AnsweringStore implements SharedEvents {
  readonly asked: (number | undefined)[] = [];
  #wanted = 0;
  #reached: () => void = () => undefined;

  constructor(private readonly answers: (Partial<RecentEvents> | Error)[]) {}

  recentEvents(since: number | undefined): Promise<RecentEvents> {
    this.asked.push(since);
    if (this.asked.length >= this.#wanted) this.#reached();
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ events: [], until: this.asked.length, truncated: false, ...answer });
  }

  /** Resolves when it has been asked so often, and has answered all but the last. */
  questions(count: number): Promise<void> {
    this.#wanted = count;
    return new Promise((resolve) => {
      this.#reached = resolve;
      if (this.asked.length >= count) resolve();
    });
  }
}

let feed: SharedFeed | undefined;
afterEach(() => feed?.stop());

function feedOf(store: AnsweringStore, stream: LiveStream, lingerMs = 60_000): void {
  feed = new SharedFeed(store, stream, { intervalMs: 1, lingerMs });
}

function follow(stream: LiveStream): { told: string[]; leave: () => void } {
  const told: string[] = [];
  const leave = stream.follow({
    deliver: ({ data }) => told.push((JSON.parse(data) as { event_id: string }).event_id),
    miss: () => told.push('gap'),
    end: () => undefined,
  });
  return { told, leave };
}

describe('the feed of a live stream over a shared store', () => {
  it('tells each transaction once, however often the store does', async () => {
    const [one, other] = [stored(), stored()];
    const store = new AnsweringStore([{ events: [one] }, { events: [one, other] }, { events: [other] }, {}]);
    const stream = new LiveStream(() => 'web');
    const { told } = follow(stream);
    feedOf(store, stream);
    await store.questions(5);
    expect(told).toEqual(['gap', one.eventId, other.eventId]);
    expect(store.asked.slice(0, 3)).toEqual([undefined, 1, 2]);
  });

  it('says that there is a gap when more came than it may ask for', async () => {
    const [one, other] = [stored(), stored()];
    const answers = [{ events: [one], truncated: true }, { events: [other], truncated: true }, {}];
    const store = new AnsweringStore(answers);
    const stream = new LiveStream(() => 'web');
    const { told } = follow(stream);
    feedOf(store, stream);
    await store.questions(4);
    expect(told).toEqual(['gap', one.eventId, 'gap', other.eventId]);
  });

  it('goes on where it was when the store could not be asked', async () => {
    const event = stored();
    const store = new AnsweringStore([{}, new Error('gone'), { events: [event] }, {}]);
    const stream = new LiveStream(() => 'web');
    const { told } = follow(stream);
    feedOf(store, stream);
    await store.questions(5);
    expect(store.asked.slice(0, 3)).toEqual([undefined, 1, 1]);
    expect(told).toEqual(['gap', event.eventId]);
  });

  it('lets nobody resume from a position of before it began, and everybody from one of after that', async () => {
    const store = new AnsweringStore([{ events: [stored()] }, {}]);
    const stream = new LiveStream(() => 'web');
    const before = stream.position();
    follow(stream);
    feedOf(store, stream);
    await store.questions(3);
    expect(stream.missedSince(before, PROJECTS).gap).toBe(true);
    expect(stream.missedSince(stream.position(), PROJECTS)).toEqual({ events: [], gap: false });
  });

  it('rests when nobody has read for a while, and lets nobody resume over what it missed', async () => {
    const store = new AnsweringStore([{ events: [stored()] }, {}]);
    const stream = new LiveStream(() => 'web');
    let lastId = '';
    const leave = stream.follow({
      deliver: ({ id }) => (lastId = id),
      miss: () => undefined,
      end: () => undefined,
    });
    feedOf(store, stream, 0);
    await store.questions(3);
    expect(stream.missedSince(lastId, PROJECTS)).toEqual({ events: [], gap: false });
    const skipped = new Promise<void>((resolve) => {
      const skip = stream.skip.bind(stream);
      stream.skip = () => resolve(skip());
    });
    leave();
    await skipped;
    expect(stream.missedSince(lastId, PROJECTS)).toEqual({ events: [], gap: true });
    const asked = store.asked.length;
    follow(stream);
    await store.questions(asked + 1);
    expect(store.asked[asked]).toBeUndefined();
  });
});
