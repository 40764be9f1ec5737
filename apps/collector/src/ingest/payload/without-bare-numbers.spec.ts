import { describe, expect, it } from '@jest/globals';
import { withoutBareNumbers } from './without-bare-numbers';

describe('numbers that JSON does not have', () => {
  it.each([
    ['{"a":NaN}', '{"a":null}', 1],
    ['[NaN, Infinity,-Infinity]', '[null, null,null]', 3],
    ['{"NaN":"-Infinity","b":NaN}', '{"NaN":"-Infinity","b":null}', 1],
    ['{"a":"\\"NaN","b":NaN}', '{"a":"\\"NaN","b":null}', 1],
    ['{"a":"\\\\","b":NaN}', '{"a":"\\\\","b":null}', 1],
    ['NaN', 'null', 1],
  ])('are null: %s', (text, mended, replaced) => {
    expect(withoutBareNumbers(text)).toEqual({ text: mended, replaced });
  });

  it.each(['', '{"a":1}', '{"a":"NaN"}', '{"a":"Infinity and NaN"}'])('are not in %s', (text) => {
    expect(withoutBareNumbers(text)).toBeUndefined();
  });

  it('are looked for in one pass, however the text is made', () => {
    const quotes = `NaN${'\\"'.repeat(500_000)}`;
    expect(withoutBareNumbers(quotes)?.replaced).toBe(1);
    expect(withoutBareNumbers('"'.repeat(1_000_000) + 'NaN')?.replaced).toBe(1);
  });
});
