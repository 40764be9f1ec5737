/**
 * The text's tracing package for a Node process. Importing it is what makes `getCurrentHub().startSpan` work, as in the
 * text. Instead of `require('@sentry/apm')`:
 *
 *   const Apm = require('@clew/tracing/node/apm');
 */
import { Span as CoreSpan } from '../core/index';
import { Express } from './facade/express-integration';
import { createHubExtensions } from './facade/hub-extensions';
import { processHubs } from './facade/process-hubs';
import { spanFromTraceparent } from './facade/span-from-traceparent';

processHubs.extend(createHubExtensions(processHubs));

export const Integrations = { Express };

/** What `hub.startSpan` answers with: `span instanceof Apm.Span`, `Apm.Span.fromTraceparent(header)`. */
export const Span = {
  fromTraceparent: spanFromTraceparent,
  [Symbol.hasInstance]: (value: unknown): boolean => value instanceof CoreSpan,
};
