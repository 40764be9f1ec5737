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

const DSN = /^(https?:\/\/)(\w+)(?::[^/@]*)?@([^\s/?#@]+)(\/[^?#]*)?\/(\d+)\/?$/;

/** What a person is told about a DSN that cannot be used, without its key. */
export const UNUSABLE_DSN =
  'the DSN cannot be used: it has the form http://<public key>@<host>:<port>/<project id>';

/**
 * Reads a DSN.
 * @throws TracingConfigurationError when a part is missing, with the reason; the message never repeats the key
 */
export function parseDsn(text: string): Dsn {
  const dsn = readDsn(text);
  if (dsn) return dsn;
  throw new TracingConfigurationError(UNUSABLE_DSN.replace(':', `, because ${whatIsWrongWith(text)}:`));
}

function whatIsWrongWith(dsn: string): string {
  if (!/^\w+:\/\//.test(dsn)) return 'it is not a URL';
  if (!/^https?:/.test(dsn)) return 'its protocol is not http or https';
  if (!/^https?:\/\/\w+(:[^/@]*)?@/.test(dsn)) return 'it has no public key';
  return /\/\d+\/?$/.test(dsn) ? 'its host cannot be read' : 'it does not end in a project id';
}

/** Reads `{protocol}://{public key}[:{secret}]@{host}[:{port}][/{path}]/{project id}`; undefined if it is anything else. */
export function readDsn(dsn: string): Dsn | undefined {
  const [, protocol, publicKey, givenHost, path = '', projectId] = DSN.exec(dsn) ?? [];
  if (!protocol || !publicKey || !givenHost || !projectId) return undefined;
  const host = givenHost.toLowerCase();
  return {
    publicKey,
    projectId,
    text: `${protocol}${publicKey}@${host}${path}/${projectId}`,
    envelopeUrl: `${protocol}${host}${path}/api/${projectId}/envelope/`,
  };
}

/** The `X-Sentry-Auth` header of a request to the DSN's project. */
export function authHeader(dsn: Dsn, sdk: SdkInfo): string {
  return `Sentry sentry_version=7, sentry_client=${sdk.name}/${sdk.version}, sentry_key=${dsn.publicKey}`;
}
