import { describe, expect, it } from '@jest/globals';
import { deltaText } from './delta-text';
import { traceReferenceIn } from '../trace-pages/trace-reference';

describe('a difference in time', () => {
  it.each([
    [0.4, '+400 ms'],
    [-0.012, '−12 ms'],
    [0, '±0'],
    [0.000_000_1, '±0'],
    [61, '+1 min 1 s'],
  ])('of %p s reads %p', (seconds, text) => expect(deltaText(seconds)).toBe(text));
});

describe('what somebody pastes to name a trace', () => {
  const ID = '0123456789abcdef0123456789abcdef';

  it.each([
    ID,
    ` ${ID.toUpperCase()} `,
    `http://127.0.0.1:9000/traces/${ID}?span=a`,
    `trace:${ID}`,
    '01234567-89ab-cdef-0123-456789abcdef',
  ])('%p is understood', (text) => expect(traceReferenceIn(text)).toBe(ID));

  it.each(['', 'the slow one', ID.slice(1), `${ID}0`])('%p is none', (text) => {
    expect(traceReferenceIn(text)).toBeUndefined();
  });
});
