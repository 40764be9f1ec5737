import type { StackFrame } from '../../core/index';

/** Chromium: `    at async pay (https://shop.example/app.js:12:3)`, `    at https://shop.example/app.js:12:3`. */
const CHROMIUM = /^ *at (?:async )?(?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/;
/** Firefox and Safari: `pay@https://shop.example/app.js:12:3`, `async*@…:12:3`, `https://shop.example/app.js:12:3`. */
const FIREFOX_AND_SAFARI = /^(?:async\*)?(?:(.*?)@)?(\S+?):(\d+):(\d+)$/;
const LONGEST_LINE = 500;
const MOST_FRAMES = 50;

/**
 * Reads the stack of an error as Chromium, Firefox or Safari writes it. The frame that threw comes last, as the protocol
 * has it. Addresses of scripts are named without their query, which may be a secret.
 */
export function parseBrowserStack(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of stack.split('\n')) {
    const short = line.slice(0, LONGEST_LINE);
    const [, name, location = '', lineNumber, column] =
      CHROMIUM.exec(short) ?? FIREFOX_AND_SAFARI.exec(short) ?? [];
    if (!location || frames.length === MOST_FRAMES) continue;
    frames.push({
      filename: location.replace(/[?#].*/, ''),
      ...(name && { function: name }),
      lineno: Number(lineNumber),
      colno: Number(column),
      in_app: !/^\w+-extension:/.test(location),
    });
  }
  return frames.reverse();
}
