import { describe, expect, it } from '@jest/globals';
import { parseBrowserStack } from './browser-stack';

const APP = 'https://shop.example/assets/app.js';
const PAY = { filename: APP, function: 'pay', lineno: 12, colno: 3, in_app: true };
const ANONYMOUS = { filename: APP, lineno: 40, colno: 9, in_app: true };

const WRITTEN: [browser: string, stack: string][] = [
  ['Chromium', `TypeError: no yarn\n    at pay (${APP}:12:3)\n    at ${APP}:40:9`],
  [
    'Chromium, after an await',
    `TypeError: no yarn\n    at async pay (${APP}:12:3)\n    at async ${APP}:40:9`,
  ],
  ['Firefox', `pay@${APP}:12:3\n@${APP}:40:9\n`],
  ['Firefox, after an await', `async*pay@${APP}:12:3\nasync*@${APP}:40:9\n`],
  ['Safari', `pay@${APP}:12:3\n${APP}:40:9`],
];

describe('the stack of an error', () => {
  it.each(WRITTEN)('is read as %s writes it, the frame that threw last', (_browser, stack) => {
    expect(parseBrowserStack(stack)).toEqual([ANONYMOUS, PAY]);
  });

  it.each([
    [`    at new Basket (${APP}:1:2)`, 'new Basket'],
    [`    at Object.pay [as retry] (${APP}:1:2)`, 'Object.pay [as retry]'],
    [`pay/<@${APP}:1:2`, 'pay/<'],
    [`global code@${APP}:1:2`, 'global code'],
  ])('knows the function of %j', (line, name) => {
    expect(parseBrowserStack(line)).toMatchObject([{ function: name, filename: APP }]);
  });

  it('knows where a text was evaluated', () => {
    const [frame] = parseBrowserStack(`    at sell (eval at run (${APP}:1:2), <anonymous>:3:19)`);
    expect(frame).toMatchObject({ function: 'sell', lineno: 3, colno: 19 });
  });

  it('names scripts without their query', () => {
    expect(parseBrowserStack(`pay@${APP}?token=secret:1:2`)).toMatchObject([{ filename: APP }]);
  });

  it("tells extensions of the visitor's from the application", () => {
    const [frame] = parseBrowserStack('    at inject (chrome-extension://abc/content.js:1:2)');
    expect(frame?.in_app).toBe(false);
  });

  it.each(['', 'TypeError: no yarn', '[native code]', 'x'.repeat(100_000), '@'.repeat(100_000)])(
    'is empty where nothing can be read (%#)',
    (stack) => {
      expect(parseBrowserStack(stack)).toEqual([]);
    },
  );

  it('is cut at fifty frames', () => {
    expect(parseBrowserStack(`pay@${APP}:12:3\n`.repeat(200))).toHaveLength(50);
  });
});
