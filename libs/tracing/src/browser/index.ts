export { errorCapture } from './error-capture';
export { type IdleTransaction } from './idle-transaction';
export { init, type BrowserOptions, type BrowserTracing } from './init';
export { type PagePart, type TracedPage } from './page-part';
export {
  beacons,
  errorStatus,
  incomingTraces,
  navigations,
  navigationTiming,
  sendingRules,
  tracesSampler,
  tunnel,
  userTiming,
} from './parts';
