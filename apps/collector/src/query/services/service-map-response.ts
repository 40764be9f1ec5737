import type { Condition } from '../../store/questions/condition';
import type { ValueColumn } from '../../store/questions/event-list-query';
import { chosenEvents, type QuestionSources } from '../chosen-events';
import { countEvents } from '../count-events';
import { refuseGroupCondition } from '../refuse-group-condition';
import { timeWindow } from '../time-window';
import { readCalls } from './read-calls';
import { serviceMap, type ServiceMap } from './service-map';

const WINDOW = { usual: '24h', longestDays: 90 };
/** Child spans are not indexed: so many of the latest transactions are read with their traces for an answer, and no more. */
const MOST_READ = { events: 10_000, characters: 64 * 1024 * 1024 };
const TRANSACTION: Condition<ValueColumn> = {
  column: { kind: 'field', field: 'event.type' },
  test: 'equals',
  value: 'transaction',
};

/** The answer of `/api/0/service-map/`; `transactions` says how many the window has, and how many it stands on. */
export interface ServiceMapResponse extends ServiceMap {
  meta: { transactions: { found: number; read: number } };
}

/**
 * Answers which services there are and what they ask of each other, for the transactions that `query`, `project` and the
 * window (default 24 hours) find: the latest 10,000, or as many as have traces with 64 MiB of spans. A caller is looked for
 * in all projects that the reader may see, and at whatever time. Throws a `QueryError` that names the parameter.
 */
export async function serviceMapResponse(
  parameters: URLSearchParams,
  { reader, projects, now }: QuestionSources,
): Promise<ServiceMapResponse> {
  const chosen = refuseGroupCondition(
    chosenEvents(parameters, timeWindow(parameters, now, WINDOW), { projects, now }),
  );
  const of = chosen.condition === undefined ? [TRANSACTION] : [TRANSACTION, chosen.condition];
  const transactions = { ...chosen, condition: { test: 'all', of } as const };
  const calls = await readCalls(reader, { ...transactions, latest: MOST_READ }, projects);
  const read = calls.reduce((sum, { count }) => sum + count, 0);
  return {
    ...serviceMap(calls),
    meta: { transactions: { found: await countEvents(reader, transactions), read } },
  };
}
