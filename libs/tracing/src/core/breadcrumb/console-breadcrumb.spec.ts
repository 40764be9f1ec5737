import { describe, expect, it } from '@jest/globals';
import { fail, HOSTILE_VALUES } from '../hostile-values.fixture';
import { CONSOLE_LEVELS, consoleBreadcrumb, type ConsoleMethod } from './console-breadcrumb';

describe('what is written to a console', () => {
  it.each<[ConsoleMethod, unknown[], string, string]>([
    ['debug', ['low on yarn'], 'debug', 'low on yarn'],
    ['log', ['lines', 3, true, null, undefined, 7n], 'info', 'lines 3 true null undefined 7'],
    ['info', [], 'info', ''],
    ['warn', [Symbol('yarn'), fail], 'warning', 'Symbol(yarn) [function]'],
    ['error', [new TypeError('no yarn')], 'error', 'TypeError: no yarn'],
    ['log', [{ password: 'x' }, ['x'], new Map()], 'info', '[object Object] [object Array] [object Map]'],
    ['assert', [false, 'yarn', 'is there'], 'error', 'Assertion failed: yarn is there'],
  ])('by %s of %p is a breadcrumb', (method, args, level, message) => {
    expect(consoleBreadcrumb(method, args)).toEqual({ category: 'console', level, message });
  });

  it('by an assertion that holds is none', () => {
    expect(consoleBreadcrumb('assert', [true, 'yarn'])).toBeUndefined();
  });

  it.each([...HOSTILE_VALUES.entries()])('may be anything: value %i', (_index, value) => {
    for (const method of Object.keys(CONSOLE_LEVELS) as ConsoleMethod[]) {
      expect(typeof (consoleBreadcrumb(method, ['x', value(), value()])?.message ?? '')).toBe('string');
    }
  });

  it('is read no further than it is kept', () => {
    const megabyte = 'x'.repeat(2 ** 20);
    const { message = '' } = consoleBreadcrumb('log', new Array(1000).fill(megabyte)) ?? {};
    expect(message.length).toBeLessThan(5000);
  });

  it('calls no method of what is written', () => {
    const written = { toString: fail, toJSON: fail, [Symbol.toPrimitive]: fail };
    expect(consoleBreadcrumb('log', [written])?.message).toBe('[object Object]');
  });
});
