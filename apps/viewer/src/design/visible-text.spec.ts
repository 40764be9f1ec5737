import { describe, expect, it } from '@jest/globals';
import { visibleData, visibleText } from './visible-text';

describe('stored text', () => {
  it.each([
    ['plain', 'plain'],
    ['GET /api/*', 'GET /api/*'],
    ['naïve café 🧶', 'naïve café 🧶'],
    ['{{7*7}} ${7*7} %s', '{{7*7}} ${7*7} %s'],
    ['abc\u202edcba', 'abc\\u202edcba'],
    ['a\u2066b\u2069c', 'a\\u2066b\\u2069c'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['\ufeffmark', '\\ufeffmark'],
    ['red \u001b[31m', 'red \\x1b[31m'],
    ['one\ntwo\r\tthree', 'one\\ntwo\\r\\tthree'],
    ['nul\u0000', 'nul\\u0000'],
    ['half \ud83e', 'half \\ud83e'],
  ])('shows what would deceive: %j reads %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it('is cut at 2,000 whole characters, and says so', () => {
    const shown = visibleText('🧶'.repeat(2_001));
    expect(shown).toBe(`${'🧶'.repeat(2_000)}… (1 more characters)`);
  });

  it('is not cut at 2,000 characters of two units each', () => {
    expect(visibleText('🧶'.repeat(2_000))).toBe('🧶'.repeat(2_000));
  });
});

describe('stored data', () => {
  it('is indented JSON with its deceptions shown', () => {
    expect(visibleData({ 'k\u200b': 'a\u202eb\n' })).toBe('{\n  "k\\u200b": "a\\u202eb\\n"\n}');
  });

  it('is cut where it is very long', () => {
    expect(visibleData(Array.from({ length: 10_000 }, () => 'thread')).length).toBeLessThan(20_050);
  });

  it('may be missing', () => expect(visibleData(undefined)).toBe(''));
});
