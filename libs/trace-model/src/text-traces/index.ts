export { backgroundPoll, internalServiceSpans } from './background-poll';
export { checkout, checkoutSqlQueries } from './checkout';
export { pageLoad } from './page-load';
