import { formatDialect, sql } from 'sql-formatter';

/**
 * An SQL statement over several lines, with `?` for values as the spans carry it. Loaded only when somebody looks at one.
 *
 * @throws where the statement cannot be read, as one that was cut.
 */
export function formatSql(statement: string): string {
  return formatDialect(statement, {
    dialect: sql,
    keywordCase: 'preserve',
    paramTypes: { positional: true, numbered: ['$', ':'], named: [':', '@'] },
  });
}
