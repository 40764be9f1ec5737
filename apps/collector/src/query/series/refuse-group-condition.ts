import type { ChosenEvents } from '../chosen-events';
import { QueryError } from '../query-error';

/** What is not a list of groups has nothing that a condition on a function could filter. */
export function refuseGroupCondition(chosen: ChosenEvents): Omit<ChosenEvents, 'groupCondition'> {
  if (chosen.groupCondition === undefined) return chosen;
  throw new QueryError(400, 'query: a condition on a function filters groups, and there are none here');
}
