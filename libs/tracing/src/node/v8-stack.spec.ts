import { describe, expect, it } from '@jest/globals';
import { parseV8Stack } from './v8-stack';

describe('a stack of V8', () => {
  it.each([
    [
      '    at GET (/shop/src/app.ts:12:3)',
      { filename: '/shop/src/app.ts', function: 'GET', lineno: 12, colno: 3, in_app: true },
    ],
    [
      '    at file:///shop/src/app.ts:12:3',
      { filename: '/shop/src/app.ts', lineno: 12, colno: 3, in_app: true },
    ],
    [
      '    at async Order.place (/shop/order.ts:1:2)',
      { filename: '/shop/order.ts', function: 'Order.place', lineno: 1, colno: 2, in_app: true },
    ],
    [
      '    at new Order (C:\\shop\\order.js:1:2)',
      { filename: 'C:\\shop\\order.js', function: 'new Order', lineno: 1, colno: 2, in_app: true },
    ],
    ['    at Array.map (<anonymous>)', { filename: '<anonymous>', function: 'Array.map', in_app: false }],
    [
      '    at process.nextTick (node:internal/process:7:8)',
      { filename: 'node:internal/process', function: 'process.nextTick', lineno: 7, colno: 8, in_app: false },
    ],
    [
      '    at next (/shop/node_modules/express/lib/router.js:5:6)',
      {
        filename: '/shop/node_modules/express/lib/router.js',
        function: 'next',
        lineno: 5,
        colno: 6,
        in_app: false,
      },
    ],
  ])('%s', (line, frame) => {
    expect(parseV8Stack(`Error: boom\n${line}`)).toEqual([frame]);
  });

  it('is turned around, so that the frame that threw comes last', () => {
    const { stack = '' } = new Error('first line\nsecond line');
    const frames = parseV8Stack(stack);
    expect(frames.length).toBeGreaterThan(1);
    expect(frames.at(-1)).toMatchObject({ filename: expect.stringContaining('v8-stack.spec'), in_app: true });
  });

  it.each(['', 'no stack', 'at', '    at ', 'x'.repeat(100_000), '    at a (b:1:1)\n'.repeat(1000)])(
    'copes with any text',
    (text) => {
      expect(parseV8Stack(text).length).toBeLessThanOrEqual(50);
    },
  );
});
