export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/**
 * What is asked of one column. A missing value equals the empty text; it has no order, so no comparison holds of it.
 */
export type ColumnTest<Of> = { column: Of } & (
  | { test: 'equals'; value: string }
  /** Text parts with anything between them; case-insensitive and over the whole value. */
  | { test: 'matches'; parts: readonly string[] }
  | { test: 'present' }
  | { test: 'compare'; operator: ComparisonOperator; value: number }
);

/** A tree of tests. Each test either holds or does not, so `not` finds exactly what its condition does not find. */
export type Condition<Of> =
  ColumnTest<Of> | { test: 'all' | 'any'; of: readonly Condition<Of>[] } | { test: 'not'; of: Condition<Of> };
