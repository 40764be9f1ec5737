import { TracingConfigurationError } from '../tracing-error';

/** Where a project's data goes, and the public key that allows to write it there. */
export interface Dsn {
  publicKey: string;
  projectId: string;
  /** The DSN as text, without its secret. */
  text: string;
  /** `http://host:9000/api/1/envelope/` */
  envelopeUrl: string;
}

/** The name and version that the SDK reports about itself. */
export interface SdkInfo {
  name: string;
  version: string;
}

const EXAMPLE = 'http://<public key>@<host>:<port>/<project id>';

/**
 * Reads a DSN: `{protocol}://{public key}[:{secret}]@{host}[:{port}][/{path}]/{project id}`.
 * @throws TracingConfigurationError when a part is missing; the message never repeats the key.
 */
export function parseDsn(text: string): Dsn {
  const url = parsedUrl(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw invalid('its protocol is not http or https');
  if (!/^\w+$/.test(url.username)) throw invalid('it has no public key');
  const [, path, projectId] = /^(.*)\/(\d+)\/?$/.exec(url.pathname) ?? [];
  if (path === undefined || projectId === undefined) throw invalid('it does not end in a project id');
  return {
    publicKey: url.username,
    projectId,
    text: `${url.protocol}//${url.username}@${url.host}${path}/${projectId}`,
    envelopeUrl: `${url.protocol}//${url.host}${path}/api/${projectId}/envelope/`,
  };
}

/** The `X-Sentry-Auth` header of a request to the DSN's project. */
export function authHeader(dsn: Dsn, sdk: SdkInfo): string {
  return `Sentry sentry_version=7, sentry_client=${sdk.name}/${sdk.version}, sentry_key=${dsn.publicKey}`;
}

function parsedUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw invalid('it is not a URL');
  }
}

function invalid(reason: string): TracingConfigurationError {
  return new TracingConfigurationError(
    `the DSN cannot be used, because ${reason}: it has the form ${EXAMPLE}`,
  );
}
