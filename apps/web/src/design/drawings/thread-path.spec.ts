import { describe, expect, it } from '@jest/globals';
import { threadPath } from './thread-path';

describe('the thread', () => {
  it.each([[[]], [[{ x: 1, y: 2 }]]])('needs two stops', (stops) => {
    expect(threadPath(stops)).toBe('');
  });

  it('runs straight between two stops', () => {
    expect(
      threadPath([
        { x: 0, y: 0 },
        { x: 60, y: 0 },
      ]),
    ).toBe('M0 0C10 0 50 0 60 0');
  });

  it('passes every stop in the direction of the next', () => {
    expect(
      threadPath([
        { x: 0, y: 0 },
        { x: 60, y: 60 },
        { x: 0, y: 120 },
      ]),
    ).toBe('M0 0C10 10 60 40 60 60C60 80 10 110 0 120');
  });
});
