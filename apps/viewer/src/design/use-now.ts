import { useEffect, useState } from 'react';

const TICK_MILLISECONDS = 5_000;

/** The time in seconds since 1970, renewed every five seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now() / 1_000);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() / 1_000), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
