import type { OutlineOptions, TraceResponse } from '@clew/trace-model';

/** What `expect.extend({ toMatchTrace })` adds to `expect(actual)`: offered only where `actual` is a trace. */
export type ToMatchTrace<Actual, Result> = Actual extends TraceResponse
  ? (expectedTree: string, options?: OutlineOptions) => Result
  : never;

// For `expect` of @jest/globals. The type parameters are those of the interface that this one is merged with.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    toMatchTrace: ToMatchTrace<T, R>;
  }
}
