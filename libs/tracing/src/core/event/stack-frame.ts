/** A line of a stack trace, in the words of the wire. */
export interface StackFrame {
  filename?: string;
  function?: string;
  lineno?: number;
  colno?: number;
  /** Whether it is the application's own code, as opposed to a library's. */
  in_app: boolean;
}

/** Reads the stack of an error; each runtime writes it differently. The frame that threw comes last. */
export type StackParser = (stack: string) => StackFrame[];
