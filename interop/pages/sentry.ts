// A page with the current @sentry/browser, set up as its documentation says.
import { browserTracingIntegration, init } from '@sentry/browser';
import { askOnLoad, pageConfig } from './page';

const { dsn, apiUrl, tracesSampleRate } = pageConfig();
init({
  dsn,
  tracesSampleRate,
  traceLifecycle: 'static',
  integrations: [browserTracingIntegration()],
  tracePropagationTargets: [apiUrl],
  // How long DNS, paint and the like took differs from run to run, down to whether there is a span of it.
  ignoreSpans: [{ op: /^(browser|resource|paint|ui|mark|measure)\b/ }],
});
void askOnLoad(apiUrl);
