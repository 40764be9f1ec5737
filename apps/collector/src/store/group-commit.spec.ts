import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../testing/event-record-fixture';
import type { AppendOutcome } from './event-writer';
import { GroupCommit, GROUP_COMMIT_LIMITS, type GroupCommitLimits } from './group-commit';
import { QueueFullError } from './queue-full-error';
import type { StoredRecord } from './stored-record';

/** A writer whose commits are finished by hand. */
function slowWriter(limits: Partial<GroupCommitLimits> = {}) {
  const batches: { events: readonly StoredRecord[]; finish(): void; fail(): void }[] = [];
  let begun: () => void = () => undefined;
  const queue = new GroupCommit(
    {
      append: (events) =>
        new Promise<AppendOutcome[]>((resolve, reject) => {
          batches.push({
            events,
            finish: () => resolve(events.map(() => 'stored')),
            fail: () => reject(new Error('disk full')),
          });
          begun();
        }),
    },
    { ...GROUP_COMMIT_LIMITS, windowMs: 1, ...limits },
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
    expect(queue.heldEvents).toBe(3);
    batch.finish();
    expect(await answers).toEqual([['stored'], ['stored', 'stored']]);
    expect(queue.heldEvents).toBe(0);
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

  it('tells everyone in a batch that it failed, and goes on with the next', async () => {
    const { queue, nextBatch } = slowWriter();
    const lost = Promise.allSettled([queue.append([eventRecord()]), queue.append([eventRecord()])]);
    (await nextBatch()).fail();
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = queue.append([eventRecord()]);
    (await nextBatch()).finish();
    expect(await next).toEqual(['stored']);
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
    expect(queue.heldEvents).toBe(0);
  });
});
