/**
 * A request, and where the collector's live stream was when the first request was answered, as its header says: of those
 * asked, the first that has an answer which says it, in whatever order the answers come; undefined before that.
 */
export function positionedRequest(
  request: typeof fetch,
): [request: typeof fetch, firstPosition: () => string | undefined] {
  let asked = 0;
  let first = { order: Infinity, position: undefined as string | undefined };
  const positioned: typeof fetch = async (...question) => {
    asked += 1;
    const order = asked;
    const response = await request(...question);
    const position = response.headers.get('x-clew-stream-position') ?? undefined;
    if (position !== undefined && order < first.order) first = { order, position };
    return response;
  };
  return [positioned, () => first.position];
}
