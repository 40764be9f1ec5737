import { describe, expect, it } from '@jest/globals';
import { WrongTokens } from './wrong-tokens';

describe('counting wrong tokens', () => {
  it('says how long to wait after twenty in a minute, address by address', () => {
    let now = 0;
    const wrong = new WrongTokens(() => now);
    for (let count = 0; count < 20; count += 1) expect(wrong.count('a')).toBeUndefined();
    now = 15_000;
    expect([wrong.count('a'), wrong.count('b')]).toEqual([45, undefined]);
    now = 60_000;
    expect(wrong.count('a')).toBeUndefined();
  });

  it('remembers ten thousand addresses and forgets the oldest of more', () => {
    const wrong = new WrongTokens(() => 0);
    for (let count = 0; count < 20; count += 1) wrong.count('first');
    for (let index = 0; index < 9_999; index += 1) wrong.count(`other ${index}`);
    expect(wrong.count('first')).toBe(60);
    wrong.count('one more');
    expect(wrong.count('first')).toBeUndefined();
  });
});
