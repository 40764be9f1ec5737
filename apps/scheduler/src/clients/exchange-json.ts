/** How long one request may take. */
const deadlineMs = 5000;

/**
 * Sends a request, with `body` as JSON if there is one, and returns the answer's JSON.
 *
 * @throws Error naming the method, the address and the status when the answer is not 2xx.
 */
export async function exchangeJson(
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(deadlineMs),
    redirect: 'error',
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${response.status}`);
  return JSON.parse(text);
}
