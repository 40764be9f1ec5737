/** What two clocks may differ by without being told apart: the header has whole seconds, and an answer takes time. */
const RESOLUTION_SECONDS = 5;

/**
 * A request, and by how many seconds this clock is before that of the server that answered the latest one, as the `Date`
 * header says: 0 before the first answer, and where it does not say. In steps of five seconds.
 */
export function timedRequest(request: typeof fetch): [request: typeof fetch, clockAhead: () => number] {
  let ahead = 0;
  const timed: typeof fetch = async (...asked) => {
    const response = await request(...asked);
    const difference = (Date.now() - Date.parse(response.headers.get('date') ?? '')) / 1_000;
    const steps = Math.round(difference / RESOLUTION_SECONDS);
    ahead = Number.isNaN(steps) ? 0 : steps * RESOLUTION_SECONDS;
    return response;
  };
  return [timed, () => ahead];
}
