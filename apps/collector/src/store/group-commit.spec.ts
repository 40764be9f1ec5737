import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../testing/event-record-fixture';
import type { StoredRecord } from './records/stored-record';
import type { AppendOutcome } from './records/append-outcome';
import { GroupCommit } from './group-commit';
import type { GroupCommitLimits } from './group-commit-limits';
import type { OutcomeCount } from './records/outcome-count';
import { QueueFullError } from './queue-full-error';
import { StoreUnwritableError } from './store-unwritable-error';

/** A writer whose commits are finished by hand. */
function slowWriter(limits: Partial<GroupCommitLimits> = {}) {
  const batches: { events: readonly StoredRecord[]; finish(): void }[] = [];
  let begun: () => void = () => undefined;
  const queue = new GroupCommit(
    {
      append: (events) =>
        new Promise<AppendOutcome[]>((resolve) => {
          batches.push({
            events,
            finish: () => resolve(events.map(() => 'stored')),
          });
          begun();
        }),
    },
    { limits: { windowMs: 1, ...limits } },
  );
  const nextBatch = async () => {
    if (batches.length === 0) await new Promise<void>((resolve) => (begun = resolve));
    return batches.shift()!;
  };
  return { queue, nextBatch };
}

describe('committing in groups', () => {
  it('commits what arrives together once, and answers each with its own outcomes', async () => {
    const { queue, nextBatch } = slowWriter();
    const [one, two, three] = [eventRecord(), eventRecord(), eventRecord()];
    const answers = Promise.all([queue.append([one]), queue.append([two, three])]);
    const batch = await nextBatch();
    expect(batch.events).toEqual([one, two, three]);
    expect(queue.held).toHaveLength(3);
    batch.finish();
    expect(await answers).toEqual([['stored'], ['stored', 'stored']]);
    expect(queue.held).toEqual([]);
  });

  it('acknowledges nothing before the commit, and gathers the next batch meanwhile', async () => {
    const { queue, nextBatch } = slowWriter();
    let acknowledged = 0;
    const appended = [queue.append([eventRecord()]).then(() => (acknowledged += 1))];
    const first = await nextBatch();
    appended.push(...[1, 2].map(() => queue.append([eventRecord()]).then(() => (acknowledged += 1))));
    expect(acknowledged).toBe(0);
    first.finish();
    const second = await nextBatch();
    expect([acknowledged, second.events.length]).toEqual([1, 2]);
    second.finish();
    await Promise.all(appended);
  });

  it('lets what came during a commit wait for company, until it is enough', async () => {
    const { queue, nextBatch } = slowWriter({ windowMs: 60_000, enoughEvents: 2 });
    const appended = [queue.append([eventRecord(), eventRecord()])];
    const first = await nextBatch();
    appended.push(queue.append([eventRecord()]));
    first.finish();
    await appended[0];
    appended.push(queue.append([eventRecord()]));
    const second = await nextBatch();
    expect(second.events).toHaveLength(2);
    second.finish();
    await Promise.all(appended);
  });

  it('refuses what does not fit, and takes more when there is room again', async () => {
    const { queue, nextBatch } = slowWriter({ heldEvents: 2 });
    const held = queue.append([eventRecord(), eventRecord()]);
    await expect(queue.append([eventRecord()])).rejects.toBeInstanceOf(QueueFullError);
    (await nextBatch()).finish();
    await held;
    const again = queue.append([eventRecord()]);
    (await nextBatch()).finish();
    expect(await again).toEqual(['stored']);
  });

  it('refuses more text than may wait', async () => {
    const { queue } = slowWriter({ heldCharacters: 10 });
    await expect(queue.append([eventRecord({ details: 'x'.repeat(11) })])).rejects.toBeInstanceOf(
      QueueFullError,
    );
  });

  it('stores the others when one event of a batch cannot be stored', async () => {
    const [good, poisoned, alsoGood] = [eventRecord(), eventRecord(), eventRecord()];
    const queue = new GroupCommit({
      append: (events) =>
        events.includes(poisoned)
          ? Promise.reject(new Error('no such text'))
          : Promise.resolve(events.map(() => 'stored' as const)),
    });
    const appended = [good, poisoned, alsoGood].map((event) => queue.append([event]));
    const answers = await Promise.allSettled(appended);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(queue.held).toEqual([]);
  });

  it('refuses everything while the store cannot be written, and takes more as soon as it can', async () => {
    const states: (string | undefined)[] = [];
    let problem: Error | undefined = new StoreUnwritableError('no space');
    let tries = 0;
    const append = (events: readonly StoredRecord[]) => {
      tries += 1;
      if (tries > 3) problem = undefined;
      return problem === undefined
        ? Promise.resolve(events.map(() => 'stored' as const))
        : Promise.reject(problem);
    };
    let recovered = (): void => undefined;
    const recovery = new Promise<void>((resolve) => (recovered = resolve));
    const queue = new GroupCommit(
      { append },
      {
        limits: { windowMs: 1, probeMs: 1 },
        onWritable(error) {
          states.push(error?.message);
          if (error === undefined) recovered();
        },
      },
    );
    const lost = Promise.allSettled([queue.append([eventRecord()]), queue.append([eventRecord()])]);
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([queue.isWritable, queue.held.length]).toEqual([false, 0]);
    await expect(queue.append([eventRecord()])).rejects.toThrow('no space');
    await recovery;
    expect(states).toEqual(['no space', undefined]);
    expect([await queue.append([eventRecord()]), queue.isWritable]).toEqual([['stored'], true]);
  });

  it('takes unsaved outcomes along, and keeps them when the commit fails', async () => {
    const count: OutcomeCount = {
      projectId: 1,
      outcome: 'dropped',
      reason: 'aborted',
      category: 'default',
      quantity: 2,
    };
    const unsaved = [count];
    const saved: OutcomeCount[] = [];
    let problem: Error | undefined = new StoreUnwritableError('no space');
    let recovered = (): void => undefined;
    const recovery = new Promise<void>((resolve) => (recovered = resolve));
    const queue = new GroupCommit(
      {
        append(_events, counts = []) {
          if (problem !== undefined) return Promise.reject(problem);
          saved.push(...counts);
          return Promise.resolve([]);
        },
      },
      {
        limits: { windowMs: 1, probeMs: 1 },
        onWritable: (error) => error === undefined && recovered(),
        unsaved: {
          takeUnsaved: () => unsaved.splice(0),
          putBack(counts) {
            unsaved.push(...counts);
            problem = undefined;
          },
        },
      },
    );
    await expect(queue.append([])).rejects.toThrow('no space');
    expect([saved, unsaved]).toEqual([[], [count]]);
    await recovery;
    expect([saved, unsaved]).toEqual([[count], []]);
  });

  it('splits a batch that is too large', async () => {
    const { queue, nextBatch } = slowWriter({ batchEvents: 2 });
    const answers = Promise.all([1, 2, 3].map(() => queue.append([eventRecord()])));
    for (const size of [2, 1]) {
      const batch = await nextBatch();
      expect(batch.events).toHaveLength(size);
      batch.finish();
    }
    expect(await answers).toHaveLength(3);
  });

  it('is drained when everything is committed', async () => {
    const { queue, nextBatch } = slowWriter();
    void queue.append([eventRecord()]);
    const drained = queue.drain();
    (await nextBatch()).finish();
    await drained;
    expect(queue.held).toEqual([]);
  });
});
