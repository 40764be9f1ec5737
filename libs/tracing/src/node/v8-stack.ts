import type { StackFrame } from '../core/index';

/** `at GET (file:///shop/src/app.ts:12:3)`, `at async file:///shop/src/app.ts:12:3`, `at Array.map (<anonymous>)`. */
const FRAME = /^\s*at (?:async )?(?:(.{1,300}?) \()?(.{1,1000}?)(?::(\d+):(\d+))?\)?$/;
const MOST_FRAMES = 50;

/** Reads the stack of an error as V8 writes it. The frame that threw comes last, as the protocol has it. */
export function parseV8Stack(stack: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of stack.split('\n')) {
    const [, name, location, lineNumber, column] = FRAME.exec(line) ?? [];
    if (location === undefined || frames.length === MOST_FRAMES) continue;
    const filename = location.replace(/^file:\/\//, '');
    frames.push({
      filename,
      ...(name !== undefined && { function: name }),
      ...(lineNumber !== undefined && { lineno: Number(lineNumber), colno: Number(column) }),
      in_app: !/^(node:|<anonymous>|native)|[\\/]node_modules[\\/]/.test(filename),
    });
  }
  return frames.reverse();
}
