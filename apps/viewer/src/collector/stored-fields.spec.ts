import { describe, expect, it } from '@jest/globals';
import { fieldsOf, isFilled, numberOf, textOf, wordOf } from './stored-fields';

describe('stored data of which nothing is known', () => {
  it.each([null, undefined, 7, 'text', [1], {}])('has no fields in %j', (value) => {
    expect(fieldsOf(value)).toEqual({});
    expect(isFilled(value)).toBe(false);
  });

  it('has the fields of an object', () => {
    expect(fieldsOf({ a: 1 })).toEqual({ a: 1 });
    expect(isFilled({ a: undefined })).toBe(true);
  });

  it('is a text or a number only where it is one', () => {
    expect([textOf('7'), textOf(7), numberOf(7), numberOf('7')]).toEqual(['7', undefined, 7, undefined]);
  });

  it.each([
    ['as it is', 'as it is'],
    [7, '7'],
    [{ a: [null] }, '{"a":[null]}'],
    [undefined, ''],
  ])('reads %j as %j', (value, word) => expect(wordOf(value)).toBe(word));
});
