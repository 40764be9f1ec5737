import { useEffect, useState } from 'react';
import { useCollector } from '../collector/collector-context';

const TICK_MILLISECONDS = 5_000;

/** The time by the collector's clock in seconds since 1970, renewed every five seconds. */
export function useNow(): number {
  const collector = useCollector();
  const [now, setNow] = useState(() => collector.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(collector.now()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [collector]);
  return now;
}
