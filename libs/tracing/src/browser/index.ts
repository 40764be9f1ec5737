export { IdleTransaction, type IdleTransactionOptions } from './idle-transaction';
export { init, type BrowserOptions, type BrowserTracing } from './init';
