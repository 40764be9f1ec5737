const MOST_KEYS = 1_000;

interface Kept<T> {
  body: string;
  answer: T;
}

/**
 * Makes the same request with the same idempotency key have its effect once: the first answer is kept and given again.
 * Undefined means that the key was used for another body. Keeps the last 1,000 keys; without a key each request counts.
 */
export function answerOnce<T>(): (key: string | undefined, body: unknown, effect: () => T) => T | undefined {
  const kept = new Map<string, Kept<T>>();
  return (key, body, effect) => {
    if (key === undefined) return effect();
    const text = JSON.stringify(body);
    const earlier = kept.get(key);
    if (earlier) return earlier.body === text ? earlier.answer : undefined;
    const answer = effect();
    kept.set(key, { body: text, answer });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEYS && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
