import { transactionsPath } from '../routes';
import { valueCondition } from '../search/search-condition';

/** What the collector's search can name inside `tags[...]`. */
const TAG_KEY = /^[A-Za-z0-9_.:-]+$/;

/** The list of the transactions with exactly this tag; undefined where it cannot be searched for. */
export function tagSearchPath(key: string, value: string): string | undefined {
  return TAG_KEY.test(key) ? fieldSearchPath(`tags[${key}]`, value) : undefined;
}

/** The list of the transactions with this value of a field, such as `release` or `user.id`. */
export function fieldSearchPath(field: string, value: string): string | undefined {
  return value === '' ? undefined : transactionsPath(valueCondition(field, value));
}
