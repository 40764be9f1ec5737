import type { ChosenEvents } from './chosen-events';
import { QueryError } from './query-error';

/** The events of a question that lists no groups, so that a condition on a function has nothing to filter. */
export function refuseGroupCondition(
  chosen: ChosenEvents,
  need = 'filters groups, and there are none here',
): Omit<ChosenEvents, 'groupCondition'> {
  if (chosen.groupCondition === undefined) return chosen;
  throw new QueryError(400, `query: a condition on a function ${need}`);
}
