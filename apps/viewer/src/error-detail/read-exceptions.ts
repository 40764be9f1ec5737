import { fieldsOf, isFields, numberOf, textOf, type Fields } from '../collector/stored-fields';

/** A function that was being called when the error was thrown. */
export interface StackFrame {
  function: string;
  /** File, or module where no file is known. */
  file: string;
  /** `line:column`, as far as they are known. */
  position: string;
  /** Whether it is the service's own code, not that of a library. */
  isOwn: boolean;
  /** The source around the place; empty where the SDK sent none. */
  source: readonly SourceLine[];
  /** The values of local variables. */
  variables: Fields;
}

export interface SourceLine {
  number: number | undefined;
  text: string;
  /** Whether this is the line that was running. */
  isHere: boolean;
}

/** One of the exceptions of an error. */
export interface StoredException {
  type: string;
  value: string;
  /** Whether somebody caught it; undefined where the SDK does not say. */
  handled: boolean | undefined;
  mechanism: string;
  /** The latest call first. */
  frames: readonly StackFrame[];
}

/** Reads exceptions as SDKs send them; the one that was thrown first, then its causes. Whatever is none is left out. */
export function exceptionsOf(value: unknown): StoredException[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isFields).map(exceptionOf).reverse();
}

function exceptionOf(exception: Fields): StoredException {
  const mechanism = fieldsOf(exception['mechanism']);
  const handled = mechanism['handled'];
  return {
    type: textOf(exception['type']) || 'Error',
    value: textOf(exception['value']) ?? '',
    handled: typeof handled === 'boolean' ? handled : undefined,
    mechanism: textOf(mechanism['type']) ?? '',
    frames: framesOf(exception['stacktrace']),
  };
}

/** The latest call first; frames of an error's `stacktrace` stand the other way round on the wire. */
export function framesOf(stacktrace: unknown): StackFrame[] {
  const { frames } = fieldsOf(stacktrace);
  return Array.isArray(frames) ? frames.filter(isFields).map(frameOf).reverse() : [];
}

function frameOf(frame: Fields): StackFrame {
  const [line, column] = [placeOf(frame['lineno']), placeOf(frame['colno'])];
  return {
    function: textOf(frame['function']) || '?',
    file: textOf(frame['filename']) || textOf(frame['abs_path']) || textOf(frame['module']) || '',
    position: [line, column].filter((part) => part !== undefined).join(':'),
    isOwn: frame['in_app'] !== false,
    source: sourceOf(frame, line),
    variables: fieldsOf(frame['vars']),
  };
}

function sourceOf(frame: Fields, line: number | undefined): SourceLine[] {
  const here = frame['context_line'];
  if (typeof here !== 'string') return [];
  const before = textsOf(frame['pre_context']);
  return [...before, here, ...textsOf(frame['post_context'])].map((text, index) => ({
    number: line === undefined ? undefined : line - before.length + index,
    // Tabs indent here; elsewhere they would be written out.
    text: text.replaceAll('\t', '  '),
    isHere: index === before.length,
  }));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** A line or column of a source. */
function placeOf(value: unknown): number | undefined {
  const place = numberOf(value);
  return Number.isSafeInteger(place) ? place : undefined;
}
