import type { OutlineOptions, TraceResponse } from '@clew/trace-model';
import { matchTraceTree } from './match-trace-tree';

/**
 * A Jest matcher that compares a whole trace with a drawn tree. Register it once:
 *
 *     expect.extend({ toMatchTrace });
 *
 *     expect(trace).toMatchTrace(`
 *       web  pageload  shop/  ok
 *       └─ http.client  GET /api/products  ok
 *          └─ api  http.server  GET /api/products  ok
 *     `, { rename: { 'http://127.0.0.1:3000': 'shop' } });
 *
 * @throws {OutlineSyntaxError} where the expected tree cannot be read.
 */
export function toMatchTrace(
  trace: unknown,
  expectedTree: string,
  options: OutlineOptions = {},
): { pass: boolean; message: () => string } {
  if (!isTrace(trace)) {
    const message = () => 'expect(trace).toMatchTrace(tree) needs a trace as the collector answers it';
    return { pass: false, message };
  }
  const { matches, counts, difference } = matchTraceTree(expectedTree, trace, options);
  return {
    pass: matches,
    message: () =>
      matches
        ? `Trace ${trace.trace_id} is the tree that it was expected not to be:\n${expectedTree}`
        : `Trace ${trace.trace_id} is not the expected tree: ${counts}.\n\n${difference}`,
  };
}

function isTrace(value: unknown): value is TraceResponse {
  return (
    typeof value === 'object' &&
    value !== null &&
    'transactions' in value &&
    Array.isArray(value.transactions)
  );
}
