import type { CollectorUnderTest } from '../running-collector';
import { encodeTraces } from './encode-traces';

export type OtlpFormName = 'json' | 'protobuf';

export const OTLP_TYPES: Record<OtlpFormName, string> = {
  json: 'application/json',
  protobuf: 'application/x-protobuf',
};

/** Sends bytes to the standard address with a project's key, as OTEL_EXPORTER_OTLP_HEADERS has it. */
export function postTraces(
  collector: CollectorUnderTest,
  body: Uint8Array | string,
  { project = 'web', path = '/v1/traces', headers = {} }: PostTracesOptions = {},
): Promise<Response> {
  return fetch(`${collector.url()}${path}`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'x-sentry-auth': `sentry sentry_key=${collector.key(project)}`, ...headers },
  });
}

interface PostTracesOptions {
  project?: string;
  path?: string;
  headers?: Record<string, string>;
}

/** Sends a request in one of the two forms and answers what `partial_success` says; undefined when all was stored. */
export async function sendTraces(
  collector: CollectorUnderTest,
  request: Record<string, unknown>,
  { form = 'json', project = 'web' }: { form?: OtlpFormName; project?: string } = {},
): Promise<unknown> {
  const body = form === 'json' ? JSON.stringify(request) : encodeTraces(request);
  const headers = { 'content-type': OTLP_TYPES[form] };
  const response = await postTraces(collector, body, { project, headers });
  const answer = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${response.status} ${answer.toString()}`);
  if (form === 'protobuf') return answer.length === 0 ? undefined : answer;
  return (JSON.parse(answer.toString()) as { partialSuccess?: unknown }).partialSuccess;
}
