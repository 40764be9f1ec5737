import { getActiveResourcesInfo } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withinDeadline } from './within-deadline';

const LONG_MS = 60_000;
const timers = () => getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('work within a deadline', () => {
  it('gives its result', async () => {
    await expect(withinDeadline(Promise.resolve('spun'), LONG_MS)).resolves.toBe('spun');
  });

  it('fails with the very error of the work', async () => {
    const snapped = new Error('the thread snapped');
    await expect(withinDeadline(Promise.reject(snapped), LONG_MS)).rejects.toBe(snapped);
  });

  it('fails at the deadline, which it names', async () => {
    const never = new Promise(() => undefined);
    await expect(withinDeadline(never, 5)).rejects.toThrow('no answer within 5 ms');
  });

  it('leaves no timer that would hold the process', async () => {
    const before = timers();
    await withinDeadline(Promise.resolve(), LONG_MS);
    expect(timers()).toBe(before);
  });

  it('leaves no unhandled error when the work fails later', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    let snap = (_reason: Error): void => undefined;
    const work = new Promise<never>((_resolve, reject) => (snap = reject));
    await expect(withinDeadline(work, 1)).rejects.toThrow('no answer');
    snap(new Error('the thread snapped'));
    await pause(0);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
