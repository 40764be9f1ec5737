import type { z } from 'zod';
import { DownstreamError } from './downstream-error';

/** One request to a neighbouring service. */
export interface JsonRequest<Answer> {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: unknown;
  /** What a 2xx answer must look like. */
  answer: z.ZodType<Answer>;
  /** How long the whole exchange may take. */
  deadlineMs: number;
  /** May turn an answer other than 2xx into an error of its own; otherwise it is a bad gateway. */
  refused?: (status: number) => Error | undefined;
}

/**
 * Sends a request and returns the checked answer.
 *
 * @throws DownstreamError 503 when nobody answers, 504 after the deadline, 502 for an answer of no use.
 */
export async function requestJson<Answer>(url: URL, request: JsonRequest<Answer>): Promise<Answer> {
  const { status, ok, body } = await exchange(url, request);
  if (!ok)
    throw (
      request.refused?.(status) ??
      new DownstreamError(502, 'bad_gateway', { cause: new Error(`answered ${status}`) })
    );
  const parsed = request.answer.safeParse(body);
  if (!parsed.success) throw new DownstreamError(502, 'bad_gateway', { cause: parsed.error });
  return parsed.data;
}

async function exchange(
  url: URL,
  { method = 'GET', headers, body, deadlineMs }: JsonRequest<unknown>,
): Promise<{ status: number; ok: boolean; body: unknown }> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
      redirect: 'error',
    });
    return { status: response.status, ok: response.ok, body: parseJson(await response.text()) };
  } catch (error) {
    throw signal.aborted
      ? new DownstreamError(504, 'timeout', { cause: error })
      : new DownstreamError(503, 'unavailable', { cause: error });
  }
}

/** The text as JSON, or undefined, which no schema of an answer accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
