import type { StoredSpan } from '@clew/trace-model';

const DATABASE_OP = /^(?:db|sql)(?:\.|$)/;
const STATEMENT =
  /^\s*(?:select|insert|update|delete|replace|merge|with|create|alter|drop|truncate|begin|explain|call)\b/i;

/** Whether a span's description is an SQL statement: a database op whose description begins like one. Redis does not. */
export function isSql({ op, description }: Pick<StoredSpan, 'op' | 'description'>): boolean {
  return DATABASE_OP.test(op ?? '') && STATEMENT.test(description ?? '');
}
