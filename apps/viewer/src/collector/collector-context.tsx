import { createContext, useContext } from 'react';
import type { CollectorClient } from './collector-client';

export const CollectorContext = createContext<CollectorClient | undefined>(undefined);

/** The collector that this page reads from. */
export function useCollector(): CollectorClient {
  const client = useContext(CollectorContext);
  if (client === undefined) throw new Error('useCollector needs a CollectorContext above it');
  return client;
}
