/**
 * A request, and where the collector's live stream was when the first answer was made, as its header says: undefined before
 * that, and where it does not say. Whoever follows the stream from there hears of all that no answer has.
 */
export function positionedRequest(
  request: typeof fetch,
): [request: typeof fetch, firstPosition: () => string | undefined] {
  let first: string | undefined;
  const positioned: typeof fetch = async (...asked) => {
    const response = await request(...asked);
    first ??= response.headers.get('x-clew-stream-position') ?? undefined;
    return response;
  };
  return [positioned, () => first];
}
