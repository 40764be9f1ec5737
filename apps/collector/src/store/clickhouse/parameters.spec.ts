import { describe, expect, it } from '@jest/globals';
import { CURRENT_DIALECT, dialectOf, PORTABLE_DIALECT } from './dialect';
import { integer, literal, Parameters, uuidOf } from './parameters';

const ID = '0123456789abcdef0123456789abcdef';
const UUID = '01234567-89ab-cdef-0123-456789abcdef';

describe('values of a statement', () => {
  it('travel beside it where the server takes them so', () => {
    const parameters = new Parameters(CURRENT_DIALECT);
    expect(parameters.bind(`' OR 1=1`, 'String')).toBe('{p1:String}');
    expect(parameters.oneOf('event_id', [UUID], 'UUID')).toBe('event_id IN {p2:Array(UUID)}');
    expect(parameters.values).toEqual({ p1: `' OR 1=1`, p2: [UUID] });
  });

  it('are literals for a server that knows no parameters', () => {
    const parameters = new Parameters(PORTABLE_DIALECT);
    expect(parameters.bind(1.5, 'Float64')).toBe('toFloat64(1.5)');
    expect(parameters.oneOf('project_id', [1, 2], 'Int32')).toBe('project_id IN (toInt32(1), toInt32(2))');
    expect(parameters.values).toEqual({});
  });

  it.each([CURRENT_DIALECT, PORTABLE_DIALECT])('find nothing in an empty list', (dialect) => {
    expect(new Parameters(dialect).oneOf('project_id', [], 'Int32')).toBe('0');
  });

  it.each([
    [`it's`, `'it\\'s'`],
    ['a\\', `'a\\\\'`],
    [`\\'; DROP TABLE events; --`, `'\\\\\\'; DROP TABLE events; --'`],
    ['\0\n\r\t\b\f', `'\\0\\n\\r\\t\\b\\f'`],
    ['%_{p1:String} “ü”', `'%_{p1:String} “ü”'`],
  ])('cannot end the literal that they are: %j', (text, expected) => {
    expect(literal(text, 'String')).toBe(expected);
  });

  it.each([
    [`1' OR '1`, 'UUID'],
    [UUID.toUpperCase(), 'UUID'],
    ['1', 'Int32'],
    [Number.NaN, 'Float64'],
    [Number.POSITIVE_INFINITY, 'Float64'],
  ] as const)('are refused when they are no %s', (value, type) => {
    expect(() => literal(value, type)).toThrow(RangeError);
  });

  it('are ids in the form of the server, and counts', () => {
    expect(uuidOf(ID)).toBe(UUID);
    expect(integer(10)).toBe('10');
    for (const id of ['', `${ID}0`, ID.toUpperCase()]) expect(() => uuidOf(id)).toThrow(RangeError);
    for (const count of [-1, 1.5, Number.NaN]) expect(() => integer(count)).toThrow(RangeError);
  });
});

describe('a dialect', () => {
  it.each([
    ['18.16.1', PORTABLE_DIALECT],
    ['24.7.1.1', PORTABLE_DIALECT],
    ['24.8.4.13', CURRENT_DIALECT],
    ['26.7.2.1', CURRENT_DIALECT],
    ['', PORTABLE_DIALECT],
  ])('is chosen by the version %j', (version, expected) => {
    expect(dialectOf(version)).toBe(expected);
  });

  it.each([-0.1, 1.1, Number.NaN])('takes no percentile of %p into a statement', (level) => {
    for (const dialect of [CURRENT_DIALECT, PORTABLE_DIALECT]) {
      expect(() => dialect.percentile('timestamp', [level], 0)).toThrow(RangeError);
    }
  });
});
