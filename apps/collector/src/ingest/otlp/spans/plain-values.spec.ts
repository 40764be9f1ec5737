import { describe, expect, it } from '@jest/globals';
import { attributesOf, plainValueOf } from './plain-values';

describe('the value of an attribute', () => {
  it.each([
    [{ stringValue: 'yarn' }, 'yarn'],
    [{ stringValue: '' }, ''],
    [{ boolValue: false }, false],
    [{ intValue: '-7' }, -7],
    [{ intValue: 7 }, 7],
    [{ intValue: '9007199254740991' }, 9_007_199_254_740_991],
    [{ doubleValue: 0.5 }, 0.5],
    [{ doubleValue: '0.5' }, 0.5],
    [{ arrayValue: { values: [{ intValue: '1' }, {}, { stringValue: 'a' }] } }, [1, null, 'a']],
    [{ arrayValue: {} }, []],
    [{ kvlistValue: { values: [{ key: 'a', value: { boolValue: true } }] } }, { a: true }],
    [{ kvlistValue: {} }, {}],
    [{ bytesValue: 'eWFybg==' }, 'eWFybg=='],
    [{ bytesValue: 'eWFybg' }, 'eWFybg=='],
    [{ stringValue: null, intValue: '7' }, 7],
  ])('of %j is %j', (value, expected) => {
    expect(plainValueOf(value)).toEqual(expected);
  });

  it.each([
    [{ intValue: '9223372036854775807' }, '9223372036854775807'],
    [{ doubleValue: Number.NaN }, 'NaN'],
    [{ doubleValue: 'Infinity' }, 'Infinity'],
    [{ doubleValue: JSON.parse('1e999') as unknown }, 'Infinity'],
  ])('of %j is text, because no number of JSON is that', (value, expected) => {
    expect(plainValueOf(value)).toBe(expected);
  });

  it.each([
    undefined,
    null,
    'yarn',
    [],
    {},
    { stringValue: 7 },
    { boolValue: 'true' },
    { intValue: 1.5 },
    { intValue: '1e5' },
    { intValue: '99999999999999999999' },
    { intValue: JSON.parse('1e999') as unknown },
    { doubleValue: 'much' },
    { doubleValue: '' },
    { bytesValue: 7 },
    { stringValueStrindex: 1 },
  ])('of %j is none', (value) => {
    expect(plainValueOf(value)).toBeNull();
  });
});

describe('attributes', () => {
  const text = (key: unknown, stringValue: string) => ({ key, value: { stringValue } });

  it('count once under a name, the last time', () => {
    expect([...attributesOf([text('a', 'first'), text('b', 'other'), text('a', 'last')])]).toEqual([
      ['a', 'last'],
      ['b', 'other'],
    ]);
  });

  it.each([[undefined], [null], ['yarn'], [{}], [[null, 7, [], {}, text(7, 'x'), text('', 'x')]]])(
    'of %j are none',
    (list) => {
      expect(attributesOf(list).size).toBe(0);
    },
  );

  it('are no prototype of anything, whatever they are called', () => {
    const list = [text('__proto__', 'p'), text('constructor', 'c')];
    expect(attributesOf(list).get('__proto__')).toBe('p');
    const nested = plainValueOf({ kvlistValue: { values: list } }) as Record<string, unknown>;
    expect(Object.getPrototypeOf(nested)).toBe(Object.prototype);
    expect(Object.keys(nested)).toEqual(['__proto__', 'constructor']);
  });
});
