import { describe, expect, it } from '@jest/globals';
import { drawOutline, drawTrace } from '../outline/draw-trace';
import { tellTrace } from '../outline/tell-trace';
import { outlineTrace } from '../outline/trace-outline';
import type { TraceResponse } from '../stored-trace';
import { compareShape } from './compare-shape';
import { expectedOutline } from './expected-outline';

const story = 'api  http.server  GET /  ok\n└─ function  work  ok\n   └─ function  more work  ok';

/** The story of a span that was given no description, in a run with ids of its own. */
function runWithout(description: string | null, digit: string): TraceResponse {
  const trace = tellTrace(story);
  const [transaction] = trace.transactions;
  const [span, below] = transaction?.spans ?? [];
  Object.assign(span ?? {}, { description, span_id: digit.repeat(16) });
  Object.assign(below ?? {}, { parent_span_id: digit.repeat(16) });
  return trace;
}

describe('a trace as what another run is expected to be', () => {
  it('has any text where a span has no description, whose id no other run has', () => {
    expect(drawOutline(expectedOutline(outlineTrace(runWithout(null, 'a'))))).toBe(
      'api  http.server  GET /  ok\n└─ function  ...  ok\n   └─ function  more work  ok',
    );
  });

  it.each([null, '', ' '])('is the other run, where the description is %p', (description) => {
    const expected = expectedOutline(outlineTrace(runWithout(description, 'a')));
    const other = outlineTrace(runWithout(description, 'b'));
    expect(compareShape(expected, other).matches).toBe(true);
  });

  it('is drawn as the trace is, where everything has a description', () => {
    const trace = tellTrace(story);
    expect(drawOutline(expectedOutline(outlineTrace(trace)))).toBe(drawTrace(trace));
  });
});
