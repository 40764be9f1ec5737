export { errorCapture, type ErrorCapture } from './error-capture';
export { type IdleTransaction } from './idle-transaction';
export { init, type BrowserOptions, type BrowserTracing } from './init';
export { recordNavigationTiming } from './instrumentation/navigation-timing';
