/**
 * The text's tracing package for a page. Importing it is what makes `getCurrentHub().startSpan` work, as in the text.
 * Instead of `import { Integrations as ApmIntegrations } from '@sentry/apm'`:
 *
 *   import { Integrations as ApmIntegrations } from '@clew/tracing/browser/apm';
 */
import { hubExtensions } from './facade/hub-extensions';
import { pageHub } from './facade/page-hub';
import { Tracing } from './facade/tracing-integration';

export { type TracingOptions } from './facade/tracing-integration';

pageHub.extend(hubExtensions);

export const Integrations = { Tracing };
