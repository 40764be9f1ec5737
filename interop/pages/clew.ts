// A page with the browser SDK of this repository.
import { init } from '@clew/tracing/browser';
import { askOnLoad, pageConfig } from './page';

const { dsn, apiUrl, tracesSampleRate } = pageConfig();
init({ dsn, tracesSampleRate, tracingOrigins: [apiUrl] });
void askOnLoad(apiUrl);
