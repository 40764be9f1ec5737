import type { TraceResponse } from '@clew/trace-model';

/**
 * Sends a GET request to a collector.
 *
 * @throws {Error} with one line that names the address, where the collector cannot be reached or answers with anything
 * but 200 or one of `alsoExpected`.
 */
export async function askCollector(
  url: URL,
  signal: AbortSignal,
  alsoExpected: readonly number[] = [],
): Promise<Response> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    throw new Error(`the collector cannot be reached at ${url.origin}: ${reasonOf(error)}`);
  });
  if (response.ok || alsoExpected.includes(response.status)) return response;
  throw new Error(`the collector answered ${response.status} to GET ${url.href}: ${await response.text()}`);
}

/** A trace as it is stored now; undefined where the collector knows none of that id. */
export async function fetchTrace(
  collectorUrl: string,
  traceId: string,
  signal: AbortSignal,
): Promise<TraceResponse | undefined> {
  const url = new URL(`/api/0/traces/${encodeURIComponent(traceId)}/`, collectorUrl);
  const response = await askCollector(url, signal, [404]);
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  return (await response.json()) as TraceResponse;
}

function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? String(error);
}
