export { checkout } from '@clew/trace-model';

/** The SQL statements of the order, the text's "individual SQL queries". */
export const checkoutSqlQueries = 5;
