import type { AggregateFunction, FunctionParameter } from './aggregate-functions';
import { AGGREGATE_FUNCTIONS, DURATION } from './aggregate-functions';
import type { ValueKind } from './value-fields';
import { fieldKind } from './value-fields';

/** A call as the catalogue knows it; a share is in percent, so that `p95()` is `percentile` with `95`. */
export interface KnownCall {
  known: AggregateFunction;
  /** One for each parameter of the function. */
  values: string[];
}

const BY_NAME: ReadonlyMap<string, AggregateFunction> = new Map(
  AGGREGATE_FUNCTIONS.map((known) => [known.name, known]),
);
const RANKED = /^p([1-9]\d?|100)$/;

/** Finds the function of a call; `undefined` where there is none, or it takes other arguments. */
export function knownCall(name: string, given: readonly string[]): KnownCall | undefined {
  const rank = RANKED.exec(name)?.[1];
  if (rank !== undefined) return given.length > 1 ? undefined : percentileCall(given[0] ?? DURATION, rank);
  const known = BY_NAME.get(name);
  if (known === undefined) return undefined;
  // The only function whose argument may be left out.
  if (name === 'apdex' && given.length === 0) return usualCall(known);
  if (given.length !== known.parameters.length) return undefined;
  const [of = '', level = ''] = given;
  return name === 'percentile' ? percentileCall(of, percentOf(level)) : { known, values: [...given] };
}

/** What a function is told, argument by argument; nothing where there is no such function. */
export function parametersOf(name: string): readonly FunctionParameter[] {
  return BY_NAME.get(RANKED.test(name) ? 'percentile' : name)?.parameters ?? [];
}

function percentileCall(of: string, percent: string | undefined): KnownCall | undefined {
  const known = BY_NAME.get('percentile');
  return known === undefined || percent === undefined ? undefined : { known, values: [of, percent] };
}

/** A level such as `0.999` in percent; `undefined` where it is none. */
function percentOf(level: string): string | undefined {
  if (!/^\d*\.?\d+$/.test(level) || Number(level) > 1) return undefined;
  return String(Number((Number(level) * 100).toFixed(6)));
}

/** What a function without its parentheses may have been meant to be, such as `p95()`; undefined for another name. */
export function callWithoutParentheses(written: string): string | undefined {
  if (RANKED.test(written)) return `${written}()`;
  const known = BY_NAME.get(written);
  if (known === undefined) return undefined;
  const { name, arguments: given } = calledAs(usualCall(known));
  return `${name}(${given.join(', ')})`;
}

/** A call of a function with what it is usually told. */
export function usualCall(known: AggregateFunction): KnownCall {
  return { known, values: known.parameters.map(({ initial }) => initial) };
}

/** The name and arguments by which the collector knows a call. */
export function calledAs({ known, values }: KnownCall): { name: string; arguments: string[] } {
  if (known.name !== 'percentile') return { name: known.name, arguments: values };
  const [of = DURATION, percent = ''] = values;
  if (RANKED.test(`p${percent}`)) return { name: `p${percent}`, arguments: of === DURATION ? [] : [of] };
  return { name: 'percentile', arguments: [of, String(Number((Number(percent) / 100).toFixed(8)))] };
}

/** The kind of what a call gives. */
export function callKind({ known, values }: KnownCall): ValueKind {
  return known.kind === 'as-its-field' ? fieldKind(values[0] ?? '') : known.kind;
}
