export { breadcrumbs, type BreadcrumbOptions } from './parts/breadcrumbs';
export { errorCapture } from './parts/error-capture';
export { type IdleTransaction } from './page-load/idle-transaction';
export { init, type BrowserOptions, type BrowserTracing } from './init';
export { type PagePart, type TracedPage } from './parts/page-part';
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
} from './parts/parts';
