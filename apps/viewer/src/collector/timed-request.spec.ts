import { describe, expect, it } from '@jest/globals';
import { timedRequest } from './timed-request';

async function aheadOf(date: string | undefined): Promise<number> {
  const headers = new Headers(date === undefined ? {} : { date });
  const [request, clockAhead] = timedRequest(() => Promise.resolve(new Response('{}', { headers })));
  await request('/');
  return clockAhead();
}

describe('how far this clock is before the server’s', () => {
  it.each([
    [-3_600, -3_600],
    [0, 0],
    [-1, 0],
    [120, 120],
  ])('is told by the date of an answer that is %p s old', async (age, ahead) => {
    expect(await aheadOf(new Date(Date.now() - age * 1_000).toUTCString())).toBeCloseTo(ahead, 0);
  });

  it.each([undefined, 'yesterday'])('is nothing where the date is %p', async (date) => {
    expect(await aheadOf(date)).toBe(0);
  });
});
