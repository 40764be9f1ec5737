export { ConfigurationError } from './configuration/configuration-error';
export { errorResponse, methodNotAllowed, notFound } from './http/error-routes';
export { healthRoutes } from './http/health-routes';
export { jsonBody, jsonOnly } from './http/json-body';
export { listen, type ListeningServer, type ListenOptions } from './lifecycle/listen';
export { logLine } from './log-line';
export { makeDirectory } from './configuration/make-directory';
export type { ErrorMiddleware, Middleware } from './http/middleware';
export { readConfig, type ConfigOf } from './configuration/read-config';
export { requestLog } from './http/request-log';
export { runService, type RunningService } from './lifecycle/run-service';
export { invalidBody, sendInvalidBody, type BodyIssue } from './http/send-invalid-body';
export { sendJson } from './http/send-json';
export {
  fraction,
  milliseconds,
  optionalText,
  optionalUrl,
  port,
  text,
  url,
  type Setting,
} from './configuration/setting';
export { withinDeadline } from './within-deadline';
