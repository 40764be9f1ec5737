import { parseTimestamp } from '../../ingest/payload/timestamp';
import type { ComparisonOperator, Condition } from '../../store/questions/condition';
import type { Column } from '../../store/questions/event-list-query';
import { QueryError } from '../query-error';

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
  ['w', 604_800],
]);
const DAY = 86_400;
/** How far around it a time without an operator finds, as Discover does. */
const AROUND = { before: 5 * 60, after: 6 * 60 };

/**
 * A condition on a time in UTC. `>2026-11-22T12:00:00Z` compares; `2026-11-22` is that whole day, a time of day its
 * minutes around; `-24h` is the last 24 hours, `+24h` what is older than that. Undefined when it is none of these.
 */
export function dateCondition<Of extends Column>(
  column: Of,
  { operator, operand }: { operator: ComparisonOperator | undefined; operand: string },
  now: number,
): Condition<Of> | undefined {
  const compare = (by: ComparisonOperator, value: number): Condition<Of> => ({
    column,
    test: 'compare',
    operator: by,
    value,
  });
  const between = (from: number, until: number): Condition<Of> => ({
    test: 'all',
    of: [compare('>=', from), compare('<', until)],
  });
  const age = parseAge(operand);
  if (age !== undefined) {
    return operator === undefined ? compare(age.older ? '<=' : '>=', now - age.seconds) : undefined;
  }
  const day = parseDay(operand);
  const time = day ?? parseTimestamp(operand);
  if (time === undefined || !Number.isFinite(time)) return undefined;
  if (operator !== undefined) return compare(operator, time);
  return day === undefined ? between(time - AROUND.before, time + AROUND.after) : between(day, day + DAY);
}

function parseAge(text: string): { older: boolean; seconds: number } | undefined {
  const [, sign, amount, unit = ''] = /^([-+])(\d{1,5})([mhdw])$/.exec(text) ?? [];
  const unitSeconds = UNIT_SECONDS.get(unit);
  if (amount === undefined || unitSeconds === undefined) return undefined;
  return { older: sign === '+', seconds: Number(amount) * unitSeconds };
}

function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(text)) {
    throw new QueryError(400, 'expected a day of the calendar');
  }
  return milliseconds / 1_000;
}
