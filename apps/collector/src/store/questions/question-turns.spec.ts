import { describe, expect, it } from '@jest/globals';
import { QueryTimeoutError, StoreBusyError } from '../event-store';
import { QuestionTurns } from './question-turns';

/** A question that is answered by hand. */
function question() {
  let answer = (): void => undefined;
  const asked: number[] = [];
  const ask = (remainingMs: number) => {
    asked.push(remainingMs);
    return new Promise<string>((resolve) => (answer = () => resolve('answered')));
  };
  return { ask, asked, answer: () => answer() };
}

describe('the turns of questions', () => {
  it('lets few through, the others after them in their order, and refuses more than may wait', async () => {
    const turns = new QuestionTurns({ running: 1, waiting: 1, timeoutMs: 60_000 });
    const [first, second] = [question(), question()];
    const one = turns.take(first.ask);
    const two = turns.take(second.ask);
    await expect(turns.take(question().ask)).rejects.toBeInstanceOf(StoreBusyError);
    expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
    first.answer();
    expect(await one).toBe('answered');
    const third = question();
    const three = turns.take(third.ask);
    second.answer();
    expect(await two).toBe('answered');
    third.answer();
    expect(await three).toBe('answered');
  });

  it('goes on after a question that failed', async () => {
    const turns = new QuestionTurns({ running: 1, waiting: 1, timeoutMs: 60_000 });
    const failed = turns.take(() => Promise.reject(new Error('no such yarn')));
    const next = turns.take(() => Promise.resolve('answered'));
    await expect(failed).rejects.toThrow('no such yarn');
    expect(await next).toBe('answered');
  });

  it('counts the waiting into the time that a question has', async () => {
    const turns = new QuestionTurns({ running: 1, waiting: 2, timeoutMs: 20 });
    const blocking = question();
    const blocked = turns.take(blocking.ask);
    await expect(turns.take(question().ask)).rejects.toBeInstanceOf(QueryTimeoutError);
    blocking.answer();
    await blocked;
    const [remainingMs] = blocking.asked;
    expect(remainingMs).toBeLessThanOrEqual(20);
  });

  it('gives a question only what is left of its time where it has waited before', async () => {
    const turns = new QuestionTurns({ running: 1, waiting: 1, timeoutMs: 60_000 });
    const asked = question();
    const blocked = turns.take(asked.ask, 20);
    await expect(turns.take(question().ask, 1)).rejects.toBeInstanceOf(QueryTimeoutError);
    asked.answer();
    await blocked;
    expect(asked.asked[0]).toBeLessThanOrEqual(20);
  });
});
