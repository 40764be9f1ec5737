const POLL_MS = 50;
const TIMEOUT_MS = 10_000;

/**
 * Asks again until the answer is there, for things that announce themselves nowhere, like a line in a log file.
 * Fails with `what` after 10 seconds.
 */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`did not happen within ${TIMEOUT_MS / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
