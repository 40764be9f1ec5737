export interface Subscriber {
  email: string;
  name: string;
}

/** Who has signed up; kept in memory, since this is an example. */
export function createSubscribers() {
  const byEmail = new Map<string, Subscriber>();
  return {
    /** `false` if the address has signed up before. */
    add(subscriber: Subscriber): boolean {
      if (byEmail.has(subscriber.email)) return false;
      byEmail.set(subscriber.email, subscriber);
      return true;
    },
    count: () => byEmail.size,
  };
}
