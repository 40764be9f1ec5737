import { describe, expect, it } from '@jest/globals';
import { AGGREGATE_FUNCTIONS } from './aggregate-functions';
import { calledAs, callKind, knownCall, usualCall } from './known-call';

describe('a call that the catalogue knows', () => {
  it.each(AGGREGATE_FUNCTIONS.map((known) => [known.name, known] as const))(
    'of %s is read as it is written',
    (_, known) => {
      const usual = usualCall(known);
      const { name, arguments: given } = calledAs(usual);
      expect(knownCall(name, given)).toEqual(usual);
    },
  );

  it.each([
    ['p95', [], 'transaction.duration', '95', 'p95()'],
    ['p95', ['measurements.lcp'], 'measurements.lcp', '95', 'p95(measurements.lcp)'],
    ['p100', [], 'transaction.duration', '100', 'p100()'],
    ['percentile', ['transaction.duration', '0.42'], 'transaction.duration', '42', 'p42()'],
    ['percentile', ['a', '.999'], 'a', '99.9', 'percentile(a, 0.999)'],
    ['percentile', ['a', '0.07'], 'a', '7', 'p7(a)'],
    ['percentile', ['a', '0'], 'a', '0', 'percentile(a, 0)'],
  ])('%s(%j) is the percentile of %s at %s, written %s', (name, given, of, percent, written) => {
    const call = knownCall(name, given);
    expect(call?.known.name).toBe('percentile');
    expect(call?.values).toEqual([of, percent]);
    const said = call && calledAs(call);
    expect(said && `${said.name}(${said.arguments.join(', ')})`).toBe(written);
  });

  it.each([
    ['p0', []],
    ['p101', []],
    ['p95', ['a', 'b']],
    ['percentile', ['a', '2']],
    ['percentile', ['a', 'half']],
    ['percentile', ['a']],
    ['avg', []],
    ['count', ['id']],
    ['frobnicate', []],
    ['constructor', []],
  ])('is none in %s(%j)', (name, given) => expect(knownCall(name, given)).toBeUndefined());

  it.each([
    ['avg', ['transaction.duration'], 'duration'],
    ['avg', ['measurements.cls'], 'number'],
    ['avg', ['measurements.custom'], 'number'],
    ['max', ['timestamp'], 'date'],
    ['any', ['shade'], 'text'],
    ['apdex', [], 'number'],
    ['failure_rate', [], 'share'],
  ])('%s(%j) gives a %s', (name, given, kind) => {
    const call = knownCall(name, given);
    expect(call && callKind(call)).toBe(kind);
  });
});
